import type { Instance } from './instance'
import type { CloudFunction } from './registry'

export interface PoolLimits {
  /** Instances of one function at most; further calls wait. */
  perFunction: number
  /** Warm instances kept over all functions. */
  idle: number
  /** Milliseconds of real time after which a warm instance is ended. */
  idleLife: number
}

type Slot = {
  idle: { instance: Instance; id: string; expiry: NodeJS.Timeout }[]
  busy: number
  waiting: (() => void)[]
}

export interface Lease {
  id: string
  instance: Instance
  cold: boolean
  /** Gives the instance back; one that ended is forgotten. */
  release(): void
}

/** Instances of all functions: a warm one of the current version if there is one, else a new one. */
export class InstancePool {
  private readonly slots = new Map<string, Slot>()
  private readonly living = new Set<Instance>()
  private closed = false

  constructor(
    private readonly limits: PoolLimits,
    private readonly start: (fn: CloudFunction) => { id: string; instance: Instance },
  ) {}

  get instances(): Iterable<Instance> {
    return this.living
  }

  async lease(fn: CloudFunction): Promise<Lease> {
    const slot = this.slotOf(fn.name)
    while (slot.busy >= this.limits.perFunction) {
      await new Promise<void>((resolve) => slot.waiting.push(resolve))
    }
    if (this.closed) throw new Error('the gateway is closing')
    slot.busy++
    const warm = this.takeWarm(slot, fn.version)
    const { id, instance } = warm ?? this.start(fn)
    this.living.add(instance)
    const release = () => {
      slot.busy--
      if (instance.alive && !this.closed) this.keep(slot, id, instance)
      else this.living.delete(instance)
      slot.waiting.shift()?.()
    }
    return { id, instance, cold: !warm, release }
  }

  async close(): Promise<void> {
    this.closed = true
    for (const slot of this.slots.values()) {
      for (const { expiry } of slot.idle) clearTimeout(expiry)
      for (const wake of slot.waiting) wake()
    }
    await Promise.all([...this.living].map((instance) => instance.kill()))
  }

  private takeWarm(slot: Slot, version: string) {
    for (let entry = slot.idle.pop(); entry; entry = slot.idle.pop()) {
      clearTimeout(entry.expiry)
      if (entry.instance.alive && entry.instance.version === version) return entry
      this.end(entry.instance)
    }
    return null
  }

  private keep(slot: Slot, id: string, instance: Instance): void {
    const expiry = setTimeout(() => {
      slot.idle = slot.idle.filter((entry) => entry.instance !== instance)
      this.end(instance)
    }, this.limits.idleLife)
    expiry.unref()
    slot.idle.push({ instance, id, expiry })
    this.endSurplus()
  }

  private endSurplus(): void {
    const slots = [...this.slots.values()]
    const total = slots.reduce((sum, slot) => sum + slot.idle.length, 0)
    if (total <= this.limits.idle) return
    const fullest = slots.reduce((a, b) => (b.idle.length > a.idle.length ? b : a))
    const oldest = fullest.idle.shift()
    if (!oldest) return
    clearTimeout(oldest.expiry)
    this.end(oldest.instance)
  }

  private end(instance: Instance): void {
    this.living.delete(instance)
    void instance.kill()
  }

  private slotOf(name: string): Slot {
    const known = this.slots.get(name)
    if (known) return known
    const fresh: Slot = { idle: [], busy: 0, waiting: [] }
    this.slots.set(name, fresh)
    return fresh
  }
}
