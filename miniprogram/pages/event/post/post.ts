import { type Fields, startsAt } from '../../../components/event-fields/fields'
import type { Choice } from '../../../components/people-sheet/choice'
import {
  type Sitting,
  sittingChanged,
  withoutSitting,
  withSitting,
} from '../../../components/sittings/sitting'
import { failed } from '../../../labels/failure'
import { offCampusLines } from '../../../labels/off-campus'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { dayOf } from '../../../lib/calendar'
import { draftStore } from '../../../lib/draft-store'
import { fontScale } from '../../../lib/font-scale'
import { newRequestKey } from '../../../lib/request-key'
import { draftActivity, postActivity } from '../../../services/activity'
import { shareCard } from '../../../services/share-card'
import { askOnce, OF_LEADERS } from '../../../services/subscription'
import { countsFor, type Draft, type Form, formOf, inputOf, lackOf, rebased } from './form'
import { choicesOf, postedView, postView } from './view'

type Chosen<T extends string = string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Marked<Marks extends object> = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  Marks
>
type Sheet = 'invited' | 'visiting' | 'partners' | 'recorder'
type Tap<Marks extends object> = WechatMiniprogram.BaseEvent<Record<string, never>, Marks>

/** A form and the key of its intention: posted again after a lost answer and a closed app, it is the same day. */
type Begun = { form: Form; key: string }
/** The form of a branch's month that was begun and not posted. */
const begun = draftStore<Begun>('post')
const idOf = ({ branch, month }: Draft) => `${branch.orgId}-${month}`

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    opened: { theme: '', place: '' },
    /** The optional line that is open. */
    line: '',
    /** The form when the line was opened: its fields keep what is typed after that. */
    kept: null as Form | null,
    sheet: '' as '' | Sheet,
    tried: false,
    busy: false,
    invitable: [] as Choice[],
    visitors: [] as Choice[],
    partners: [] as Choice[],
    members: [] as Choice[],
    invited: [] as string[],
    visiting: [] as string[],
    joined: [] as string[],
    recorder: [] as string[],
    offCampusLines,
    activityId: '',
    lead: '',
  },
  /** One intention, one key: a second tap or a retry meets the first result. */
  key: '',
  draft: null as Draft | null,
  form: null as Form | null,
  skew: 0,
  /** The picture of the card for the group; empty until it is drawn. */
  picture: '',
  asked: {} as { branchId?: string; month?: string },

  onLoad(query: { branchId?: string; month?: string }) {
    const { branchId, month } = query
    this.key = newRequestKey()
    this.asked = { ...(branchId ? { branchId } : {}), ...(month ? { month } : {}) }
    this.load()
  },

  async load() {
    const answer = await draftActivity(this.asked)
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    const { form, draft } = this
    this.skew = answer.data.now - Date.now()
    const kept = begun.kept(idOf(answer.data))
    const fresh = form && draft ? rebased(form, draft, answer.data) : formOf(answer.data)
    this.form = fresh
    if (!form && kept?.form && startsAt(kept.form) > answer.data.now) {
      // a form of an older version lacks what was added since
      this.form = { ...fresh, ...kept.form }
      this.key = kept.key
    }
    this.draft = answer.data
    this.setData({
      ...choicesOf(answer.data),
      ...postView(this.form, answer.data, this.now()),
      status: 'ready',
      opened: { theme: this.form.theme, place: this.form.place },
    })
  },

  /** By the server's clock. */
  now(): number {
    return Date.now() + this.skew
  },

  change(part: Partial<Form>) {
    if (!this.form || !this.draft) return
    this.form = { ...this.form, ...part }
    begun.keep(idOf(this.draft), { form: this.form, key: this.key })
    // what was refused is said of the form as it was
    this.setData({ ...postView(this.form, this.draft, this.now()), message: '' })
  },

  changeFields(event: WechatMiniprogram.CustomEvent<{ part: Partial<Fields> }>) {
    this.change(event.detail.part)
  },
  typeReason(event: Typed) {
    this.change({ reason: event.detail.value })
  },
  typeUnplanned(event: Typed) {
    this.change({ unplannedReason: event.detail.value })
  },
  typeSeries(event: Typed) {
    this.change({ series: event.detail.value })
  },
  chooseBranch(event: Typed) {
    const branch = this.draft?.branches[Number(event.detail.value)]
    if (!branch) return
    this.asked = { ...this.asked, branchId: branch.orgId }
    this.load()
  },

  turn(event: Tap<{ line: string }>) {
    const { line } = event.currentTarget.dataset
    this.setData({ line: this.data.line === line ? '' : line, kept: this.form })
  },
  chooseTold(event: Chosen<Form['toldBy'] | ''>) {
    const [toldBy] = event.detail.chosen
    const toldOn = this.form?.toldOn ?? dayOf(this.now())
    this.change(toldBy ? { toldBy, toldOn } : { toldOn: null })
  },
  chooseToldDay(event: Typed) {
    this.change({ toldOn: event.detail.value })
  },
  chooseMakeUp(event: Chosen) {
    this.change({ makesUpFor: event.detail.chosen[0] || null })
  },
  addSitting() {
    if (this.form) this.change({ sessions: withSitting(this.form, this.form.sessions) })
  },
  changeSitting({
    detail,
  }: WechatMiniprogram.CustomEvent<{ index: number; part: Partial<Sitting> }>) {
    const { form } = this
    if (form) this.change({ sessions: sittingChanged(form.sessions, detail.index, detail.part) })
  },
  removeSitting({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    const { form } = this
    if (form) this.change({ sessions: withoutSitting(form.sessions, detail.index) })
  },
  typeOffCampus(event: Marked<{ key: keyof Form['offCampus'] }>) {
    const { key } = event.currentTarget.dataset
    if (this.form) this.change({ offCampus: { ...this.form.offCampus, [key]: event.detail.value } })
  },

  openSheet(event: Tap<{ sheet: Sheet }>) {
    this.setData({ sheet: event.currentTarget.dataset.sheet })
  },
  closeSheet() {
    this.setData({ sheet: '' })
  },
  choosePeople(event: Chosen) {
    const { chosen } = event.detail
    const { sheet } = this.data
    if (sheet === 'recorder') this.change({ recorderId: chosen[0] ?? null })
    else if (sheet) this.change({ [sheet]: chosen })
    this.closeSheet()
  },

  async post() {
    const { form, draft } = this
    if (!form || !draft || this.data.busy) return
    const now = this.now()
    this.setData({ tried: true, message: '', lack: lackOf(form, draft, now) })
    if (lackOf(form, draft, now)) return
    this.setData({ busy: true })
    begun.keep(idOf(draft), { form, key: this.key })
    await askOnce(OF_LEADERS)
    const answer = await postActivity(inputOf(form, draft, { key: this.key, now }))
    if (answer.ok || answer.code === 'already-posted') begun.forget(idOf(draft))
    if (answer.ok) this.paint(form, draft)
    if (answer.ok) this.setData({ ...postedView(answer.data, form.toldOn !== null), busy: false })
    else this.setData({ busy: false, message: explain(answer.code) })
    if (!answer.ok && answer.code === 'unplanned-needs-reason') this.askUnplanned(form, draft)
  },

  /** What is missing opens where it is written, also where the plan was changed meanwhile. */
  askUnplanned(form: Form, draft: Draft) {
    this.draft = { ...draft, unplanned: [...draft.unplanned, countsFor(form)] }
    this.setData({ ...postView(form, this.draft, this.now()), line: 'unplanned', kept: form })
  },

  async paint({ theme, place, day, time }: Form, { branch }: Draft) {
    const facts = { theme, place, startsAt: startsAt({ day, time }), branch: branch.name }
    this.picture = await shareCard(facts, this.now())
  },

  detail() {
    wx.redirectTo({ url: address.detail(this.data.activityId) })
  },

  onShareAppMessage() {
    const { activityId } = this.data
    return {
      title: this.form?.theme ?? '主题党日',
      path: activityId ? address.detail(activityId) : address.home(),
      ...(this.picture ? { imageUrl: this.picture } : {}),
    }
  },
})
