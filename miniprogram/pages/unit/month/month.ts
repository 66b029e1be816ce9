import { itemsOf, oneLine } from '../../../components/event-fields/fields'
import { categoryWords } from '../../../labels/activity'
import { doubtWords } from '../../../labels/doubt'
import { failed } from '../../../labels/failure'
import { policyWords } from '../../../labels/month'
import { optionsOf } from '../../../labels/options'
import { explain } from '../../../labels/problems'
import { addMonths, monthOf } from '../../../lib/calendar'
import { fontScale } from '../../../lib/font-scale'
import type { Problem } from '../../../services/answer'
import { askLast } from '../../../services/ask-last'
import { setPolicy, setTheme, showSchool, showUnit } from '../../../services/unit'
import { type Form, formOf, type MonthSetting, monthView, policyLack, themeLack } from './view'

type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Field = 'theme' | 'note' | 'reason'
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
    month: '',
    categoryOptions: optionsOf(categoryWords),
    policyOptions: optionsOf(policyWords),
    opened: null as Form | null,
    form: null as Form | null,
    busy: '' as '' | 'theme' | 'policy',
    themeProblem: '',
    policyProblem: '',
  },
  orgId: '',

  onLoad(query: { orgId?: string; month?: string }) {
    this.orgId = query.orgId ?? ''
    this.setData({ month: query.month ?? '' })
    this.load()
  },

  /** The school shows its own settings, a unit what holds for its branches, by whomever it was set (C2.1c). */
  async read(
    month: string,
  ): Promise<{ ok: true; data: MonthSetting } | { ok: false; code: Problem }> {
    if (this.orgId.startsWith('s')) {
      const answer = await showSchool({ month })
      if (!answer.ok) return answer
      const { now, school, theme, policy } = answer.data
      return { ok: true, data: { now, org: school, theme, policy } }
    }
    const answer = await showUnit({ unitId: this.orgId, year: Number(month.slice(0, 4)) })
    if (!answer.ok) return answer
    const { now, unit, themes, policies } = answer.data
    const standing = <T extends { month: string }>(all: T[]) =>
      all.find((one) => one.month === month) ?? null
    return {
      ok: true,
      data: { now, org: unit, theme: standing(themes), policy: standing(policies) },
    }
  },
  load() {
    return this.show(this.data.month)
  },
  /** The form belongs to the month it was filled in for, until the other month is there. */
  async show(month: string) {
    const answer = await askLast(this, () => this.read(month))
    if (!answer) return
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    const form = formOf(answer.data, month)
    this.setData({
      ...monthView(answer.data, month, monthOf(answer.data.now)),
      opened: form,
      form,
      themeProblem: '',
      policyProblem: '',
    })
  },

  before() {
    this.turn(-1)
  },
  after() {
    this.turn(1)
  },
  turn(step: number) {
    this.show(addMonths(this.data.month, step))
  },

  change(part: Partial<Form>) {
    const { form } = this.data
    if (form) this.setData({ form: { ...form, ...part } })
  },
  type(event: Typed) {
    this.change({ [event.currentTarget.dataset.field]: event.detail.value })
  },
  chooseCategories(event: Chosen<Form['categories'][number]>) {
    this.change({ categories: event.detail.chosen })
  },
  choosePolicy(event: Chosen<Form['policy']>) {
    const [policy] = event.detail.chosen
    if (policy) this.change({ policy })
  },
  chooseNeighbour(event: Chosen<string>) {
    this.change({ combinedWith: event.detail.chosen[0] ?? '' })
  },

  async saveTheme() {
    const { form, month, busy } = this.data
    if (!form || busy) return
    const lack = themeLack(form)
    this.setData({ themeProblem: lack })
    if (lack) return
    this.setData({ busy: 'theme' })
    const answer = await setTheme({
      orgId: this.orgId,
      month,
      theme: oneLine(form.theme),
      items: itemsOf(form),
      note: oneLine(form.note),
    })
    this.setData({ busy: '', themeProblem: answer.ok ? '' : explain(answer.code) })
    if (answer.ok) this.saved(answer.data)
  },
  async savePolicy() {
    const { form, month, busy } = this.data
    if (!form || busy) return
    const lack = policyLack(form)
    this.setData({ policyProblem: lack })
    if (lack) return
    this.setData({ busy: 'policy' })
    const { policy, combinedWith } = form
    const answer = await setPolicy({
      orgId: this.orgId,
      month,
      policy,
      reason: oneLine(form.reason),
      ...(policy === 'combined' && combinedWith ? { combinedWith } : {}),
    })
    this.setData({ busy: '', policyProblem: answer.ok ? '' : explain(answer.code) })
    if (answer.ok) this.saved(answer.data)
  },
  saved({ doubt }: { doubt: boolean }) {
    if (doubt) wx.showModal({ content: doubtWords.own, showCancel: false })
    else wx.showToast({ title: '已设好', icon: 'success' })
    this.load()
  },
})
