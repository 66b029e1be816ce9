import { failed } from '../../labels/failure'
import { explain } from '../../labels/problems'
import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { fetchLedgerFile, showLedger } from '../../services/ledger'
import { ledgerView } from './view'

type EntryTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>
type File = { path: string; name: string }

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    year: 0,
    busy: false,
    problem: '',
    file: null as File | null,
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
    this.setData({ file: null, problem: '' })
    this.load(year)
  },

  record(event: EntryTap) {
    wx.navigateTo({ url: address.record(event.currentTarget.dataset.id) })
  },

  async make() {
    this.setData({ busy: true, problem: '' })
    const answer = await fetchLedgerFile({ year: this.data.year })
    this.setData(
      answer.ok
        ? { busy: false, file: answer.data }
        : { busy: false, problem: explain(answer.code) },
    )
  },

  /** A tap of its own: a download does not carry the tap that sharing needs (platform §6). */
  share() {
    const { file } = this.data
    if (file) wx.shareFileMessage({ filePath: file.path, fileName: file.name })
  },
  openFile() {
    const { file } = this.data
    if (file) wx.openDocument({ filePath: file.path, fileType: 'xlsx', showMenu: true })
  },
})
