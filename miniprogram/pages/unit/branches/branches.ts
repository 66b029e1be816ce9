import { failed } from '../../../labels/failure'
import { address } from '../../../lib/address'
import { monthOf } from '../../../lib/calendar'
import { fontScale } from '../../../lib/font-scale'
import { showUnit } from '../../../services/unit'
import { branchesView, type Shown } from './view'

type Opened = WechatMiniprogram.CustomEvent<
  { month: string },
  Record<string, never>,
  { branch: string }
>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    unitId: '',
    year: 0,
  },
  shown: null as Shown | null,
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

  async load() {
    const { unitId, year } = this.data
    const answer = await showUnit({ ...(unitId ? { unitId } : {}), ...(year ? { year } : {}) })
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
    this.setData({ year })
    this.load()
  },
  chooseUnit(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const unit = this.shown?.units[Number(event.detail.value)]
    if (!unit) return
    this.setData({ unitId: unit.orgId })
    this.load()
  },
  open(event: Opened) {
    const { month } = event.detail
    const branchId = event.currentTarget.dataset.branch
    const same = this.opened?.branchId === branchId && this.opened.month === month
    this.opened = same ? null : { branchId, month }
    if (this.shown) this.setData(branchesView(this.shown, this.opened))
  },
  months() {
    const { shown } = this
    if (shown) wx.navigateTo({ url: address.unitMonth(shown.unit.orgId, monthOf(shown.now)) })
  },
  hold() {
    wx.navigateTo({ url: address.unitEvent(this.data.unitId) })
  },
})
