import type { LeaveKind } from '../../../../typings/contract'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { fontScale } from '../../../lib/font-scale'
import { askLeave, showActivity, withdrawLeave } from '../../../services/activity'
import { leaveLack, leaveView } from './view'

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
  reason: '',

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
    this.load()
  },

  async load() {
    const answer = await showActivity(this.activityId)
    this.setData(answer.ok ? leaveView(answer.data) : failed(answer.code))
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
    if (problem || !kind) return
    this.setData({ busy: true })
    const { activityId, reason } = this
    const answer = await askLeave({ activityId, kind, reason: reason.trim() })
    this.finish(answer.ok ? '' : explain(answer.code), '已请假')
  },

  async withdraw() {
    this.setData({ busy: true })
    const answer = await withdrawLeave(this.activityId)
    this.finish(answer.ok ? '' : explain(answer.code), '已撤回请假')
  },

  finish(problem: string, done: string) {
    this.setData({ busy: false, problem })
    if (problem) return
    wx.showToast({ title: done, icon: 'success' })
    this.load()
  },

  back() {
    wx.navigateBack()
  },
})
