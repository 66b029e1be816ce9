import type { Output, RecordDraft } from '../../../../typings/contract'
import type { Answer, Problem } from '../../../services/answer'
import { type Joined, join, type KeptDraft } from './merge'

/** How long the hand has to rest before the words go out. */
const REST = 800

export type SaveState =
  | { word: 'saved'; lacks: Output<'record.save'>['lacks'] }
  | { word: 'saving' }
  | { word: 'kept'; problem: Problem }

type Doors = {
  send: (revision: number, draft: RecordDraft) => Promise<Answer<Output<'record.save'>>>
  /** Keeps what is not yet acknowledged on the phone. */
  keep: (words: KeptDraft) => void
  /** These words are with the server. */
  forget: (words: RecordDraft) => void
  tell: (state: SaveState) => void
}

/**
 * Saves the minutes while they are written: kept on the phone at once, sent when the hand rests, one call at a
 * time, forgotten only when the server has acknowledged the latest words.
 */
export class Autosave {
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private dirty = false

  constructor(
    private readonly doors: Doors,
    public revision: number,
    public draft: RecordDraft,
    /** What the server had when the words were begun. */
    private base: RecordDraft = draft,
  ) {}

  change(part: Partial<RecordDraft>) {
    this.draft = { ...this.draft, ...part }
    this.dirty = true
    this.keep()
    this.stop()
    this.timer = setTimeout(() => this.flush(), REST)
  }

  /** Takes the server's newer revision as the ground for what is written here. */
  rebase(revision: number) {
    this.revision = revision
    this.dirty = true
  }

  /**
   * Somebody else wrote meanwhile: both are joined on the newer revision, and go out with the next flush.
   * @returns what both wrote on; null when the two do not fit together
   */
  join(newest: { revision: number; draft: RecordDraft }): Joined['both'] | null {
    const joined = join(this.base, this.draft, newest.draft)
    if (!joined) return null
    this.revision = newest.revision
    this.base = newest.draft
    this.draft = joined.draft
    this.dirty = true
    this.keep()
    return joined.both
  }

  /**
   * Sends what is not yet sent and waits for it.
   * @returns whether everything written is with the server
   */
  async flush(): Promise<boolean> {
    this.stop()
    while (this.running) await this.running
    if (this.dirty) {
      this.running = this.send()
      await this.running
      this.running = null
    }
    return !this.dirty
  }

  private keep() {
    this.doors.keep({ revision: this.revision, draft: this.draft, base: this.base })
  }

  private stop() {
    if (this.timer !== undefined) clearTimeout(this.timer)
  }

  private async send() {
    const { draft, revision, doors } = this
    doors.tell({ word: 'saving' })
    const answer = await doors.send(revision, draft)
    if (!answer.ok) {
      doors.tell({ word: 'kept', problem: answer.code })
      return
    }
    this.revision = answer.data.revision
    this.base = draft
    this.dirty = this.draft !== draft
    if (this.dirty) this.keep()
    else doors.forget(draft)
    doors.tell({ word: 'saved', lacks: answer.data.lacks })
  }
}
