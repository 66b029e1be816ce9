import type { LeaveKind } from '../../../../typings/contract'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { fontScale } from '../../../lib/font-scale'
import { askLeave, enterLeave, showActivity, withdrawLeave } from '../../../services/activity'
import type { Answer } from '../../../services/answer'
import { askAlong, NOTICES } from '../../../services/subscription'
import { explainOther, leaveLack, leaveView, otherLeaveView } from './view'

/** The own leave, or with `memberId` the one the secretary enters for somebody. */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    chosen: [] as LeaveKind[],
    problem: '',
    busy: false,
  },
  activityId: '',
  memberId: undefined as string | undefined,
  reason: '',

  onLoad(query: { activityId?: string; memberId?: string }) {
    this.activityId = query.activityId ?? ''
    this.memberId = query.memberId
    this.load()
  },

  async load() {
    const { activityId, memberId } = this
    const answer = await showActivity(activityId)
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    this.setData(memberId ? otherLeaveView(answer.data, memberId) : leaveView(answer.data))
  },

  chooseKind(event: WechatMiniprogram.CustomEvent<{ chosen: LeaveKind[] }>) {
    this.setData({ chosen: event.detail.chosen, problem: '' })
  },

  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.reason = event.detail.value
  },

  async ask() {
    const kind = this.data.chosen[0] ?? null
    const problem = leaveLack({ kind, reason: this.reason })
    this.setData({ problem })
    if (problem || !kind || this.data.busy) return
    this.setData({ busy: true })
    await askAlong(NOTICES)
    const { activityId, memberId } = this
    const words = { activityId, kind, reason: this.reason.trim() }
    const answer = memberId ? await enterLeave({ ...words, memberId }) : await askLeave(words)
    this.finish(answer, '已请假')
  },

  async withdraw() {
    if (this.data.busy) return
    this.setData({ busy: true })
    this.finish(await withdrawLeave(this.activityId, this.memberId), '已撤回请假')
  },

  finish(answer: Answer<unknown>, done: string) {
    const say = this.memberId ? explainOther : explain
    this.setData({ busy: false, problem: answer.ok ? '' : say(answer.code) })
    if (!answer.ok) return
    wx.showToast({ title: done, icon: 'success' })
    this.load()
  },

  back() {
    wx.navigateBack()
  },
})
