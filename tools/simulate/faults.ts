import type { Gateway } from '../../emulator/cloud/gateway'
import type { Dice } from '../load/random'

/** Answers about one message and one person; −1 is a connection that broke. */
const OF_A_PERSON = [43101, 43108, 45168, 47003, 40003, -1]
/** Answers about a template as such: rather of a run than of a message. */
const OF_A_TEMPLATE = [40037, 43107, -604101]
const SEND = 'subscribeMessage.send'

/** In a hundred. */
export type Chances = { killed: number; doubled: number; refused: number }
export type Met = { runs: number; killed: number; doubled: number; refusals: number }

/** The platform at its worst, by the dice. */
export class Faults {
  readonly met: Met = { runs: 0, killed: 0, doubled: 0, refusals: 0 }

  constructor(
    private readonly gateway: Gateway,
    private readonly dice: Dice,
    private readonly chances: Chances,
  ) {}

  private happens = (percent: number) => this.dice.next() * 100 < percent

  /** One run of the timer: some are refused, some come twice at once, some die half way. */
  async run(openids: readonly string[]): Promise<void> {
    const { gateway, chances, met } = this
    for (const touser of openids) for (const code of OF_A_PERSON) this.refuse(code, touser)
    for (const code of OF_A_TEMPLATE) this.refuse(code)
    const doubled = this.happens(chances.doubled)
    const runs = Array.from({ length: doubled ? 2 : 1 }, () =>
      gateway.invoke('tick', {}, { source: 'wx_trigger' }),
    )
    met.runs += runs.length
    met.doubled += doubled ? 1 : 0
    if (this.happens(chances.killed)) {
      await new Promise((resolve) => setTimeout(resolve, this.dice.between(0, 250)))
      if ((await gateway.endInstances()) > 0) met.killed += 1
    }
    await Promise.all(runs)
    gateway.clearFailures()
  }

  private refuse(errcode: number, touser?: string): void {
    if (!this.happens(this.chances.refused)) return
    this.met.refusals += 1
    // the second try after 43108 may go well or not
    const times = errcode === 43108 ? this.dice.between(1, 2) : 1
    this.gateway.failOpenApi({ api: SEND, errcode, times, ...(touser ? { touser } : {}) })
  }
}
