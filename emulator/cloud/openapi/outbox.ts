import type { Clock } from '../clock'
import type { OwnRecords } from '../db/own-records'
import type { OpenApiParams } from './api'

export interface OutboxRecord {
  _id: string
  api: string
  /** Receiver, when the call has one. */
  openid: string | null
  templateId: string | null
  page: string | null
  /** Keywords of a subscription message: `{thing1: {value}}`. */
  data: unknown
  /** Epoch milliseconds of the gateway's clock. */
  at: number
  requestId: string
  function: string | null
  errcode: number
  errmsg: string
}

const SEND = 'subscribeMessage.send'

/** Everything that was asked of WeChat, oldest first. */
export class Outbox {
  private next = 1

  constructor(
    private readonly records: OwnRecords<OutboxRecord>,
    private readonly clock: Clock,
  ) {
    this.reload()
  }

  /** Goes on behind the last record that is there. */
  reload(): void {
    this.next = this.records.all().reduce((next, { _id }) => Math.max(next, Number(_id) + 1), 1)
  }

  record(
    facts: Pick<OutboxRecord, 'api' | 'requestId' | 'function' | 'errcode' | 'errmsg'>,
    params: OpenApiParams,
  ): void {
    const text = (name: string) => (typeof params[name] === 'string' ? String(params[name]) : null)
    this.records.put({
      _id: String(this.next++),
      ...facts,
      openid: text('touser') ?? text('openid'),
      templateId: text('template_id'),
      page: text('page'),
      data: facts.api === SEND ? (params.data ?? null) : null,
      at: this.clock.now(),
    })
  }

  /** Subscription messages that were delivered. */
  messages(openid?: string): OutboxRecord[] {
    return this.everything(openid).filter(({ api, errcode }) => api === SEND && errcode === 0)
  }

  /** Every openapi call, also failed ones. */
  everything(openid?: string): OutboxRecord[] {
    return this.records.all().filter((r) => openid === undefined || r.openid === openid)
  }

  clear(): void {
    this.records.remove(...this.records.all().map(({ _id }) => _id))
  }
}
