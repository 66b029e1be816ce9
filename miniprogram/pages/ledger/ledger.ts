import { failed } from '../../labels/failure'
import type { FormName } from '../../labels/forms'
import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { askLast } from '../../services/ask-last'
import type { FormAbout } from '../../services/forms'
import { showLedger } from '../../services/ledger'
import { ledgerView, termView } from './view'

type Opened = WechatMiniprogram.CustomEvent<{ activityId: string }>

type BranchTap = WechatMiniprogram.CustomEvent<
  Record<string, never>,
  Record<string, never>,
  { id: string }
>

type TermChosen = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { end: 'from' | 'to' }
>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    year: 0,
    isOwn: true,
    sheet: false,
    forms: [] as FormName[],
    about: {} as FormAbout,
    term: null as ReturnType<typeof termView> | null,
  },

  /** A branch this one came out of, while its ledger is looked at; empty for the own one. */
  branchId: '',
  /** Counts the questions asked; only the last one is shown. */

  onShow() {
    this.load(this.data.year)
  },

  async onPullDownRefresh() {
    await this.load(this.data.year)
    wx.stopPullDownRefresh()
  },

  /** @param year 0 for the running one */
  async load(year: number) {
    const { branchId } = this
    const answer = await askLast(this, () =>
      showLedger({ ...(branchId ? { branchId } : {}), ...(year ? { year } : {}) }),
    )
    if (!answer) return
    this.setData(
      answer.ok ? { ...ledgerView(answer.data), isOwn: branchId === '' } : failed(answer.code),
    )
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

  /** The ledger of a branch this one came out of, and back (domain §7 #19). */
  turnToBranch(event: BranchTap) {
    this.branchId = event.currentTarget.dataset.id
    this.load(this.data.year)
  },

  record(event: Opened) {
    wx.navigateTo({ url: address.record(event.detail.activityId) })
  },

  /** What is handed over at the end of a term reaches back over more than a year. */
  chooseTerm(event: TermChosen) {
    const { term, year, about } = this.data
    if (!term) return
    const chosen = { ...term, [event.currentTarget.dataset.end]: event.detail.value }
    const { from, to } = chosen
    this.setData({ term: termView(year, from, to), about: { ...about, from, to } })
  },
  openForms() {
    this.setData({ sheet: true })
  },
  closeForms() {
    this.setData({ sheet: false })
  },
})
