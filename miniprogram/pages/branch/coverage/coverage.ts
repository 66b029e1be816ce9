import type { Month } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { addMonths } from '../../../lib/calendar'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { assignBriefing, showCoverage } from '../../../services/follow-up'
import {
  assignments,
  briefableChoices,
  brieferChoices,
  coverageView,
  type Shown,
  severalDays,
} from './view'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: string[] }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    month: '',
    sheet: '' as '' | 'missed' | 'briefer',
    choices: [] as Choice[],
    busy: false,
    problem: '',
  },
  branchId: undefined as string | undefined,
  shown: null as Shown | null,
  /** Who is to be told; the briefer is asked for next. */
  missed: [] as string[],

  onLoad(query: { branchId?: string }) {
    this.branchId = query.branchId
  },
  onShow() {
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },
  load() {
    return this.show(this.data.month)
  },
  /** What is shown stays until the answer is there; of several questions under way the last one counts. */
  async show(month: Month) {
    const { branchId } = this
    const answer = await askLast(this, () =>
      showCoverage({
        ...(branchId ? { branchId } : {}),
        ...(month ? { month } : {}),
      }),
    )
    if (!answer) return
    if (answer.ok) this.shown = answer.data
    this.setData(answer.ok ? coverageView(answer.data) : failed(answer.code))
  },
  before() {
    this.show(addMonths(this.data.month, -1))
  },
  after() {
    this.show(addMonths(this.data.month, 1))
  },
  chooseBranch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.branchId = this.shown?.branches[Number(event.detail.value)]?.orgId
    this.load()
  },
  contacts() {
    wx.navigateTo({ url: address.contacts(undefined, this.shown?.branch.orgId) })
  },

  openBriefing() {
    if (this.shown)
      this.setData({ sheet: 'missed', choices: briefableChoices(this.shown), problem: '' })
  },
  leave() {
    this.setData({ sheet: '' })
  },
  chooseMissed(event: Chosen) {
    this.missed = event.detail.chosen
    if (!this.shown || this.missed.length === 0) {
      this.leave()
      return
    }
    const choices = brieferChoices(this.shown, this.missed)
    this.setData(
      choices.length > 0 ? { sheet: 'briefer', choices } : { sheet: '', problem: severalDays },
    )
  },
  async chooseBriefer(event: Chosen) {
    const [brieferId] = event.detail.chosen
    this.leave()
    if (!this.shown || !brieferId || this.data.busy) return
    this.setData({ busy: true })
    for (const one of assignments(this.shown, this.missed)) {
      const answer = await assignBriefing({ ...one, brieferId })
      if (!answer.ok) this.setData({ problem: explain(answer.code) })
    }
    this.setData({ busy: false })
    this.load()
  },
})
