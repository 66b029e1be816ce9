import type { CareKind } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { failed } from '../../../labels/failure'
import { fontScale } from '../../../lib/font-scale'
import { newRequestKey } from '../../../lib/request-key'
import { addCare, removeCare, showCare } from '../../../services/afterwards'
import type { Answer } from '../../../services/answer'
import { askLast } from '../../../services/ask-last'
import { sendOnce } from '../../../services/send-once'
import {
  type CareForm,
  careFormOf,
  careFormView,
  careInput,
  careLack,
  careView,
  KINDS,
  type Shown,
} from './view'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: string[] }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; name: string }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    kinds: KINDS,
    year: 0,
    people: [] as Choice[],
    chosen: [] as string[],
    sheet: '' as '' | 'form' | 'people',
    purpose: '',
    busy: false,
    problem: '',
  },
  branchId: undefined as string | undefined,
  key: '',
  shown: null as Shown | null,
  /** Of years turned fast the last one asked for is shown. */
  form: null as CareForm | null,

  onLoad(query: { branchId?: string }) {
    this.branchId = query.branchId
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },
  load() {
    return this.show(this.data.year)
  },
  async show(year: number) {
    const { branchId } = this
    const asked = { ...(branchId ? { branchId } : {}), ...(year ? { year } : {}) }
    const answer = await askLast(this, () => showCare(asked))
    if (!answer) return
    if (answer.ok) this.shown = answer.data
    this.setData(answer.ok ? careView(answer.data) : failed(answer.code))
  },
  before() {
    this.show(this.data.year - 1)
  },
  after() {
    this.show(this.data.year + 1)
  },

  openForm() {
    if (!this.shown) return
    this.key = newRequestKey()
    this.form = careFormOf(this.shown)
    this.setData({
      ...careFormView(this.form, this.shown),
      purpose: '',
      sheet: 'form',
      problem: '',
    })
  },
  change(part: Partial<CareForm>) {
    if (!this.form || !this.shown) return
    this.form = { ...this.form, ...part }
    this.setData(careFormView(this.form, this.shown))
  },
  chooseKind(event: Chosen) {
    this.change({ kind: event.detail.chosen[0] as CareKind })
  },
  chooseDay(event: Typed) {
    this.change({ on: event.detail.value })
  },
  type(event: Typed) {
    this.change({ purpose: event.detail.value })
  },
  openPeople() {
    this.setData({ sheet: 'people' })
  },
  choosePerson(event: Chosen) {
    this.change({ memberId: event.detail.chosen[0] ?? '' })
    this.backToForm()
  },
  backToForm() {
    if (this.form) this.setData({ sheet: 'form', purpose: this.form.purpose })
  },
  leave() {
    this.setData({ sheet: '' })
  },

  save() {
    const { form, key, shown } = this
    if (!form || !shown) return
    const lack = careLack(form)
    this.setData({ problem: lack })
    const { orgId: branchId } = shown.branch
    if (!lack) this.send(() => addCare(careInput(form, { key, branchId })))
  },
  async drop(event: Tap) {
    const { id, name } = event.currentTarget.dataset
    const { confirm } = await wx.showModal({
      title: '删去这条记录？',
      content: `关于${name}的这条记录会被清除，本人也看不到了。`,
      confirmText: '删去',
    })
    const branchId = this.shown?.branch.orgId
    if (confirm && branchId) this.send(() => removeCare({ branchId, careId: id }))
  },
  async send(send: () => Promise<Answer<unknown>>) {
    const sent = await sendOnce(this, send)
    if (!sent) return
    this.leave()
    await this.load()
  },
})
