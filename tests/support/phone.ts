import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Phone } from '../../emulator/phone/server'
import { launchBrowser } from './browser'
import { PATIENCE_MS } from './patience'

export { chromiumPath, launchBrowser } from './browser'

export interface OpenOptions {
  phone: Pick<Phone, 'phoneUrl'>
  /** openid of the person who holds the phone */
  as?: string
  /** page with query; the app's first page by default */
  path?: string
  scene?: number
  theme?: 'light' | 'dark'
  /** 1, 1.2 or 1.4 */
  font?: number
  online?: boolean
  /** what the Mini Program keeps on this phone already */
  storage?: Record<string, unknown>
  /** a browser that is already running; one is shared by the test file otherwise */
  browser?: Browser
  context?: BrowserContextOptions
}

/** One phone in Chromium. */
export interface OpenPhone {
  page: Page
  /** what stands in the page on top */
  cur(selector: string): Locator
  /** data of the page on top */
  data<T = Record<string, unknown>>(): Promise<T>
  /** route of the page on top */
  route(): Promise<string>
  routes(): Promise<string[]>
  /** waits until nothing is asked of the cloud any more, every picture is there, and that has stayed so for some frames */
  settled(): Promise<void>
  /** errors of scripts and of the console */
  errors: string[]
  /** wx functions that the app called and the phone lacks */
  missing(): Promise<string[]>
  /** addresses beyond this machine that the page asked for */
  outsideRequests: string[]
  /** runs what opens a file dialog and answers it with files on disk */
  withFiles(
    files: string | string[] | FileGiven | FileGiven[],
    open: () => Promise<unknown>,
  ): Promise<void>
  close(): Promise<void>
}

/** A file as a test makes it. */
type FileGiven = { name: string; mimeType: string; buffer: Buffer }

const SCREEN = { width: 390, height: 844 }

interface PhoneWindow {
  __phone: { routes(): string[]; data(): unknown; missing: string[]; underWay(): number }
  quietFrames?: number
}

/** Frames without a question after which none is awaited any more: half a second where nothing is late. */
const QUIET_FRAMES = 30

/** Runs in the phone, once a frame. */
const isQuiet = (frames: number) => {
  const phone = window as unknown as PhoneWindow
  const quiet = phone.__phone.underWay() === 0 && [...document.images].every((one) => one.complete)
  phone.quietFrames = quiet ? (phone.quietFrames ?? 0) + 1 : 0
  return phone.quietFrames >= frames
}

let shared: Promise<Browser> | undefined

/** Closes the browser that openPhone shares; call it in afterAll. */
export async function closeBrowser(): Promise<void> {
  const browser = await shared
  shared = undefined
  await browser?.close()
}

/** Opens the bare phone and waits until the Mini Program runs. */
export async function openPhone(options: OpenOptions): Promise<OpenPhone> {
  shared ??= options.browser ? undefined : launchBrowser()
  const browser = options.browser ?? (await shared)
  if (!browser) throw new Error('no browser')
  const context = await browser.newContext({
    viewport: SCREEN,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options.context,
  })
  for (const [key, data] of Object.entries(options.storage ?? {})) {
    const kept = { key: `wx:${options.as}:${key}`, text: JSON.stringify({ data }) }
    await context.addInitScript(({ key, text }) => localStorage.setItem(key, text), kept)
  }
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const { errors, outsideRequests } = watch(page)
  const { as, path, scene, theme, font } = options
  await page.goto(
    options.phone.phoneUrl({
      as,
      path,
      scene,
      theme,
      font,
      online: options.online === false ? 0 : undefined,
    }),
  )
  await page
    .waitForFunction(() => document.documentElement.dataset.phoneReady === '1')
    .catch((reason: unknown) => {
      throw new Error(`the phone did not start: ${errors.join('; ')}`, { cause: reason })
    })
  const routes = () => page.evaluate(() => (window as unknown as PhoneWindow).__phone.routes())
  return {
    page,
    errors,
    outsideRequests,
    routes,
    cur: (selector) => page.locator(`.mp-layer.current ${selector}`),
    data: <T>() =>
      page.evaluate(() => (window as unknown as PhoneWindow).__phone.data()) as Promise<T>,
    route: async () => (await routes()).at(-1) ?? '',
    async settled() {
      await page.evaluate(() => {
        ;(window as unknown as PhoneWindow).quietFrames = 0
      })
      await page.waitForFunction(isQuiet, QUIET_FRAMES)
    },
    missing: () => page.evaluate(() => (window as unknown as PhoneWindow).__phone.missing),
    async withFiles(files, open) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()])
      await chooser.setFiles(files)
    },
    close: () => context.close(),
  }
}

const LOCAL = /^(https?:\/\/127\.0\.0\.1(:\d+)?\/|data:|blob:|about:)/

function watch(page: Page) {
  const errors: string[] = []
  const outsideRequests: string[] = []
  page.on('pageerror', (error) => errors.push(`pageerror ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    errors.push(message.text())
    // a refusal by the content policy is a request that was tried
    const refused = /Refused to (?:load|connect)[^']*'([^']+)'/.exec(message.text())?.[1]
    if (refused && !LOCAL.test(refused)) outsideRequests.push(refused)
  })
  page.on('request', (request) => {
    if (!LOCAL.test(request.url())) outsideRequests.push(request.url())
  })
  return { errors, outsideRequests }
}
