import { randomUUID } from 'node:crypto'
import type { Alarm, Clock } from '../clock'
import type { OwnRecords } from '../db/own-records'
import type { Invoked } from '../functions/runner'

/** The function that takes what the platform tells by itself, if the folder has one of this name. */
export const INBOX = 'inbox'

/** Milliseconds of the gateway's clock until the platform gets round to it. */
const DELAY = 2000
const ACCOUNT = 'gh_000000000000'

/** A push before the platform has addressed it. */
export interface PushContent {
  Event: string
  [field: string]: unknown
}

/** One push that waits for its time. */
export interface PushRecord {
  _id: string
  /** Epoch milliseconds of the gateway's clock. */
  due: number
  /** Person whose doing it tells; null for the platform's own. */
  openid: string | null
  event: PushContent
}

export interface DeliveredPush {
  event: string
  requestId: string
  ok: boolean
  /** What the function answered, or the message of its error. */
  result: unknown
}

export interface PushParts {
  records: OwnRecords<PushRecord>
  clock: Clock
  /** Whether anybody takes pushes; else none is kept. */
  wanted: () => boolean
  deliver: (event: object, openid: string | null) => Promise<Invoked>
  /** Deliver them by themselves when they are due. */
  automatic: boolean
  /** Whether to deliver one twice: the platform promises at least once, not once. */
  twice: () => boolean
}

/**
 * The message push of the platform: JSON to a cloud function, some time after what caused it. A push leaves the list
 * when the function has answered, so that one that met a crash comes again.
 */
export class Pushes {
  private alarm: Alarm | null = null
  private readonly underWay = new Map<string, Promise<DeliveredPush[]>>()
  private closed = false

  constructor(private readonly parts: PushParts) {}

  /** @param openid the person whose doing it tells; null for the platform's own */
  add(content: PushContent, openid: string | null): void {
    const { records, clock, wanted } = this.parts
    if (!wanted()) return
    const event = {
      ToUserName: ACCOUNT,
      FromUserName: openid ?? ACCOUNT,
      CreateTime: Math.floor(clock.now() / 1000),
      MsgType: 'event',
      ...content,
    }
    records.put({ _id: randomUUID(), due: clock.now() + DELAY, openid, event })
    this.arm()
  }

  /** Waits for the next that is due. */
  arm(): void {
    this.alarm?.cancel()
    this.alarm = null
    const dues = this.waiting().map(({ due }) => due)
    if (!this.parts.automatic || this.closed || dues.length === 0) return
    this.alarm = this.parts.clock.at(Math.min(...dues), () => void this.deliverDue())
  }

  /** Delivers what the move has made due. */
  async clockMoved(): Promise<void> {
    if (this.parts.automatic) await this.deliverDue()
    this.arm()
  }

  /** Delivers those whose time has come; settles when the function has answered. */
  private async deliverDue(): Promise<DeliveredPush[]> {
    const now = this.parts.clock.now()
    return this.deliver(this.waiting().filter(({ due }) => due <= now))
  }

  /** Delivers all that wait, whatever the time. */
  async deliverAll(): Promise<DeliveredPush[]> {
    const before = [...this.underWay.values()]
    const now = await this.deliver(this.waiting())
    return [...(await Promise.all(before)).flat(), ...now]
  }

  /** Stops; settles when what runs has ended. What waits is kept. */
  async close(): Promise<void> {
    this.closed = true
    this.arm()
    await Promise.allSettled(this.underWay.values())
  }

  private waiting(): PushRecord[] {
    return this.parts.records.all().filter(({ _id }) => !this.underWay.has(_id))
  }

  private async deliver(pushes: readonly PushRecord[]): Promise<DeliveredPush[]> {
    const all = pushes.map((push) => {
      const delivery = this.deliverOne(push).finally(() => this.underWay.delete(push._id))
      this.underWay.set(push._id, delivery)
      return delivery
    })
    this.arm()
    return (await Promise.all(all)).flat()
  }

  private async deliverOne({ _id, event, openid }: PushRecord): Promise<DeliveredPush[]> {
    const { deliver, twice, records } = this.parts
    const done: DeliveredPush[] = []
    for (let times = twice() ? 2 : 1; times > 0; times--) {
      const invoked = await deliver(event, openid)
      done.push({
        event: event.Event,
        requestId: invoked.requestId,
        ok: invoked.ok,
        result: invoked.ok ? JSON.parse(invoked.text) : invoked.error.message,
      })
    }
    records.remove(_id)
    return done
  }
}
