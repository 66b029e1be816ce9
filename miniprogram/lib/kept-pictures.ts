import type { ActivityId, Input, Media, Output } from '../../typings/contract'
import type { Answer, Problem } from '../services/answer'

/** A picture or clip on its way into a record; the file is this phone's own copy and outlives the app. */
export type KeptPicture = {
  /** Names the upload: sent again under the same name it is the same picture. */
  key: string
  activityId: ActivityId
  path: string
  ending: Input<'media.announce'>['files'][number]['ending']
}
/** What became of one that could not be kept; told once. */
export type PictureNews = { key: string; activityId: ActivityId; problem: Problem }
/** What is going out at this moment. */
export type Sending = { activityId: ActivityId; at: number; of: number; percent: number }

type Sent<T> = { ok: true; data: T } | { ok: false; code: Problem }
type Doors = {
  /** Lists by name; what is written there outlives the app. */
  read: (name: string) => unknown[]
  write: (name: string, list: unknown[]) => void
  announce: (input: Input<'media.announce'>) => Promise<Answer<Output<'media.announce'>>>
  upload: (from: string, to: string, progress: (percent: number) => void) => Promise<Sent<string>>
  add: (input: Input<'media.add'>) => Promise<Answer<Output<'media.add'>>>
  /** Whether the phone still has the file. */
  has: (path: string) => boolean
  drop: (path: string) => void
}

const KEPT = 'kept-pictures'
const NEWS = 'kept-picture-news'
/** Files named in one announcement. */
const AT_ONCE = 9

const NO_WAY: ReadonlySet<Problem> = new Set<Problem>(['offline', 'unreachable'])
/** Nobody has judged the picture yet, or its bytes did not arrive: it goes out again. */
const UNJUDGED: ReadonlySet<Problem> = new Set<Problem>(['busy', 'internal', 'media-missing'])

/**
 * Pictures wait on the phone until the record has them: through lost networks and a closed app. One goes out after the
 * other, so that a weak network is not asked for nine at once; one leaves the phone when its answer has come, and an app
 * closed in between sends it again under the same name.
 */
export class KeptPictures {
  private readonly listeners = new Set<(added?: { activityId: ActivityId; media: Media }) => void>()
  private running: Promise<void> | null = null
  private now: Sending | null = null

  constructor(private readonly doors: Doors) {}

  /** What waits for an activity, or for all, in the order it was chosen. */
  kept(activityId?: ActivityId): KeptPicture[] {
    const all = this.doors.read(KEPT) as KeptPicture[]
    return all.filter((one) => activityId === undefined || one.activityId === activityId)
  }

  sending(activityId: ActivityId): Sending | null {
    return this.now?.activityId === activityId ? this.now : null
  }

  /** @returns stops telling */
  onChange(listener: (added?: { activityId: ActivityId; media: Media }) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The news of an activity; not kept any longer. */
  takeNews(activityId: ActivityId): PictureNews[] {
    const all = this.doors.read(NEWS) as PictureNews[]
    const taken = all.filter((one) => one.activityId === activityId)
    if (taken.length > 0)
      this.doors.write(
        NEWS,
        all.filter((one) => !taken.includes(one)),
      )
    return taken
  }

  keep(pictures: readonly KeptPicture[]): void {
    this.doors.write(KEPT, [...this.kept(), ...pictures])
    this.tell()
  }

  /** Not to be sent after all. */
  giveUp(activityId: ActivityId): void {
    for (const one of this.kept(activityId)) this.forget(one)
    this.tell()
  }

  /** Sends what waits; called as often as one likes. */
  send(): Promise<void> {
    this.running ??= this.sendAll().finally(() => {
      this.running = null
      this.now = null
      this.tell()
    })
    return this.running
  }

  private async sendAll(): Promise<void> {
    const tried = new Set<string>()
    const announced = new Set<string>()
    for (;;) {
      const waiting = this.kept().filter(({ key }) => !tried.has(key))
      const [next] = waiting
      if (!next) return
      tried.add(next.key)
      if (!this.doors.has(next.path)) {
        this.settle(next, 'media-missing')
        continue
      }
      if (!announced.has(next.key)) {
        const mine = waiting.filter((one) => one.activityId === next.activityId).slice(0, AT_ONCE)
        const files = mine.map(({ key, ending }) => ({ key, ending }))
        const answer = await this.doors.announce({ activityId: next.activityId, files })
        if (!answer.ok && NO_WAY.has(answer.code)) return
        if (!answer.ok && !UNJUDGED.has(answer.code)) this.settle(next, answer.code)
        if (!answer.ok) continue
        for (const { key } of mine) announced.add(key)
      }
      const answer = await this.sendOne(next)
      if (answer.ok) {
        this.forget(next)
        this.tell({ activityId: next.activityId, media: answer.data.media })
      } else if (answer.code === 'offline') return
      // a file that does not get through does not keep the others from going
      else if (NO_WAY.has(answer.code)) continue
      else if (!UNJUDGED.has(answer.code)) this.settle(next, answer.code)
    }
  }

  private async sendOne(one: KeptPicture): Promise<Sent<Output<'media.add'>>> {
    const { activityId, key, ending, path } = one
    const left = this.kept(activityId).length
    const of = this.now?.activityId === activityId ? Math.max(this.now.of, left) : left
    const show = (percent: number) => {
      this.now = { activityId, at: of - left + 1, of, percent }
      this.tell()
    }
    show(0)
    const sent = await this.doors.upload(path, `incoming/${key}.${ending}`, show)
    return sent.ok ? this.doors.add({ activityId, fileId: sent.data }) : sent
  }

  private settle(one: KeptPicture, problem: Problem) {
    const { key, activityId } = one
    this.doors.write(NEWS, [...this.doors.read(NEWS), { key, activityId, problem }])
    this.forget(one)
    this.tell()
  }
  private forget({ key, path }: KeptPicture) {
    this.doors.write(
      KEPT,
      this.kept().filter((one) => one.key !== key),
    )
    this.doors.drop(path)
  }
  private tell(added?: { activityId: ActivityId; media: Media }) {
    for (const listener of [...this.listeners]) listener(added)
  }
}
