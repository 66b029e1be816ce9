import type { Alarm, Clock } from '../clock'
import { type Cron, nextDue, parseCron } from './cron'
import type { FunctionRegistry } from './registry'
import type { Invoked, Runner } from './runner'

export interface FiredTimer {
  function: string
  trigger: string
  requestId: string
  ok: boolean
  /** What the function answered, or the message of its error. */
  result: unknown
}

interface Timer {
  function: string
  trigger: string
  cron: Cron
}

/** Fires the timers of config.json when they are due on the gateway's clock. */
export class Timers {
  private alarms: Alarm[] = []
  private firing: Promise<FiredTimer>[] = []
  private closed = false

  constructor(
    private readonly registry: FunctionRegistry,
    private readonly runner: Runner,
    private readonly clock: Clock,
    private readonly warn: (text: string) => void,
    private readonly automatic: boolean,
  ) {}

  /** Reads the triggers again and waits for the next of each, from the clock's present. */
  arm(): void {
    for (const alarm of this.alarms) alarm.cancel()
    this.alarms = []
    if (!this.automatic || this.closed) return
    for (const timer of this.list()) this.armOne(timer, this.clock.now())
  }

  /**
   * Moves the clock. Going forward, a timer with occurrences on the way fires once, at the new time; the call settles
   * when all have ended.
   */
  async moveClock(move: () => void): Promise<FiredTimer[]> {
    const before = this.clock.now()
    move()
    const now = this.clock.now()
    const late = this.automatic && now > before ? this.dueBetween(before, now) : []
    this.arm()
    return Promise.all(late.map((timer) => this.fire(timer)))
  }

  /** Fires the timers of a function, or all, whatever the time; settles when they have ended. */
  runNow(name?: string): Promise<FiredTimer[]> {
    const chosen = this.list().filter((timer) => name === undefined || timer.function === name)
    return Promise.all(chosen.map((timer) => this.fire(timer)))
  }

  /** Stops firing; settles when what runs has ended. */
  async close(): Promise<void> {
    this.closed = true
    this.arm()
    await Promise.allSettled(this.firing)
  }

  private list(): Timer[] {
    return this.registry.names().flatMap((name) =>
      (this.registry.find(name)?.config.triggers ?? [])
        .filter(({ type }) => type === 'timer')
        .flatMap(({ name: trigger, config }) => {
          try {
            return [{ function: name, trigger, cron: parseCron(config) }]
          } catch (error) {
            this.warn(`timer ${trigger} of ${name} never fires: ${(error as Error).message}`)
            return []
          }
        }),
    )
  }

  private dueBetween(before: number, now: number): Timer[] {
    return this.list().filter((timer) => {
      const due = nextDue(timer.cron, before)
      return due !== null && due <= now
    })
  }

  private armOne(timer: Timer, after: number): void {
    const due = nextDue(timer.cron, after)
    if (due === null) return
    const alarm = this.clock.at(due, () => {
      this.alarms = this.alarms.filter((other) => other !== alarm)
      void this.fire(timer)
      // never twice for the same instant, should the alarm ring a moment early
      if (!this.closed) this.armOne(timer, Math.max(due, this.clock.now()))
    })
    this.alarms.push(alarm)
  }

  private fire(timer: Timer): Promise<FiredTimer> {
    const event = {
      Type: 'Timer',
      TriggerName: timer.trigger,
      Time: new Date(this.clock.now()).toISOString(),
      Message: '',
    }
    const fired = this.runner
      .invoke(timer.function, event, { openid: null, source: 'wx_trigger' })
      .then((invoked) => report(timer, invoked))
    this.firing = [...this.firing.slice(-50), fired]
    return fired
  }
}

const report = (timer: Timer, invoked: Invoked): FiredTimer => ({
  function: timer.function,
  trigger: timer.trigger,
  requestId: invoked.requestId,
  ok: invoked.ok,
  result: invoked.ok ? JSON.parse(invoked.text) : invoked.error.message,
})
