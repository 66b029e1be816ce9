import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { monthOf } from '../../../lib/calendar'
import { fontScale } from '../../../lib/font-scale'
import { countCare } from '../../../services/afterwards'
import { askLast } from '../../../services/ask-last'
import { answerObjection } from '../../../services/follow-up'
import { answerCorrection } from '../../../services/own-data'
import { sendOnce } from '../../../services/send-once'
import { showUnit } from '../../../services/unit'
import { branchesView, careLine, type Shown } from './view'

type Opened = WechatMiniprogram.CustomEvent<
  { month: string },
  Record<string, never>,
  { branch: string }
>

type AnswerTap = WechatMiniprogram.BaseEvent<Record<string, never>, { key: string }>
type LedgerTap = WechatMiniprogram.BaseEvent<Record<string, never>, { branch: string }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    unitId: '',
    year: 0,
    care: '',
    /** The objection that is answered in the sheet. */
    answering: '',
    busy: false,
    problem: '',
  },
  shown: null as Shown | null,
  text: '',
  opened: null as { branchId: string; month: string } | null,

  onLoad(query: { unitId?: string }) {
    this.setData({ unitId: query.unitId ?? '' })
  },
  onShow() {
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  /** What is shown stays until the answer is there; of several questions under way the last one counts. */
  async load(wanted: { unitId?: string; year?: number } = {}) {
    const { unitId, year } = { ...this.data, ...wanted }
    const answer = await askLast(this, () =>
      showUnit({ ...(unitId ? { unitId } : {}), ...(year ? { year } : {}) }),
    )
    if (!answer) return
    if (answer.ok) this.shown = answer.data
    this.setData(answer.ok ? branchesView(answer.data, this.opened) : failed(answer.code))
  },
  before() {
    this.turnTo(this.data.year - 1)
  },
  after() {
    this.turnTo(this.data.year + 1)
  },
  turnTo(year: number) {
    this.opened = null
    this.setData({ care: '' })
    this.load({ year })
  },
  chooseUnit(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const unit = this.shown?.units[Number(event.detail.value)]
    if (!unit) return
    this.setData({ care: '' })
    this.load({ unitId: unit.orgId })
  },
  open(event: Opened) {
    const { month } = event.detail
    const branchId = event.currentTarget.dataset.branch
    const same = this.opened?.branchId === branchId && this.opened.month === month
    this.opened = same ? null : { branchId, month }
    if (this.shown) this.setData(branchesView(this.shown, this.opened))
  },
  /** Only sums go upwards, and only when they are asked for (C3.5a). */
  async countCare() {
    const { unitId, year } = this.data
    const answer = await countCare(unitId, year)
    if (year !== this.data.year || unitId !== this.data.unitId) return
    this.setData({ care: answer.ok ? careLine(answer.data) : explain(answer.code) })
  },
  openAnswer(event: AnswerTap) {
    this.text = ''
    this.setData({ answering: event.currentTarget.dataset.key, problem: '' })
  },
  leaveAnswer() {
    this.setData({ answering: '' })
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.text = event.detail.value.replace(/\s+/g, ' ').trim()
  },
  async send() {
    const { answering, busy } = this.data
    if (busy) return
    if (this.text.length < 2) {
      this.setData({ problem: '请写一句答复' })
      return
    }
    const sent = await sendOnce<object>(this, () => {
      // to the state on a register, or to what is stored
      const [activityId = '', memberId] = answering.split(' ')
      return memberId
        ? answerObjection({ activityId, memberId, answer: this.text })
        : answerCorrection({ objectionId: answering, answer: this.text })
    })
    if (!sent) return
    this.leaveAnswer()
    await this.load()
  },
  ledger(event: LedgerTap) {
    wx.navigateTo({ url: address.unitLedger(event.currentTarget.dataset.branch) })
  },
  months() {
    const { shown } = this
    if (shown) wx.navigateTo({ url: address.unitMonth(shown.unit.orgId, monthOf(shown.now)) })
  },
  orgs() {
    wx.navigateTo({ url: address.orgs(this.data.unitId) })
  },
  published() {
    wx.navigateTo({ url: address.publishedList(this.data.unitId) })
  },
  hold() {
    wx.navigateTo({ url: address.unitEvent(this.data.unitId) })
  },
})
