import { branchKindWords, unitKindWords } from '../../../labels/branch'
import { failed } from '../../../labels/failure'
import { type Option, optionsOf } from '../../../labels/options'
import { explain } from '../../../labels/problems'
import { chosenDayWords, dayOf } from '../../../lib/calendar'
import { fontScale } from '../../../lib/font-scale'
import type { Problem } from '../../../services/answer'
import { showMembers } from '../../../services/branch'
import { sendOnce } from '../../../services/send-once'
import { changeOrg, showSchool, showUnit } from '../../../services/unit'
import { changeOf, emptyForm, type Form, fieldsOf, lackOf, type What, whatWords } from './form'
import { ending, ofSchool, ofUnit, orgsView, type Shown } from './view'

type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; name: string }>
/** What the pickers of the sheet show. */
type Picked = { kindAt: number; secondAt: number; day: string }

/** Founding and changing organisations: the branches of a unit, or the units of the school (domain §3, T6). */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    sheet: false,
    /** The unit whose offices are looked at. */
    offices: { orgId: '', name: '' },
    today: '',
    title: '',
    form: null as Form | null,
    fields: null as (ReturnType<typeof fieldsOf> & Picked) | null,
    kinds: [] as Option<Form['kind']>[],
    /** Everybody of the branch that is split. */
    people: [] as Option[],
    busy: false,
    problem: '',
  },
  orgId: '',
  shown: null as Shown | null,
  /** The organisation the sheet is about. */
  about: { orgId: '', name: '' },

  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    this.load()
  },

  async read(): Promise<{ ok: true; data: Shown } | { ok: false; code: Problem }> {
    if (this.orgId.startsWith('s')) {
      const answer = await showSchool({})
      return answer.ok ? { ok: true, data: ofSchool(answer.data) } : answer
    }
    const answer = await showUnit({ unitId: this.orgId })
    return answer.ok ? { ok: true, data: ofUnit(answer.data) } : answer
  },
  async load() {
    const answer = await this.read()
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    this.shown = answer.data
    const kinds: Option<Form['kind']>[] =
      answer.data.level === 'branch' ? optionsOf(branchKindWords) : optionsOf(unitKindWords)
    this.setData({ ...orgsView(answer.data), kinds })
  },

  found() {
    this.about = { orgId: '', name: '' }
    this.begin('found')
  },
  merge() {
    this.about = { orgId: '', name: '' }
    this.begin('merge')
  },
  openOrg(event: Tap) {
    const { id, name } = event.currentTarget.dataset
    this.about = { orgId: id, name }
    this.begin('rename')
  },
  chooseWhat(event: Chosen<What>) {
    const [what] = event.detail.chosen
    if (what) this.begin(what)
  },
  begin(what: What) {
    if (!this.shown) return
    const { level, now } = this.shown
    const form = emptyForm(what, level, { on: dayOf(now), ...this.about })
    const title =
      this.about.name || `${whatWords[what]}${level === 'branch' ? '支部' : '二级党组织'}`
    this.setData({ sheet: true, title, problem: '', people: [] })
    this.fill(form)
    if (what === 'split') this.loadPeople()
  },
  async loadPeople() {
    const { orgId } = this.about
    const answer = await showMembers(orgId)
    if (orgId !== this.data.form?.orgId || this.data.form.what !== 'split') return
    if (!answer.ok) {
      this.setData({ problem: explain(answer.code) })
      return
    }
    const people = answer.data.members.map(({ memberId, name }) => ({
      value: memberId,
      label: name,
    }))
    this.setData({ people })
  },
  fill(form: Form) {
    const { kinds, today } = this.data
    const at = (kind: Form['kind']) => kinds.findIndex(({ value }) => value === kind)
    const day = chosenDayWords(form.on, today)
    const picked = { kindAt: at(form.kind), secondAt: at(form.second.kind), day }
    const fields = { ...fieldsOf(form), ...picked }
    this.setData({ form, fields })
  },
  close() {
    this.setData({ sheet: false })
  },
  openOffices() {
    this.setData({ sheet: false, offices: this.about })
  },
  closeOffices() {
    this.setData({ offices: { orgId: '', name: '' } })
  },

  change(part: Partial<Form>) {
    const { form } = this.data
    if (form) this.fill({ ...form, ...part })
  },
  changeSecond(part: Partial<Form['second']>) {
    const { form } = this.data
    if (form) this.fill({ ...form, second: { ...form.second, ...part } })
  },
  typeName(event: Typed) {
    this.change({ name: event.detail.value })
  },
  chooseKind(event: Typed) {
    const kind = this.data.kinds[Number(event.detail.value)]
    if (kind) this.change({ kind: kind.value })
  },
  chooseDay(event: Typed) {
    this.change({ on: event.detail.value })
  },
  chooseFrom(event: Chosen<string>) {
    this.change({ from: event.detail.chosen })
  },
  typeSecond(event: Typed) {
    this.changeSecond({ name: event.detail.value })
  },
  chooseSecondKind(event: Typed) {
    const kind = this.data.kinds[Number(event.detail.value)]
    if (kind) this.changeSecond({ kind: kind.value as Form['second']['kind'] })
  },
  chooseGoing(event: Chosen<string>) {
    this.changeSecond({ memberIds: event.detail.chosen })
  },

  async save() {
    const { form, busy } = this.data
    const { shown } = this
    if (!form || !shown || busy) return
    const people = this.data.people.map(({ value }) => value)
    const lack = lackOf(form, people)
    this.setData({ problem: lack })
    if (lack) return
    const question = ending(form.what, this.about.name)
    if (question && !(await wx.showModal({ ...question, confirmText: '确定' })).confirm) return
    const sent = await sendOnce(this, () => changeOrg({ change: changeOf(form, shown, people) }))
    if (!sent) return
    this.close()
    wx.showToast({ title: '已办理', icon: 'success' })
    this.load()
  },
})
