import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { PATIENCE_MS } from '../support/patience'
import { codePicture } from './pictures'
import { ANNA, BEN, eventually, type PhoneWorld, startPhoneWorld } from './world'

let world: PhoneWorld
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([
    startPhoneWorld({ now: '2026-03-02T08:00:00+08:00' }),
    launchBrowser(),
  ])
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

interface Desk {
  page: Page
  phone: FrameLocator
  at(route: string): Promise<void>
}

const layerOf = (route: string) => `.mp-layer.current[data-route="${route}"]`

async function openDesk(query = '', page?: Page): Promise<Desk> {
  const opened =
    page ?? (await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' }))
  opened.setDefaultTimeout(PATIENCE_MS)
  await opened.goto(`${world.phone.url}/${query}`)
  const phone = opened.frameLocator('#phone')
  return {
    page: opened,
    phone,
    at: (route) => phone.locator(layerOf(route)).waitFor(),
  }
}

const call = (phone: FrameLocator) =>
  phone.locator('.mp-layer.current [data-testid="cloud"]').click()

test('one chooses who one is: the demo persons or a stranger; two tabs are two phones', async () => {
  const anna = await openDesk('?path=pages/me/me')
  const ben = await openDesk(`?as=${BEN.openid}&path=pages/me/me`)
  await anna.at('pages/me/me')
  await ben.at('pages/me/me')
  const options = await anna.page.getByLabel('我是谁').first().locator('option').allInnerTexts()
  expect(options).toEqual(['安娜 · 书记', '本 · 党员', '陌生人 · 不在名册里'])
  for (const [desk, openid] of [
    [anna, ANNA.openid],
    [ben, BEN.openid],
  ] as const) {
    await call(desk.phone)
    await desk.page.getByText('云端调用').click()
    await desk.page.locator('#log li summary').first().click()
    await desk.page.locator('#log pre').first().getByText(openid).waitFor()
  }
  await ben.page.reload()
  expect(await ben.page.locator('#who select').inputValue()).toBe(BEN.openid)
})

test('a message opens its page, as a tap in WeChat does', async () => {
  const { page, phone, at } = await openDesk()
  await at('pages/list/list')
  world.gateway.subscribe(ANNA.openid, ['tmpl-notice'])
  await deliver(ANNA.openid, 'tmpl-notice', 'pages/detail/detail?id=from-message')
  await page.locator('#inbox .card').filter({ hasText: '活动通知' }).click()
  await at('pages/detail/detail')
  await phone.locator('.mp-layer.current .query').getByText('from-message').waitFor()
})

/** Sends a subscription message through the cloud function of the sample. */
async function deliver(openid: string, templateId: string, page: string) {
  const answer = await world.gateway.invoke(
    'echo',
    { send: { touser: openid, templateId, page, data: { thing1: { value: '明天开会' } } } },
    { openid },
  )
  expect(answer).toMatchObject({ result: { sent: true } })
}

test('a forwarded card stands in every panel and opens as another person', async () => {
  const anna = await openDesk('?path=pages/detail/detail%3Fid=card')
  await anna.phone.locator('.share').click()
  const ben = await openDesk(`?as=${BEN.openid}`)
  const card = ben.page.locator('#items .card').filter({ hasText: '看这一条' })
  await card.getByRole('button', { name: '打开' }).click()
  await ben.at('pages/detail/detail')
  await anna.page
    .locator('#items .card')
    .filter({ hasText: '看这一条' })
    .getByLabel('以谁打开')
    .selectOption({ label: '本' })
  await anna.at('pages/detail/detail')
  expect(await anna.page.locator('#who select').inputValue()).toBe(BEN.openid)
})

test('what is opened while the phone still starts is what it starts with', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
  page.setDefaultTimeout(PATIENCE_MS)
  const held: (() => void)[] = []
  await page.route('**/phone.html*', async (route) => {
    const first = held.length === 0
    if (first) await new Promise<void>((resolve) => held.push(resolve))
    // a start that was overtaken has nobody to answer
    await route.continue().catch(() => undefined)
  })
  await page.goto(`${world.phone.url}/`)
  await page.getByLabel('码的内容').fill('early')
  await page.getByLabel('码的内容').press('Enter')
  held[0]?.()
  await page.frameLocator('#phone').locator(layerOf('pages/detail/detail')).waitFor()
  const options = await page.frames()[1]?.evaluate('getCurrentPages().map((one) => one.options)')
  expect(options).toEqual([{ scene: 'early' }])
})

test('a file handed over is saved and stands in the panel with its bytes; so do calendar entries', async () => {
  const { page, phone, at } = await openDesk('?path=pages/me/me')
  await at('pages/me/me')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    phone.locator('[data-testid="hand"]').click(),
  ])
  expect(download.suggestedFilename()).toBe('台账.txt')
  const href = await page.locator('#items a', { hasText: '台账.txt' }).getAttribute('href')
  expect(await (await fetch(world.phone.url + href)).text()).toBe('台账一行')
  await phone.locator('[data-testid="calendar"]').click()
  await phone.locator('[data-testid="monthly"]').click()
  await page
    .locator('#items .card')
    .filter({ hasText: '主题党日' })
    .filter({ hasText: '302' })
    .waitFor()
  await page.locator('#items .card').filter({ hasText: '重复：month' }).waitFor()
})

test('the clock of cloud and phone is set at the desk', async () => {
  const { page, phone, at } = await openDesk()
  await at('pages/list/list')
  await page.getByLabel('设定时间').fill('2026-05-04T09:30')
  await page.getByRole('button', { name: '设定' }).click()
  await page.locator('.now').getByText('5月4日 周一 09:30').waitFor()
  await phone.locator('#statustime').getByText('09:30').waitFor()
  expect(new Date(world.gateway.clock.now()).toISOString()).toMatch(/^2026-05-04T01:30/)
  await page.getByRole('button', { name: '+1天' }).click()
  await page.locator('.now').getByText('5月5日').waitFor()
})

test('WeChat scans a code from text or picture and opens its page with the scene', async () => {
  const { page, at } = await openDesk()
  await at('pages/list/list')
  await page.getByLabel('码的内容').fill('https://x.example/?scene=abc')
  await page.getByRole('button', { name: '打开码' }).click()
  await at('pages/detail/detail')
  const scene = () => page.frames()[1]?.evaluate('getCurrentPages()[0].options.scene')
  expect(await scene()).toBe('abc')
  await page.getByLabel('码的图片').setInputFiles(codePicture('slot-77'))
  await eventually(async () => (await scene()) === 'slot-77', 'the scene of the picture')
})

test('dark mode, letter size, network and screen are switched at the desk', async () => {
  const { page, phone, at } = await openDesk('?path=pages/me/me')
  await at('pages/me/me')
  await page.getByLabel('深色模式').check()
  await phone.locator('.facts').getByText('dark 1 16').waitFor()
  await page.getByLabel('字号').selectOption('1.4')
  await phone.locator('.mp-layer.current').waitFor()
  await page.getByLabel('断网').check()
  await page.getByLabel('屏幕').selectOption('320x568')
  expect(await page.locator('#device').evaluate((el) => el.style.getPropertyValue('--w'))).toBe(
    '320px',
  )
})
