import path from 'node:path'
import { type Gateway, type GatewayOptions, startGateway } from '../../emulator/cloud/gateway'
import { type Phone, startPhone } from '../../emulator/phone/server'
import { PATIENCE_MS } from '../support/patience'
import { closeBrowser, type OpenOptions, type OpenPhone, openPhone } from '../support/phone'

export const FIXTURE = path.join(__dirname, 'fixture')

export const ANNA = { openid: 'o-anna', name: '安娜', note: '书记', phone: '13800000001' }
export const BEN = { openid: 'o-ben', name: '本', note: '党员', phone: '13800000002' }

/** The sample Mini Program on a phone, with a real gateway behind it. */
export interface PhoneWorld {
  gateway: Gateway
  phone: Phone
  open(options?: Omit<OpenOptions, 'phone'>): Promise<OpenPhone>
  close(): Promise<void>
}

export async function startPhoneWorld(gatewayOptions: GatewayOptions = {}): Promise<PhoneWorld> {
  const gateway = await startGateway({
    memory: true,
    functions: path.join(FIXTURE, 'functions'),
    ...gatewayOptions,
  })
  const phone = await startPhone({
    projectDir: FIXTURE,
    gatewayUrl: gateway.url,
    persons: [ANNA, BEN],
    codePage: 'pages/detail/detail',
    templateTitles: { 'tmpl-notice': '活动通知' },
  })
  return {
    gateway,
    phone,
    open: (options = {}) => openPhone({ phone, as: ANNA.openid, ...options }),
    async close() {
      await closeBrowser()
      await phone.close()
      await gateway.close()
    },
  }
}

/** Presses a button of the sample's 我的 page. */
export const press = ({ cur }: OpenPhone, action: string): Promise<void> =>
  cur(`[data-testid="${action}"]`).click()

interface Outcome {
  result: unknown
  error: string
}

/** The answer (or failure) of the last call on the 我的 page, once it is there. */
export async function outcome<T = unknown>(
  opened: OpenPhone,
): Promise<{ result: T; error: string }> {
  const ready = () => {
    const { result, error } = (window as unknown as { __phone: { data(): Outcome } }).__phone.data()
    return result || error ? { result, error } : null
  }
  const handle = await opened.page.waitForFunction(ready)
  return (await handle.jsonValue()) as { result: T; error: string }
}

/** Waits until something asked of the page is so. */
export async function eventually(so: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await so())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
