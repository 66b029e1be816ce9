import { failed } from '../../../labels/failure'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { showLedger } from '../../../services/ledger'
import { unitLedgerView } from './view'

type Opened = WechatMiniprogram.CustomEvent<{ activityId: string }>

/** The ledger of one branch as its unit reads it (C4.1a). */
Page({
  data: { fs: fontScale(), status: 'loading' as string, message: '', year: 0 },
  branchId: '',
  /** Counts the questions asked; only the last one is shown. */

  onLoad(query: { branchId?: string }) {
    this.branchId = query.branchId ?? ''
  },
  onShow() {
    this.load(this.data.year)
  },
  async onPullDownRefresh() {
    await this.load(this.data.year)
    wx.stopPullDownRefresh()
  },

  /** @param year 0 for the running one */
  async load(year: number) {
    const answer = await askLast(this, () =>
      showLedger({ branchId: this.branchId, ...(year ? { year } : {}) }),
    )
    if (!answer) return
    this.setData(answer.ok ? unitLedgerView(answer.data) : failed(answer.code))
  },
  retry() {
    this.load(this.data.year)
  },
  before() {
    this.load(this.data.year - 1)
  },
  after() {
    this.load(this.data.year + 1)
  },
  pictures(event: Opened) {
    wx.navigateTo({ url: address.unitPictures(event.detail.activityId) })
  },
})
