import type { Output, RecordDraft } from '../../../../typings/contract'
import type { Answer, Problem } from '../../../services/answer'

/** How long the hand has to rest before the words go out. */
const REST = 800

export type SaveState =
  | { word: 'saved'; lacks: Output<'record.save'>['lacks'] }
  | { word: 'saving' }
  | { word: 'kept'; problem: Problem }

type Doors = {
  send: (revision: number, draft: RecordDraft) => Promise<Answer<Output<'record.save'>>>
  /** Keeps what is not yet acknowledged on the phone. */
  keep: (revision: number, draft: RecordDraft) => void
  forget: () => void
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
  ) {}

  change(part: Partial<RecordDraft>) {
    this.draft = { ...this.draft, ...part }
    this.dirty = true
    this.doors.keep(this.revision, this.draft)
    this.stop()
    this.timer = setTimeout(() => this.flush(), REST)
  }

  /** Takes the server's newer revision as the ground for what is written here. */
  rebase(revision: number) {
    this.revision = revision
    this.dirty = true
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
    this.dirty = this.draft !== draft
    if (this.dirty) doors.keep(this.revision, this.draft)
    else doors.forget()
    doors.tell({ word: 'saved', lacks: answer.data.lacks })
  }
}
