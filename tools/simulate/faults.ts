import type { Gateway } from '../../emulator/cloud/gateway'
import type { Dice } from '../load/random'

/** Answers about one message and one person; −1 is a connection that broke. */
const OF_A_PERSON = [43101, 43108, 45168, 47003, 40003, -1]
/** Answers about a template as such: rather of a run than of a message. */
const OF_A_TEMPLATE = [40037, 43107, -604101]
/** Whatever the platform says of a message that failed later. */
const ON_THE_WAY = 2
const SEND = 'subscribeMessage.send'

/** In a hundred. */
export type Chances = {
  killed: number
  doubled: number
  refused: number
  lost: number
  early: number
  /** What the platform tells twice. */
  repeated: number
}
export type Met = {
  runs: number
  killed: number
  doubled: number
  refusals: number
  /** Messages taken and lost on the way; runs during which the platform told of it already. */
  lost: number
  early: number
  /** Pushes that came twice. */
  repeated: number
  /** Mornings without the timer. */
  silent: number
}

/** The platform at its worst, by the dice. */
export class Faults {
  readonly met: Met = {
    runs: 0,
    killed: 0,
    doubled: 0,
    refusals: 0,
    lost: 0,
    early: 0,
    repeated: 0,
    silent: 0,
  }

  /** @param ways dice of its own for what happens while much happens at once */
  constructor(
    private readonly gateway: () => Gateway,
    private readonly dice: Dice,
    private readonly ways: Dice,
    private readonly chances: Chances,
  ) {}

  private happens = (percent: number, dice = this.dice) => dice.next() * 100 < percent

  /** The code of a message that fails after WeChat has taken it; 0 when it arrives. */
  onTheWay(): number {
    if (!this.happens(this.chances.lost, this.ways)) return 0
    this.met.lost += 1
    return ON_THE_WAY
  }

  /** Whether the platform tells something twice. */
  isRepeated(): boolean {
    if (!this.happens(this.chances.repeated, this.ways)) return false
    this.met.repeated += 1
    return true
  }

  /** One run of the timer: some are refused, some come twice at once, some die half way. @returns whether it lived */
  async run(openids: readonly string[]): Promise<boolean> {
    const { chances, met } = this
    const gateway = this.gateway()
    for (const touser of openids) for (const code of OF_A_PERSON) this.refuse(code, touser)
    for (const code of OF_A_TEMPLATE) this.refuse(code)
    const doubled = this.happens(chances.doubled)
    const runs = Array.from({ length: doubled ? 2 : 1 }, () =>
      gateway.invoke('tick', {}, { source: 'wx_trigger' }),
    )
    met.runs += runs.length
    met.doubled += doubled ? 1 : 0
    const dies = this.happens(chances.killed)
    if (dies) {
      await new Promise((resolve) => setTimeout(resolve, this.dice.between(0, 250)))
      if ((await gateway.endInstances()) > 0) met.killed += 1
    }
    if (this.happens(chances.early)) {
      met.early += 1
      await new Promise((resolve) => setTimeout(resolve, this.dice.between(0, 250)))
      await gateway.pushes.run()
    }
    await Promise.all(runs)
    gateway.clearFailures()
    return !dies
  }

  private refuse(errcode: number, touser?: string): void {
    if (!this.happens(this.chances.refused)) return
    this.met.refusals += 1
    // the second try after 43108 may go well or not
    const times = errcode === 43108 ? this.dice.between(1, 2) : 1
    this.gateway().failOpenApi({ api: SEND, errcode, times, ...(touser ? { touser } : {}) })
  }
}
