import type { Fields } from '../../../components/event-fields/fields'
import type { Choice } from '../../../components/people-sheet/choice'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { fontScale } from '../../../lib/font-scale'
import { newRequestKey } from '../../../lib/request-key'
import { postUnitEvent, showUnit } from '../../../services/unit'
import { eventView, type Form, formOf, inputOf, lackOf, postedView } from './view'

type Shown = Parameters<typeof formOf>[0]
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'reason' | 'shortReason' }
>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    opened: { theme: '', place: '' },
    choices: [] as Choice[],
    branchIds: [] as string[],
    choosing: false,
    tried: false,
    busy: false,
    problem: '',
  },
  unitId: '',
  /** One intention, one key. */
  key: '',
  shown: null as Shown | null,
  form: null as Form | null,
  skew: 0,

  onLoad(query: { unitId?: string }) {
    this.unitId = query.unitId ?? ''
    this.key = newRequestKey()
    this.load()
  },
  async load() {
    const answer = await showUnit(this.unitId ? { unitId: this.unitId } : {})
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    this.shown = answer.data
    this.skew = answer.data.now - Date.now()
    this.form = formOf(answer.data)
    this.show()
  },
  now(): number {
    return Date.now() + this.skew
  },
  show() {
    const { form, shown } = this
    if (form && shown) this.setData(eventView(form, shown, this.now()))
  },
  change(part: Partial<Form>) {
    if (this.form) this.form = { ...this.form, ...part }
    this.show()
  },
  changeFields(event: WechatMiniprogram.CustomEvent<{ part: Partial<Fields> }>) {
    this.change(event.detail.part)
  },
  type(event: Typed) {
    this.change({ [event.currentTarget.dataset.field]: event.detail.value })
  },
  choose() {
    this.setData({ choosing: true })
  },
  leave() {
    this.setData({ choosing: false })
  },
  chooseBranches(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    this.change({ branchIds: event.detail.chosen })
    this.leave()
  },

  async post() {
    const { form, shown } = this
    if (!form || !shown || this.data.busy) return
    this.setData({ tried: true, problem: '' })
    if (lackOf(form, shown, this.now())) return
    this.setData({ busy: true })
    const answer = await postUnitEvent(inputOf(form, shown, this.key))
    this.setData({ busy: false })
    this.setData(answer.ok ? postedView(answer.data) : { problem: explain(answer.code) })
  },
  back() {
    wx.navigateBack({ fail: () => wx.switchTab({ url: '/pages/home/home' }) })
  },
})
