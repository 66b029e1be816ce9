import { invalidParam } from '../errors'
import { type JsonReply, type OpenApiParams, refuse } from './api'

/** A failure that a test asks for. */
export interface ScriptedFailure {
  /** `subscribeMessage.send` … */
  api: string
  errcode: number
  errmsg?: string
  /** How many calls fail; once when left out. */
  times?: number
  /** Only calls to this openid. */
  touser?: string
}

export class Failures {
  private list: (ScriptedFailure & { left: number })[] = []

  add(failure: ScriptedFailure): void {
    if (typeof failure.api !== 'string' || !Number.isInteger(failure.errcode)) {
      throw invalidParam('a failure needs api and errcode')
    }
    this.list.push({ ...failure, left: failure.times ?? 1 })
  }

  clear(): void {
    this.list = []
  }

  /** @returns the failure this call has to meet, null when none is scripted */
  take(api: string, params: OpenApiParams): JsonReply | null {
    const failure = this.list.find(
      (f) => f.api === api && (f.touser === undefined || f.touser === params.touser),
    )
    if (!failure) return null
    failure.left--
    if (failure.left <= 0) this.list = this.list.filter((other) => other !== failure)
    return refuse(failure.errcode, failure.errmsg ?? 'scripted failure')
  }
}
