import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock'
import { APP_ID } from '../functions/environment'
import { isPlain } from '../wire/ejson'

/** Milliseconds (platform §3.2). */
const LIFE = 5 * 60_000

/** What stands behind a cloud id, or why it cannot be had. */
export type OpenData =
  | { cloudID: string; data: object }
  | { cloudID: string; errCode: number; errMsg: string }

type Issued = { openid: string; data: object; expires: number }

/** Open data that a phone got only a name for; functions learn what stands behind it. */
export class CloudIds {
  private readonly issued = new Map<string, Issued>()

  constructor(private readonly clock: Clock) {}

  issue(openid: string, data: object): string {
    const cloudID = `27_${randomBytes(32).toString('base64url')}`
    const watermark = { appid: APP_ID, timestamp: Math.floor(this.clock.now() / 1000) }
    const expires = this.clock.now() + LIFE
    this.issued.set(cloudID, { openid, data: { ...data, watermark }, expires })
    return cloudID
  }

  /** @param openid who asks; null for a tool or a function without a person */
  open(cloudID: string, openid: string | null): OpenData {
    const entry = this.issued.get(cloudID)
    if (!entry) return { cloudID, errCode: -601005, errMsg: 'invalid cloudID' }
    if (entry.expires <= this.clock.now()) {
      return { cloudID, errCode: -601006, errMsg: 'cloudID expired' }
    }
    if (openid !== null && openid !== entry.openid) {
      return { cloudID, errCode: -601007, errMsg: 'cloudID and calling user does not match' }
    }
    return { cloudID, data: entry.data }
  }

  /**
   * Puts open data in the place of each `wx.cloud.CloudID` among the top fields of what a phone sends to a function,
   * as the platform does; further down its plain text is left.
   */
  replaceIn(data: unknown, openid: string): unknown {
    if (!isPlain(data)) return data
    return Object.fromEntries(
      Object.entries(data).map(([field, value]) => {
        const id = cloudIdOf(value)
        return [field, id === null ? flatten(value) : this.open(id, openid)]
      }),
    )
  }
}

/** A `wx.cloud.CloudID` travels as an object with this one field. */
function cloudIdOf(value: unknown): string | null {
  if (!isPlain(value) || typeof value.cloudID !== 'string') return null
  return Object.keys(value).length === 1 ? value.cloudID : null
}

function flatten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flatten)
  if (!isPlain(value)) return value
  return (
    cloudIdOf(value) ??
    Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, flatten(inner)]))
  )
}
