/** Node's longest delay; a later alarm is armed in steps. */
const LONGEST_DELAY = 2 ** 31 - 1

export interface Alarm {
  cancel(): void
}

type Waiting = { at: number; ring: () => void; handle: NodeJS.Timeout | null }

/**
 * The gateway's clock: real time plus an offset that can be set. It keeps running from the set value. Alarms follow
 * it, so a transaction expires and a timer fires in the time of the gateway, not of the machine.
 */
export class Clock {
  private shift = 0
  private readonly waiting = new Set<Waiting>()
  private readonly listeners = new Set<(offset: number) => void>()

  /** @param start epoch milliseconds the clock begins at; the machine's time when left out */
  constructor(start?: number) {
    if (start !== undefined) this.shift = start - Date.now()
  }

  now(): number {
    return Date.now() + this.shift
  }

  /** Milliseconds this clock is ahead of the machine's. */
  get offset(): number {
    return this.shift
  }

  /** @param instant epoch milliseconds */
  set(instant: number): void {
    this.change(instant - Date.now())
  }

  advance(ms: number): void {
    this.change(this.shift + ms)
  }

  reset(): void {
    this.change(0)
  }

  onChange(listener: (offset: number) => void): void {
    this.listeners.add(listener)
  }

  /** Rings once when the clock reaches the instant, at once if it has; never inside the caller's turn. */
  at(instant: number, ring: () => void): Alarm {
    const entry: Waiting = { at: instant, ring, handle: null }
    this.waiting.add(entry)
    this.arm(entry)
    return {
      cancel: () => {
        this.waiting.delete(entry)
        if (entry.handle) clearTimeout(entry.handle)
      },
    }
  }

  close(): void {
    for (const entry of this.waiting) if (entry.handle) clearTimeout(entry.handle)
    this.waiting.clear()
    this.listeners.clear()
  }

  private change(shift: number): void {
    this.shift = Math.round(shift)
    for (const entry of this.waiting) this.arm(entry)
    for (const listener of this.listeners) listener(this.shift)
  }

  private arm(entry: Waiting): void {
    if (entry.handle) clearTimeout(entry.handle)
    const delay = Math.min(Math.max(entry.at - this.now(), 0), LONGEST_DELAY)
    entry.handle = setTimeout(() => this.check(entry), delay)
    entry.handle.unref()
  }

  private check(entry: Waiting): void {
    if (!this.waiting.has(entry)) return
    if (entry.at > this.now()) {
      this.arm(entry)
      return
    }
    this.waiting.delete(entry)
    entry.ring()
  }
}
