import type { Input, Instant, MemberId, Output } from '../../typings/contract'
import type { Answer, Problem } from '../services/answer'

/**
 * A code on the phone, and for whom it was scanned. When it was in the room the server reads from the code itself;
 * `scannedAt` is only shown.
 */
export type KeptCode = {
  code: string
  activityId?: string
  scannedFor?: MemberId
  scannedAt: Instant
}

/** What became of a code that was sent later; told once. */
export type KeptNews = { code: string } & (
  | { theme: string; at: Instant | null; waiting: boolean; problem?: undefined }
  | { problem: Problem }
)

type Confirmed = Output<'arrival.confirm'>
type Doors = {
  /** Lists by name; what is written there outlives the app. */
  read: (name: string) => unknown[]
  write: (name: string, list: unknown[]) => void
  confirm: (input: Input<'arrival.confirm'>) => Promise<Answer<Confirmed>>
  now: () => Instant
  /** Whose phone it is, as far as it knows. */
  who: () => MemberId | undefined
}

const KEPT = 'kept-codes'
const NEWS = 'kept-code-news'

const NO_WAY: ReadonlySet<Problem> = new Set<Problem>(['offline', 'unreachable'])
/** Nobody has judged the code yet: there was no way out, or too much to do at the other end. */
export const UNJUDGED: ReadonlySet<Problem> = new Set<Problem>([...NO_WAY, 'busy', 'internal'])

const without = <T extends { code: string }>(list: readonly T[], code: string) =>
  list.filter((one) => one.code !== code)

/**
 * Codes scanned without network wait on the phone and go out when it is back. A code is on the phone before it is sent,
 * and leaves it when an answer has come and is written down: an app closed in between sends it again, and the server
 * gives the same answer.
 */
export class KeptCodes {
  private readonly listeners = new Set<() => void>()
  /** Sent by a page at this moment. */
  private readonly underWay = new Set<string>()
  private running: Promise<void> | null = null

  constructor(private readonly doors: Doors) {}

  /** What waits, in the order it was scanned. */
  kept(): KeptCode[] {
    return (this.doors.read(KEPT) as KeptCode[]).filter(({ code }) => !this.underWay.has(code))
  }

  /** @returns stops telling */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The news of one code, or of all; not kept any longer. */
  takeNews(code?: string): KeptNews[] {
    const all = this.doors.read(NEWS) as KeptNews[]
    const taken = all.filter((one) => code === undefined || one.code === code)
    const left = all.filter((one) => !taken.includes(one))
    if (taken.length > 0) this.doors.write(NEWS, left)
    return taken
  }

  /** Sends a code that was scanned just now; it stays on the phone until somebody has judged it. */
  async register(code: string, activityId?: string): Promise<Answer<Confirmed>> {
    const scannedFor = this.doors.who()
    const scan = {
      code,
      ...(activityId ? { activityId } : {}),
      ...(scannedFor ? { scannedFor } : {}),
    }
    this.keep({ ...scan, scannedAt: this.doors.now() })
    this.underWay.add(code)
    const answer = await this.doors.confirm(scan)
    this.underWay.delete(code)
    if (answer.ok || !UNJUDGED.has(answer.code)) this.forget(code)
    this.tell()
    return answer
  }

  /** The phone is somebody else's from now on: nothing scanned before goes out under another name. */
  clear() {
    this.doors.write(KEPT, [])
    this.doors.write(NEWS, [])
    this.tell()
  }

  /** Sends what waits, one after the other; called as often as one likes. */
  send(): Promise<void> {
    this.running ??= this.sendAll().finally(() => {
      this.running = null
    })
    return this.running
  }

  private async sendAll(): Promise<void> {
    const tried = new Set<string>()
    for (;;) {
      const next = this.kept().find(({ code }) => !tried.has(code))
      if (!next) return
      tried.add(next.code)
      const { scannedAt: _, ...scan } = next
      const { code } = scan
      const answer = await this.doors.confirm({ ...scan, kept: true })
      if (!answer.ok && NO_WAY.has(answer.code)) return
      if (answer.ok || !UNJUDGED.has(answer.code)) this.settle(newsOf(code, answer))
    }
  }

  /** One place for each code: a second scan of the same one changes nothing. */
  private keep(one: KeptCode) {
    const kept = this.doors.read(KEPT) as KeptCode[]
    if (!kept.some(({ code }) => code === one.code)) this.doors.write(KEPT, [...kept, one])
  }
  private forget(code: string) {
    this.doors.write(KEPT, without(this.doors.read(KEPT) as KeptCode[], code))
  }
  private settle(news: KeptNews) {
    this.doors.write(NEWS, [...without(this.doors.read(NEWS) as KeptNews[], news.code), news])
    this.forget(news.code)
    this.tell()
  }
  private tell() {
    for (const listener of [...this.listeners]) listener()
  }
}

function newsOf(code: string, answer: Answer<Confirmed>): KeptNews {
  if (!answer.ok) return { code, problem: answer.code }
  const { theme, at, waiting } = answer.data
  return { code, theme, at, waiting }
}
