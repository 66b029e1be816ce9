type Listener = (...args: never[]) => unknown

/** Named events with listeners, as WeChat's EventChannel has them. */
export class Emitter {
  private readonly listeners = new Map<string, Listener[]>()

  on(name: string, listener: Listener): this {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
    return this
  }

  once(name: string, listener: Listener): this {
    const wrapped = (...args: never[]) => {
      this.off(name, wrapped)
      listener(...args)
    }
    return this.on(name, wrapped)
  }

  off(name: string, listener?: Listener): this {
    const rest = listener ? (this.listeners.get(name) ?? []).filter((one) => one !== listener) : []
    this.listeners.set(name, rest)
    return this
  }

  emit(name: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...(args as never[]))
  }

  has(name: string): boolean {
    return (this.listeners.get(name) ?? []).length > 0
  }
}

/** One end of the channel between two pages: what is sent before anybody listens is kept for the first listener. */
export class Channel extends Emitter {
  private peer: Channel | undefined
  private readonly kept = new Map<string, unknown[][]>()

  static pair(): [Channel, Channel] {
    const ends: [Channel, Channel] = [new Channel(), new Channel()]
    ends[0].peer = ends[1]
    ends[1].peer = ends[0]
    return ends
  }

  override on(name: string, listener: Listener): this {
    super.on(name, listener)
    const waiting = this.kept.get(name) ?? []
    this.kept.delete(name)
    for (const args of waiting) super.emit(name, ...args)
    return this
  }

  override emit(name: string, ...args: unknown[]): void {
    this.peer?.receive(name, args)
  }

  private receive(name: string, args: unknown[]) {
    if (this.has(name)) super.emit(name, ...args)
    else this.kept.set(name, [...(this.kept.get(name) ?? []), args])
  }
}
