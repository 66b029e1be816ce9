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

export interface TimerParts {
  registry: FunctionRegistry
  runner: Runner
  clock: Clock
  warn: (text: string) => void
  /** Fire by themselves when they are due. */
  automatic: boolean
  /** Whether to fire one twice: the platform promises at least once, not once. */
  twice: () => boolean
}

/** Milliseconds of real time between two looks at the triggers. */
const LOOK_EVERY = 1000

/** Fires the timers of config.json when they are due on the gateway's clock. */
export class Timers {
  private alarms: Alarm[] = []
  private firing: Promise<FiredTimer[]>[] = []
  private closed = false
  private armedFor = ''
  private look: NodeJS.Timeout | null = null

  constructor(private readonly parts: TimerParts) {}

  /** Waits for the next time of each, and again when a config.json has changed. */
  start(): void {
    this.arm()
    if (!this.parts.automatic) return
    this.look = setInterval(() => this.armIfChanged(), LOOK_EVERY)
    this.look.unref()
  }

  /** Reads the triggers again and waits for the next of each, from the clock's present. */
  private arm(): void {
    for (const alarm of this.alarms) alarm.cancel()
    this.alarms = []
    if (!this.parts.automatic || this.closed) return
    this.armedFor = this.triggers()
    for (const timer of this.list()) this.armOne(timer, this.parts.clock.now())
  }

  private armIfChanged(): void {
    try {
      if (this.triggers() !== this.armedFor) this.arm()
    } catch (error) {
      // half a config.json: somebody is writing it
      this.parts.warn((error as Error).message)
    }
  }

  private triggers(): string {
    return JSON.stringify(this.parts.registry.triggers())
  }

  /**
   * Moves the clock. Going forward, a timer with occurrences on the way fires once, at the new time; the call settles
   * when all have ended.
   */
  async moveClock(move: () => void): Promise<FiredTimer[]> {
    const { clock, automatic } = this.parts
    const before = clock.now()
    move()
    const now = clock.now()
    const late = automatic && now > before ? this.dueBetween(before, now) : []
    this.arm()
    return (await Promise.all(late.map((timer) => this.fire(timer)))).flat()
  }

  /** Fires the timers of a function, or all, whatever the time; settles when they have ended. */
  async runNow(name?: string): Promise<FiredTimer[]> {
    const chosen = this.list().filter((timer) => name === undefined || timer.function === name)
    return (await Promise.all(chosen.map((timer) => this.fire(timer)))).flat()
  }

  /** Stops firing; settles when what runs has ended. */
  async close(): Promise<void> {
    this.closed = true
    if (this.look) clearInterval(this.look)
    this.arm()
    await Promise.allSettled(this.firing)
  }

  private list(): Timer[] {
    return this.parts.registry.triggers().flatMap(({ function: name, name: trigger, config }) => {
      try {
        return [{ function: name, trigger, cron: parseCron(config) }]
      } catch (error) {
        this.parts.warn(`timer ${trigger} of ${name} never fires: ${(error as Error).message}`)
        return []
      }
    })
  }

  private dueBetween(before: number, now: number): Timer[] {
    return this.list().filter((timer) => {
      const due = nextDue(timer.cron, before)
      return due !== null && due <= now
    })
  }

  private armOne(timer: Timer, after: number): void {
    const { clock } = this.parts
    const due = nextDue(timer.cron, after)
    if (due === null) return
    const alarm = clock.at(due, () => {
      this.alarms = this.alarms.filter((other) => other !== alarm)
      void this.fire(timer)
      // never twice for the same instant, should the alarm ring a moment early
      if (!this.closed) this.armOne(timer, Math.max(due, clock.now()))
    })
    this.alarms.push(alarm)
  }

  private fire(timer: Timer): Promise<FiredTimer[]> {
    const fired = this.fireOne(timer)
    this.firing = [...this.firing.slice(-50), fired]
    return fired
  }

  private async fireOne(timer: Timer): Promise<FiredTimer[]> {
    const { runner, clock, twice } = this.parts
    const event = {
      Type: 'Timer',
      TriggerName: timer.trigger,
      Time: new Date(clock.now()).toISOString(),
      Message: '',
    }
    const reports: FiredTimer[] = []
    for (let times = twice() ? 2 : 1; times > 0; times--) {
      const caller = { openid: null, source: 'wx_trigger' }
      reports.push(report(timer, await runner.invoke(timer.function, event, caller)))
    }
    return reports
  }
}

const report = (timer: Timer, invoked: Invoked): FiredTimer => ({
  function: timer.function,
  trigger: timer.trigger,
  requestId: invoked.requestId,
  ok: invoked.ok,
  result: invoked.ok ? JSON.parse(invoked.text) : invoked.error.message,
})
