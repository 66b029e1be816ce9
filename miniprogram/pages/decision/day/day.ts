import type { Input, Output, Resolution } from '../../../../typings/contract'
import { doubtWords } from '../../../labels/doubt'
import { failed } from '../../../labels/failure'
import { fontScale } from '../../../lib/font-scale'
import type { Answer } from '../../../services/answer'
import {
  captureBase,
  doneFollowUp,
  dropResolution,
  publicationStep,
  showResolutions,
} from '../../../services/decision'
import { sendOnce } from '../../../services/send-once'
import { dayView } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; index: number }>
type Changed = WechatMiniprogram.CustomEvent<{ doubt?: boolean }>
type Sheet = '' | 'open' | 'decide' | 'publish'

/** The matters of a theme day: put to the meeting, decided, made public step by step (C3.3a–c). */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    activityId: '',
    sheet: '' as Sheet,
    matter: null as Resolution | null,
    problem: '',
    busy: false,
  },
  shown: null as Output<'resolutions.show'> | null,

  onLoad(query: { activityId?: string }) {
    this.setData({ activityId: query.activityId ?? '' })
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },
  async load() {
    const answer = await showResolutions(this.data.activityId)
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    this.shown = answer.data
    this.setData(dayView(answer.data))
  },

  matterOf(id: string): Resolution | null {
    return this.shown?.resolutions.find((one) => one.resolutionId === id) ?? null
  },
  openNew() {
    this.setData({ sheet: 'open', problem: '' })
  },
  openDecide(event: Tap) {
    this.setData({ sheet: 'decide', matter: this.matterOf(event.currentTarget.dataset.id) })
  },
  openPublish(event: Tap) {
    this.setData({ sheet: 'publish', matter: this.matterOf(event.currentTarget.dataset.id) })
  },
  leave() {
    this.setData({ sheet: '', matter: null })
  },
  async changed(event: Changed) {
    this.leave()
    this.setData({ problem: event.detail?.doubt ? doubtWords.own : '' })
    await this.load()
  },

  capture(event: Tap) {
    const { id } = event.currentTarget.dataset
    this.run(() => captureBase(id))
  },
  async drop(event: Tap) {
    const { id } = event.currentTarget.dataset
    const { confirm } = await wx.showModal({
      title: `撤去“${this.matterOf(id)?.topic}”？`,
      confirmText: '撤去',
    })
    if (confirm) this.run(() => dropResolution(id))
  },
  done(event: Tap) {
    const { id, index } = event.currentTarget.dataset
    this.run(() => doneFollowUp({ resolutionId: id, index }))
  },
  async check(event: Tap) {
    const { confirm } = await wx.showModal({
      title: '核对过了？',
      content: '不涉密、不涉及个人，过程和结果属实。',
      confirmText: '核对无误',
    })
    if (confirm) this.step({ resolutionId: event.currentTarget.dataset.id, step: 'check' })
  },
  async publish(event: Tap) {
    const { confirm } = await wx.showModal({
      title: '批准公开？',
      content: '公开后本支部的同志都能看到，可以撤回或更正，会留下记录。',
      confirmText: '批准公开',
    })
    if (confirm) this.step({ resolutionId: event.currentTarget.dataset.id, step: 'publish' })
  },
  async withdraw(event: Tap) {
    const reason = await this.reasonFor('撤回公开', '撤回')
    const resolutionId = event.currentTarget.dataset.id
    if (reason) this.step({ resolutionId, step: 'withdraw', reason })
  },
  /** Not to publish is a decision too, with its reason (C3.3c). */
  async keep(event: Tap) {
    const reason = await this.reasonFor('决定不公开', '不公开')
    const resolutionId = event.currentTarget.dataset.id
    if (reason) this.step({ resolutionId, step: 'keep', reason })
  },
  /** Empty when the person turned back, or wrote none. */
  async reasonFor(title: string, confirmText: string): Promise<string> {
    const { confirm, content } = await wx.showModal({
      title,
      editable: true,
      placeholderText: '写一句原因',
      confirmText,
    })
    const reason = (content ?? '').replace(/\s+/g, ' ').trim()
    if (!confirm) return ''
    this.setData({ problem: reason.length < 2 ? '请写一句原因。' : '' })
    return reason.length < 2 ? '' : reason
  },
  step(input: Input<'publication.step'>) {
    this.run(() => publicationStep(input))
  },
  async run(send: () => Promise<Answer<unknown>>) {
    const sent = await sendOnce(this, send)
    if (sent) await this.load()
  },
})
