import { invalidParam } from '../errors'

/** What the gateway notes about the invocation on whose behalf an SDK call arrives. */
export interface Attribution {
  requestId: string
  functionName: string
  /** SOURCE of the invocation: `wx_client`, `wx_trigger`, `wx_client,scf` … */
  source: string
  /** Null when it runs for nobody. */
  openid: string | null
}

/** One request of an SDK: `POST /admin` with an action. */
export interface SdkCall {
  action: string
  params: Params
  requestId: string
  /** Null when the SDK runs outside a function of this gateway. */
  invocation: Attribution | null
}

/** A JSON answer (`requestId` is added), or raw protobuf. */
export type Answer = Record<string, unknown> | Buffer
export type Action = (call: SdkCall) => Answer | Promise<Answer>
export type Actions = Readonly<Record<string, Action>>

/** The body of a request; each reader says what is missing with INVALID_PARAM. */
export class Params {
  constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  /** The same body with other values. */
  with(fields: Readonly<Record<string, unknown>>): Params {
    return new Params({ ...this.fields, ...fields })
  }

  /** Whether the query names one document by its id. */
  get queryIsDoc(): boolean {
    return this.fields.queryType === 'DOC'
  }

  text(name: string): string {
    const value = this.fields[name]
    if (typeof value !== 'string' || value === '') throw invalidParam(`${name} is required`)
    return value
  }

  optionalText(name: string): string | undefined {
    const value = this.fields[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  flag(name: string): boolean {
    return this.fields[name] === true
  }

  /** A count that is not negative. */
  count(name: string): number | undefined {
    const value = this.fields[name]
    if (value === undefined || value === null) return undefined
    const count = Number(value)
    if (!Number.isFinite(count) || count < 0) throw invalidParam(`${name} must not be negative`)
    return Math.floor(count)
  }

  list(name: string): unknown[] {
    const value = this.fields[name]
    if (!Array.isArray(value)) throw invalidParam(`${name} must be a list`)
    return value
  }

  bytes(name: string): Buffer {
    const value = this.fields[name]
    if (Buffer.isBuffer(value)) return value
    if (typeof value === 'string') return Buffer.from(value)
    throw invalidParam(`${name} is required`)
  }
}
