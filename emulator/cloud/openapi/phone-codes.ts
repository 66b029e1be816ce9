import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock'
import { APP_ID } from '../functions/environment'
import { type OpenApi, refuse, textOf } from './api'

/** Life of a code in milliseconds (platform §3.2). */
const LIFE = 5 * 60_000

type Issued = { openid: string; phone: string; expires: number }

/** Codes that a phone gets when its owner agrees to share the number; each can be exchanged once. */
export class PhoneCodes {
  private readonly issued = new Map<string, Issued>()

  constructor(private readonly clock: Clock) {}

  issue(openid: string, phone: string): string {
    const code = randomBytes(32).toString('hex')
    this.issued.set(code, { openid, phone, expires: this.clock.now() + LIFE })
    return code
  }

  /** `phonenumber.getPhoneNumber`; with `openid` also checks whose code it is. */
  readonly exchange: OpenApi = (params) => {
    const code = textOf(params, 'code')
    const entry = this.issued.get(code)
    if (!entry || entry.expires <= this.clock.now()) return refuse(40029, 'invalid code')
    const openid = textOf(params, 'openid')
    if (openid !== '' && openid !== entry.openid) return refuse(40003, 'invalid openid')
    this.issued.delete(code)
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: entry.phone,
        purePhoneNumber: entry.phone,
        countryCode: '86',
        watermark: { timestamp: Math.floor(this.clock.now() / 1000), appid: APP_ID },
      },
    }
  }
}
