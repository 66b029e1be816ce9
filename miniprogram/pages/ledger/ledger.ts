import { failed } from '../../labels/failure'
import type { FormName } from '../../labels/forms'
import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { showLedger } from '../../services/ledger'
import { ledgerView } from './view'

type Opened = WechatMiniprogram.CustomEvent<{ activityId: string }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    year: 0,
    sheet: false,
    forms: [] as FormName[],
    about: {} as object,
  },

  /** Counts the questions asked; only the last one is shown. */
  turns: 0,

  onShow() {
    this.load(this.data.year)
  },

  async onPullDownRefresh() {
    await this.load(this.data.year)
    wx.stopPullDownRefresh()
  },

  /** @param year 0 for the running one */
  async load(year: number) {
    this.turns += 1
    const turn = this.turns
    const answer = await showLedger(year ? { year } : {})
    if (turn !== this.turns) return
    this.setData(answer.ok ? ledgerView(answer.data) : failed(answer.code))
  },

  retry() {
    this.load(this.data.year)
  },
  before() {
    this.turnTo(this.data.year - 1)
  },
  after() {
    this.turnTo(this.data.year + 1)
  },
  turnTo(year: number) {
    this.load(year)
  },

  record(event: Opened) {
    wx.navigateTo({ url: address.record(event.detail.activityId) })
  },

  openForms() {
    this.setData({ sheet: true })
  },
  closeForms() {
    this.setData({ sheet: false })
  },
})
