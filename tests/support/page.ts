/** Whole pages and single components in jest + jsdom, on the runtime that the phone uses in a browser. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { PhoneHandle } from '../../emulator/phone/client/desk'
import { prepareDocument } from './page-document'
import { PATIENCE_MS } from './patience'

const ROOT = path.resolve(__dirname, '../..')

/** Answers a call of a cloud function; what it throws reaches the app as a failed call. */
export type CloudHandler = (name: string, data: never) => unknown

export interface BootOptions {
  /** folder with project.config.json; this repository by default */
  projectDir?: string
  /** first page with query */
  path?: string
  openid?: string
  cloud?: CloudHandler
}

export interface BootedApp {
  /** every call of a cloud function so far */
  calls: PhoneHandle['calls']
  errors: string[]
  missing: string[]
  routes(): string[]
  /** data of the page on top */
  data<T = Record<string, unknown>>(): T
  /** opens a page on its own, as a message would */
  open(path: string): Promise<void>
  /** first element in the page on top */
  find(selector: string): HTMLElement
  findAll(selector: string): HTMLElement[]
  /** mounts one component alone */
  mount(codePath: string, properties?: Record<string, unknown>): MountedComponent
}

export interface MountedComponent {
  dom: HTMLElement
  set(properties: Record<string, unknown>): void
  /** details of every event of this name from now on */
  on(name: string): unknown[]
  unmount(): void
}

/** Compiled once per worker and project; the compiler's WebAssembly does not run inside jsdom. */
const compiled = new Map<string, string>()

function compiledApp(projectDir: string): string {
  const known = compiled.get(projectDir)
  if (known) return known
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'page-')), 'app.js')
  execFileSync(
    process.execPath,
    ['--import', 'tsx', 'emulator/phone/compile-to-file.ts', projectDir, file],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const code = fs.readFileSync(file, 'utf8')
  fs.rmSync(path.dirname(file), { recursive: true })
  compiled.set(projectDir, code)
  return code
}

const phone = () => (window as unknown as { __phone: PhoneHandle }).__phone

/** Starts the Mini Program in this test file's document. One app per test file. */
export async function bootApp(options: BootOptions = {}): Promise<BootedApp> {
  prepareDocument(options)
  const code = compiledApp(options.projectDir ?? ROOT)
  // the app's script belongs in this document's scope, as a script element would put it
  new Function(code).call(window)
  await until(() => document.documentElement.dataset.phoneReady === '1', 'the app to start')
  return {
    get calls() {
      return phone().calls
    },
    get errors() {
      return phone().errors
    },
    get missing() {
      return phone().missing
    },
    routes: () => phone().routes(),
    data: <T>() => phone().data() as T,
    open: async (address) => phone().open(address, 1014),
    find,
    findAll,
    mount: (codePath, properties = {}) => phone().mount(codePath, properties),
  }
}

const findAll = (selector: string) => [
  ...document.querySelectorAll<HTMLElement>(`.mp-layer.current ${selector}`),
]

function find(selector: string): HTMLElement {
  const found = findAll(selector)[0]
  if (!found) throw new Error(`nothing on the page is ${selector}`)
  return found
}

export function tap(target: Element): void {
  target.dispatchEvent(new MouseEvent('click', { bubbles: true }))
}

/** Types into an `<input>` or `<textarea>` of the page. */
export function type(target: Element, value: string): void {
  const field = target.matches('input,textarea') ? target : target.querySelector('input,textarea')
  if (!field) throw new Error('nothing to type into')
  Object.assign(field, { value })
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Waits until something is so; what it waits for is named when it never comes. */
export async function until(so: () => unknown, what: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!so()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
