import type { Choice } from '../../../components/people-sheet/choice'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { newRequestKey } from '../../../lib/request-key'
import { draftActivity, postActivity } from '../../../services/activity'
import { type Draft, type Form, formOf, inputOf, lackOf, slotOf } from './form'
import { choicesOf, LENGTHS, postedView, postView } from './view'

type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    place: '',
    more: false,
    sheet: '' as '' | 'invited' | 'recorder',
    tried: false,
    busy: false,
    invitable: [] as Choice[],
    members: [] as Choice[],
    invited: [] as string[],
    recorder: [] as string[],
    activityId: '',
    lead: '',
  },
  /** One intention, one key: a second tap or a retry meets the first result. */
  key: '',
  draft: null as Draft | null,
  form: null as Form | null,
  skew: 0,
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
    this.draft = answer.data
    this.skew = answer.data.now - Date.now()
    const fresh = formOf(answer.data)
    this.form = this.form ? { ...this.form, ...slotOf(fresh) } : fresh
    this.setData({
      ...choicesOf(answer.data),
      ...postView(this.form, answer.data, this.now()),
      status: 'ready',
      place: this.form.place,
    })
  },

  /** By the server's clock. */
  now(): number {
    return Date.now() + this.skew
  },

  show() {
    if (this.form && this.draft) this.setData(postView(this.form, this.draft, this.now()))
  },

  change(part: Partial<Form>) {
    if (!this.form) return
    this.form = { ...this.form, ...part }
    this.show()
  },

  typeTheme(event: Typed) {
    this.change({ theme: event.detail.value })
  },
  typePlace(event: Typed) {
    this.change({ place: event.detail.value })
  },
  typeReason(event: Typed) {
    this.change({ reason: event.detail.value })
  },
  chooseCategories(event: Chosen<Form['categories'][number]>) {
    this.change({ categories: event.detail.chosen })
  },
  chooseTags(event: Chosen<Form['tags'][number]>) {
    this.change({ tags: event.detail.chosen })
  },
  chooseMode(event: Chosen<Form['mode']>) {
    const [mode] = event.detail.chosen
    if (mode) this.change({ mode })
  },
  chooseDay(event: Typed) {
    this.change({ day: event.detail.value })
  },
  chooseTime(event: Typed) {
    this.change({ time: event.detail.value })
  },
  chooseLength(event: Typed) {
    this.change({ minutes: LENGTHS[Number(event.detail.value)] ?? 90 })
  },
  chooseBranch(event: Typed) {
    const branch = this.draft?.branches[Number(event.detail.value)]
    if (!branch) return
    this.asked = { ...this.asked, branchId: branch.orgId }
    this.load()
  },
  chooseInvited(event: Chosen<string>) {
    this.change({ invited: event.detail.chosen })
    this.closeSheet()
  },
  chooseRecorder(event: Chosen<string>) {
    this.change({ recorderId: event.detail.chosen[0] ?? null })
    this.closeSheet()
  },
  showMore() {
    this.setData({ more: true })
  },
  openInvited() {
    this.setData({ sheet: 'invited' })
  },
  openRecorder() {
    this.setData({ sheet: 'recorder' })
  },
  closeSheet() {
    this.setData({ sheet: '' })
  },

  async post() {
    const { form, draft } = this
    if (!form || !draft || this.data.busy) return
    const now = this.now()
    this.setData({ tried: true, message: '', lack: lackOf(form, draft, now) })
    if (lackOf(form, draft, now)) return
    this.setData({ busy: true })
    const answer = await postActivity(inputOf(form, draft, { key: this.key, now }))
    this.setData(
      answer.ok
        ? { ...postedView(answer.data), busy: false }
        : { busy: false, message: explain(answer.code) },
    )
  },

  detail() {
    wx.redirectTo({ url: address.detail(this.data.activityId) })
  },

  onShareAppMessage() {
    const { activityId } = this.data
    return {
      title: this.form?.theme ?? '主题党日',
      path: activityId ? address.detail(activityId) : address.home(),
    }
  },
})
