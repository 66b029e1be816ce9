import type { Output } from '../../../../typings/contract'
import { sittingShown } from '../../../components/event-card/sittings-held'
import { addedText } from '../../../labels/calendar'
import { doubtWords } from '../../../labels/doubt'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { askedText } from '../../../labels/subscription'
import { address } from '../../../lib/address'
import { chooseOf } from '../../../lib/choose'
import { fontScale } from '../../../lib/font-scale'
import {
  cancelActivity,
  confirmLeave,
  joinActivity,
  showActivity,
  withdrawLeave,
} from '../../../services/activity'
import type { Problem } from '../../../services/answer'
import { askLast } from '../../../services/ask-last'
import { addToCalendar } from '../../../services/calendar'
import { scanCode } from '../../../services/register'
import { shareCard } from '../../../services/share-card'
import { askAlong, NOTICES, wishForMessages } from '../../../services/subscription'
import { detailView } from './view'

type Shown = Output<'activity.show'>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    title: '',
    may: { leaveOf: false },
    joinable: [] as Shown['may']['join'],
    toldOpen: false,
    /** The branch that joins late and is asked why. */
    joining: '',
    cancelling: false,
    hows: [
      { value: 'cancel', label: '取消' },
      { value: 'postpone', label: '延期，时间另定' },
    ],
    how: ['cancel'],
    busy: false,
    problem: '',
  },
  activityId: '',
  event: null as Shown['activity'] | null,
  picture: '',
  reason: '',

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
  },

  onShow() {
    this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await askLast(this, () => showActivity(this.activityId))
    if (!answer) return
    if (answer.ok) {
      const { activity, mine } = answer.data
      this.event = { ...activity, ...sittingShown(activity, mine) }
      this.paint(answer.data)
    }
    this.setData(answer.ok ? detailView(answer.data) : failed(answer.code))
  },

  board() {
    wx.navigateTo({ url: address.board(this.activityId) })
  },
  other(event: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    wx.navigateTo({ url: address.detail(event.currentTarget.dataset.id) })
  },
  decisions() {
    wx.navigateTo({ url: address.decisions(this.activityId) })
  },
  async record() {
    await askAlong(NOTICES)
    wx.navigateTo({ url: address.record(this.activityId) })
  },
  leave() {
    wx.navigateTo({ url: address.leave(this.activityId) })
  },
  /** Somebody's leave, as the secretary sees it and may take it back. */
  leaveOf(event: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    if (!this.data.may.leaveOf) return
    wx.navigateTo({ url: address.leave(this.activityId, event.currentTarget.dataset.id) })
  },
  async scan() {
    const code = await scanCode()
    if (code !== null) wx.navigateTo({ url: address.signIn(code, this.activityId) })
  },

  /** The question for messages comes first in the tap (platform §1.2). */
  async remind() {
    const asked = await wishForMessages('notice', NOTICES)
    wx.showToast({ title: askedText[asked], icon: 'none' })
  },

  /** The phone's own calendar needs no message in hand. */
  async keep() {
    if (this.event)
      wx.showToast({ title: addedText[await addToCalendar(this.event)], icon: 'none' })
  },

  turnTold() {
    this.setData({ toldOpen: !this.data.toldOpen })
  },

  change() {
    wx.navigateTo({ url: address.change(this.activityId) })
  },

  arrange() {
    wx.navigateTo({ url: address.arrange(this.activityId) })
  },

  /** For the branch that was asked; with several, the one that is chosen. */
  async join() {
    if (this.data.busy) return
    const { joinable } = this.data
    this.reason = ''
    const index = joinable.length > 1 ? await chooseOf(joinable.map(({ name }) => name)) : 0
    const branch = joinable[index]
    if (branch) this.joinAs(branch.orgId)
  },
  async joinAs(branchId: string) {
    this.setData({ busy: true, problem: '' })
    const shortNoticeReason = this.reason
    const answer = await joinActivity({
      activityId: this.activityId,
      branchId,
      ...(shortNoticeReason ? { shortNoticeReason } : {}),
    })
    this.setData({ busy: false })
    if (!answer.ok) {
      this.refuseJoin(answer.code, branchId)
      return
    }
    if (answer.data.hints.includes('words_risky')) {
      await wx.showModal({ content: doubtWords.own, showCancel: false })
    }
    wx.redirectTo({ url: address.detail(answer.data.activityId) })
  },
  refuseJoin(code: Problem, branchId: string) {
    const late = code === 'short-notice-needs-reason'
    const problem = late && !this.data.joining ? '' : explain(code)
    this.setData({ problem, joining: late ? branchId : '' })
    if (!late) wx.showToast({ title: explain(code), icon: 'none' })
  },
  closeJoin() {
    this.reason = ''
    this.setData({ joining: '', problem: '' })
  },
  joinLate() {
    if (!this.data.busy) this.joinAs(this.data.joining)
  },

  async stillLeave() {
    await this.answerLeave(confirmLeave, '仍请假，已记下')
  },
  async noLeave() {
    await this.answerLeave(withdrawLeave, '已撤回请假')
  },
  async answerLeave(send: typeof confirmLeave | typeof withdrawLeave, done: string) {
    if (this.data.busy) return
    this.setData({ busy: true })
    const answer = await send(this.activityId)
    this.setData({ busy: false })
    wx.showToast({ title: answer.ok ? done : explain(answer.code), icon: 'none' })
    if (answer.ok) this.load()
  },

  openCancel() {
    this.reason = ''
    this.setData({ cancelling: true, problem: '', how: ['cancel'] })
  },
  closeCancel() {
    this.setData({ cancelling: false })
  },
  chooseHow(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    this.setData({ how: event.detail.chosen })
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.reason = event.detail.value.trim()
  },
  async cancel() {
    if (this.data.busy) return
    if (this.reason.length < 2) {
      this.setData({ problem: '请写一句原因' })
      return
    }
    this.setData({ busy: true })
    const postponed = this.data.how[0] === 'postpone'
    const answer = await cancelActivity(this.activityId, this.reason, postponed)
    this.setData({ busy: false })
    if (!answer.ok) {
      this.setData({ problem: explain(answer.code) })
      return
    }
    this.closeCancel()
    this.load()
    if (answer.data.doubt) wx.showModal({ content: doubtWords.own, showCancel: false })
  },

  async paint({ activity, now }: Shown) {
    const { theme, branch } = activity
    const { place, startsAt } = sittingShown(activity, null)
    this.picture = await shareCard({ theme, place, startsAt, branch: branch.name }, now)
  },
  /** The card has a picture of its own: one of this page would show who is called and who asked for leave. */
  onShareAppMessage() {
    return {
      title: this.data.title || '主题党日',
      path: address.detail(this.activityId),
      ...(this.picture ? { imageUrl: this.picture } : {}),
    }
  },
})
