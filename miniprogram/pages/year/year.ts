import type { Output } from '../../../typings/contract'
import { failed } from '../../labels/failure'
import { explain } from '../../labels/problems'
import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { askLast } from '../../services/ask-last'
import { adoptPlan, choosePlanFile, importPlan, showPlan, uploadPlan } from '../../services/plan'
import { sendOnce } from '../../services/send-once'
import { type Shown, spanOf, yearView } from './view'

type MonthTap = WechatMiniprogram.BaseEvent<Record<string, never>, { month: string }>
type IdTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>
type Preview = Output<'forms.plan-import'>

const CHANGE_WORDS: Record<Preview['rows'][number]['change'], string> = {
  added: '新增',
  changed: '改动',
  same: '不变',
}

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    year: 0,
    branchId: '',
    chosen: '',
    busy: false,
    problem: '',
    /** What a workbook would write; shown before it is written. */
    preview: null as { rows: { month: string; theme: string; word: string }[] } | null,
    problems: [] as string[],
    asksReason: false,
  },
  shown: null as Shown | null,
  fileId: '',
  reason: '',

  onShow() {
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  /** What is shown stays until the answer is there; of several questions under way the last one counts. */
  async load(wanted: { year?: number; branchId?: string } = {}) {
    const { year, branchId } = { ...this.data, ...wanted }
    const answer = await askLast(this, () =>
      showPlan({ ...(year ? { year } : {}), ...(branchId ? { branchId } : {}) }),
    )
    if (!answer) return
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    const same = this.shown?.year === answer.data.year
    this.shown = answer.data
    this.setData(yearView(answer.data, same ? this.data.chosen : ''))
  },

  before() {
    this.turnTo(this.data.year - 1)
  },
  after() {
    this.turnTo(this.data.year + 1)
  },
  turnTo(year: number) {
    this.load({ year })
  },
  chooseBranch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const branch = this.shown?.branches[Number(event.detail.value)]
    if (!branch) return
    this.setData({ chosen: '' })
    this.load({ branchId: branch.orgId })
  },

  /** A month opens in place; tapped again it closes. */
  choose(event: WechatMiniprogram.CustomEvent<{ month: string }>) {
    this.open(event.detail.month)
  },
  turn(event: MonthTap) {
    this.open(event.currentTarget.dataset.month)
  },
  open(month: string) {
    if (this.shown) this.setData(yearView(this.shown, month === this.data.chosen ? '' : month))
  },

  detail(event: IdTap) {
    wx.navigateTo({ url: address.detail(event.currentTarget.dataset.id) })
  },
  write(event: MonthTap) {
    const { month } = event.currentTarget.dataset
    wx.navigateTo({ url: address.planRow(this.data.branchId, month) })
  },
  post(event: MonthTap) {
    wx.navigateTo({ url: address.post(this.data.branchId, event.currentTarget.dataset.month) })
  },

  async adopt() {
    const { shown } = this
    if (!shown || this.data.busy) return
    const asked = await wx.showModal({
      title: '审定计划',
      content: `审定${shown.year}年已写好的计划？以后修改要写原因，原来的内容会保留。`,
      confirmText: '审定',
    })
    if (!asked.confirm) return
    const { branch, revision } = shown
    await sendOnce(this, () => adoptPlan({ branchId: branch.orgId, revision, ...spanOf(shown) }))
    this.load()
  },

  /** The workbook is read and shown; nothing is written yet. */
  async bring() {
    if (this.data.busy) return
    const path = await choosePlanFile()
    if (!path) return
    this.setData({ busy: true, problem: '' })
    const sent = await uploadPlan(path)
    this.setData({ busy: false })
    if (!sent.ok) {
      this.setData({ problem: explain(sent.code) })
      return
    }
    this.fileId = sent.data
    this.reason = ''
    this.setData({ asksReason: false })
    this.read(false)
  },
  async read(write: boolean) {
    const { shown, fileId, reason } = this
    if (!shown || this.data.busy) return
    this.setData({ busy: true, problem: '' })
    const answer = await importPlan({
      branchId: shown.branch.orgId,
      year: shown.year,
      revision: shown.revision,
      fileId,
      write,
      ...(reason ? { reason } : {}),
    })
    this.setData({ busy: false })
    if (!answer.ok) {
      const asksReason = this.data.asksReason || answer.code === 'amendment-needs-reason'
      this.setData({ problem: explain(answer.code), asksReason })
      return
    }
    if (answer.data.written) {
      this.leaveImport()
      wx.showToast({ title: '已写入计划', icon: 'success' })
      this.load()
      return
    }
    const rows = answer.data.rows.map(({ month, theme, change }) => ({
      month: `${Number(month.slice(5))}月`,
      theme,
      word: CHANGE_WORDS[change],
    }))
    this.setData({ preview: { rows }, problems: answer.data.problems })
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.reason = event.detail.value.trim()
  },
  writeImport() {
    this.read(true)
  },
  leaveImport() {
    this.setData({ preview: null, problems: [], problem: '' })
  },
})
