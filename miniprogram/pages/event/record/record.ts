import type { Output, RecordDraft, Segment } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { failed } from '../../../labels/failure'
import type { FormName } from '../../../labels/forms'
import { explain } from '../../../labels/problems'
import { joinedLine, savingText } from '../../../labels/saving'
import { address } from '../../../lib/address'
import { draftStore } from '../../../lib/draft-store'
import { fontScale } from '../../../lib/font-scale'
import type { FormAbout } from '../../../services/forms'
import { closeRecord, saveRecord, showRecord } from '../../../services/record'
import { askAlong, OF_LEADERS } from '../../../services/subscription'
import { Autosave, type SaveState } from './autosave'
import type { Answered, Chosen, LineTap, PeopleTap, Post, Typed } from './events'
import { closingQuestion, lateView } from './late-view'
import { isSameDraft, type KeptDraft, mergeOf, wholeDraft } from './merge'
import { nothingUnsaved, unsavedView } from './unsaved-view'
import { CHOICES, draftView, lackLine, recordView } from './view'

type Shown = Output<'record.show'>
const drafts = draftStore<KeptDraft>('record')

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    line: '',
    /** Whose name is being chosen. */
    post: '' as '' | Post,
    ...CHOICES,
    forms: ['record', 'closedRegister'] as FormName[],
    about: {} as FormAbout,
    sizes: { long: { minHeight: 160 }, short: { minHeight: 72 } },
    /** The words as they were opened; the fields keep what is typed after that. */
    opened: null as RecordDraft | null,
    media: [] as Shown['media'],
    unsaved: nothingUnsaved,
    people: [] as Choice[],
    chosenPeople: [] as string[],
    lack: '',
    saving: '',
    conflict: false,
    joined: '',
    problem: '',
    busy: false,
  },
  activityId: '',
  shown: null as Shown | null,
  autosave: null as Autosave | null,

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
    this.setData({ about: { activityId: this.activityId } })
    this.load()
  },
  onHide() {
    this.autosave?.flush()
  },
  onUnload() {
    this.autosave?.flush()
    this.autosave = null
  },

  async load() {
    const answer = await showRecord(this.activityId)
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    const { revision, draft, may } = answer.data
    const kept = wholeDraft(drafts.kept(this.activityId), draft)
    const merge = may.edit ? mergeOf({ revision, draft }, kept) : 'server'
    const unsaved = unsavedView(kept, answer.data)
    const words = merge === 'server' || !kept ? { revision, draft, base: draft } : kept
    this.shown = answer.data
    this.setData({
      ...recordView(answer.data),
      ...draftView(words.draft, answer.data),
      late: lateView(answer.data),
      activityId: this.activityId,
      opened: words.draft,
      unsaved,
      line: '',
    })
    this.startSaving(words)
    // Words kept on this phone alone go out again at once.
    if (merge === 'phone') this.autosave?.change({})
    if (merge === 'join') this.joinWith({ revision, draft })
    if (merge === 'server' && unsaved.rows.length === 0) drafts.forget(this.activityId)
  },

  startSaving({ revision, draft, base }: KeptDraft) {
    const { activityId } = this
    this.autosave = new Autosave(
      {
        send: (on, words) => saveRecord({ activityId, revision: on, draft: words }),
        keep: (words) => drafts.keep(activityId, words),
        forget: (words) => drafts.forgetIf(activityId, (kept) => isSameDraft(kept.draft, words)),
        tell: (state) => this.tell(state),
      },
      revision,
      draft,
      base,
    )
  },

  tell(state: SaveState) {
    if (!this.autosave) return
    if (state.word === 'kept' && state.problem === 'record-changed') {
      this.joinNewest()
      return
    }
    this.setData({ saving: savingText(state) })
    // somebody else closed it meanwhile: what did not get in is shown apart
    if (state.word === 'kept' && state.problem === 'activity-sealed') this.load()
    if (state.word === 'saved') this.setData({ lack: lackLine(state.lacks) })
  },

  /** Somebody else wrote meanwhile: both texts are joined and said to be; only what does not fit is asked about. */
  async joinNewest() {
    const answer = await showRecord(this.activityId)
    // nothing newer there: asking again and again would help nobody
    if (!answer.ok || answer.data.revision === this.autosave?.revision) return
    this.joinWith(answer.data)
  },
  joinWith(newest: { revision: number; draft: RecordDraft }) {
    const { autosave, shown } = this
    const both = autosave?.join(newest)
    if (!autosave || !shown || !both) {
      this.setData({ conflict: true })
      return
    }
    this.setData({
      ...draftView(autosave.draft, shown),
      opened: autosave.draft,
      joined: joinedLine(both),
    })
    autosave.flush()
  },

  change(part: Partial<RecordDraft>) {
    if (!this.autosave || !this.shown) return
    this.autosave.change(part)
    this.setData({ ...draftView(this.autosave.draft, this.shown), problem: '' })
  },

  turn(event: LineTap) {
    const { line } = event.currentTarget.dataset
    this.setData({
      line: this.data.line === line ? '' : line,
      opened: this.autosave?.draft ?? null,
    })
  },
  type(event: Typed) {
    this.change({ [event.currentTarget.dataset.field]: event.detail.value })
  },
  changeSegments(event: WechatMiniprogram.CustomEvent<{ segments: Segment[]; typed: boolean }>) {
    const { segments, typed } = event.detail
    if (typed) this.change({ segments })
    else this.changeList({ segments })
  },
  changeMaterials(event: WechatMiniprogram.CustomEvent<Pick<RecordDraft, 'materials'>>) {
    this.changeList(event.detail)
  },
  /** A list is shown as it stands now. */
  changeList(part: Partial<RecordDraft>) {
    this.change(part)
    this.setData({ opened: this.autosave?.draft ?? null })
  },
  chooseOuting(event: Chosen<'yes' | 'no'>) {
    const [answer] = event.detail.chosen
    this.change({ outing: answer === undefined ? null : answer === 'yes' })
  },
  choose(event: Answered) {
    this.change({ [event.currentTarget.dataset.field]: event.detail.chosen[0] ?? null })
  },
  openPeople(event: PeopleTap) {
    const { post } = event.currentTarget.dataset
    const id = this.autosave?.draft[post]
    this.setData({ post, chosenPeople: id ? [id] : [] })
  },
  closePeople() {
    this.setData({ post: '' })
  },
  choosePeople(event: Chosen<string>) {
    const { post } = this.data
    if (post) this.change({ [post]: event.detail.chosen[0] ?? null })
    this.closePeople()
  },

  /** Somebody else wrote meanwhile: the newer text replaces what this phone keeps. */
  takeTheirs() {
    drafts.forget(this.activityId)
    this.setData({ conflict: false, saving: '' })
    this.load()
  },
  /** Or what this phone keeps replaces the newer text, on the newest revision. */
  async takeMine() {
    const answer = await showRecord(this.activityId)
    if (!answer.ok) {
      this.setData({ problem: explain(answer.code) })
      return
    }
    this.autosave?.rebase(answer.data.revision)
    this.setData({ conflict: false })
    await this.autosave?.flush()
  },

  dropUnsaved() {
    drafts.forget(this.activityId)
    this.setData({ unsaved: nothingUnsaved })
  },
  copy() {
    wx.navigateTo({ url: address.copy(this.activityId) })
  },
  decisions() {
    wx.navigateTo({ url: address.decisions(this.activityId) })
  },
  changeMedia({ detail }: { detail: Pick<Shown, 'media'> }) {
    this.setData(detail)
  },

  async close() {
    if (!this.autosave || this.data.busy) return
    this.setData({ busy: true, problem: '' })
    await askAlong(OF_LEADERS)
    const saved = await this.autosave.flush()
    const { lack } = this.data
    if (lack) this.setData({ problem: `还不能归档。${lack}` })
    else if (saved && (await this.agreed())) await this.seal(this.autosave.revision)
    this.setData({ busy: false })
  },
  /** Asked once, by the register as it is at this moment. */
  async agreed(): Promise<boolean> {
    const answer = await showRecord(this.activityId)
    if (!answer.ok) {
      this.setData({ problem: explain(answer.code) })
      return false
    }
    return (await wx.showModal(closingQuestion(answer.data))).confirm
  },
  async seal(revision: number) {
    const answer = await closeRecord(this.activityId, revision)
    if (answer.ok) await this.load()
    else this.setData({ problem: explain(answer.code) })
  },
})
