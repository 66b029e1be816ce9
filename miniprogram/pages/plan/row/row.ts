import type { Output } from '../../../../typings/contract'
import { categoryWords, modeWords, tagWords } from '../../../labels/activity'
import { failed } from '../../../labels/failure'
import { optionsOf } from '../../../labels/options'
import { explain } from '../../../labels/problems'
import { fontScale } from '../../../lib/font-scale'
import { savePlanRow, showPlan } from '../../../services/plan'
import { type Form, formOf, inputOf, lackOf, rowView, withSuperior } from './view'

type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Field = 'theme' | 'place' | 'lead' | 'note' | 'reason'
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: Field }
>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    categoryOptions: optionsOf(categoryWords),
    tagOptions: optionsOf(tagWords),
    modeOptions: optionsOf(modeWords),
    /** The words as they were opened; the fields keep what is typed after that. */
    opened: null as Form | null,
    form: null as Form | null,
    adopted: false,
    more: false,
    busy: false,
    problem: '',
    overtaken: false,
  },
  branchId: '',
  month: '',
  shown: null as Output<'plan.show'> | null,

  onLoad(query: { branchId?: string; month?: string }) {
    this.branchId = query.branchId ?? ''
    this.month = query.month ?? ''
    this.load()
  },

  async load() {
    const { branchId, month } = this
    const year = Number(month.slice(0, 4))
    const answer = await showPlan({ ...(branchId ? { branchId } : {}), ...(year ? { year } : {}) })
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    this.shown = answer.data
    const form = formOf(answer.data, month)
    const more = form.tags.length > 0
    this.setData({
      ...rowView(answer.data, month),
      opened: form,
      form,
      more,
      overtaken: false,
      problem: '',
    })
  },

  change(part: Partial<Form>) {
    const { form } = this.data
    if (form) this.setData({ form: { ...form, ...part }, problem: '' })
  },
  type(event: Typed) {
    this.change({ [event.currentTarget.dataset.field]: event.detail.value })
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
  showMore() {
    this.setData({ more: true })
  },
  takeOver() {
    const { shown, month } = this
    const { form } = this.data
    if (!shown || !form) return
    const taken = withSuperior(form, shown, month)
    this.setData({ form: taken, opened: taken })
  },

  async save() {
    const { shown, month } = this
    const { form, adopted, busy } = this.data
    if (!shown || !form || busy) return
    const lack = lackOf(form, adopted)
    this.setData({ problem: lack })
    if (lack) return
    this.setData({ busy: true })
    const answer = await savePlanRow(inputOf(form, shown, month))
    this.setData({ busy: false })
    if (!answer.ok) {
      this.setData({ problem: explain(answer.code), overtaken: answer.code === 'plan-changed' })
      return
    }
    wx.showToast({ title: '已保存', icon: 'success' })
    wx.navigateBack({ fail: () => wx.switchTab({ url: '/pages/year/year' }) })
  },
})
