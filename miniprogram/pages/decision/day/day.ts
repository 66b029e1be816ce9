import type { Input, Output, Resolution } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { doubtWords } from '../../../labels/doubt'
import { failed } from '../../../labels/failure'
import { fontScale } from '../../../lib/font-scale'
import { askReason } from '../../../lib/reason'
import type { Answer } from '../../../services/answer'
import { askLast } from '../../../services/ask-last'
import {
  captureBase,
  doneFollowUp,
  dropResolution,
  publicationStep,
  showResolutions,
} from '../../../services/decision'
import { sendOnce } from '../../../services/send-once'
import type { Readable } from '../correct-sheet/correct-sheet'
import { dayView } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; index: number }>
type Changed = WechatMiniprogram.CustomEvent<{ doubt?: boolean }>
type People = WechatMiniprogram.CustomEvent<{ chosen: string[] }>
type Sheet = '' | 'open' | 'count' | 'decide' | 'publish' | 'correct'

const mayRecount = async (): Promise<boolean> => {
  const content = '到会的人有变化时，已记的结果作废，要重新记。'
  return (await wx.showModal({ title: '重新清点到会？', content, confirmText: '清点' })).confirm
}

/** The matters of a theme day: put to the meeting, decided, made public step by step (C3.3a–c). */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    activityId: '',
    now: 0,
    sheet: '' as Sheet,
    matter: null as Resolution | null,
    readable: null as Readable | null,
    voters: [] as Choice[],
    left: [] as string[],
    asked: '',
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
    const answer = await askLast(this, () => showResolutions(this.data.activityId))
    if (!answer) return
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
  openCorrect(event: Tap) {
    const words = this.matterOf(event.currentTarget.dataset.id)?.publication
    if (!words) return
    const { process, result } = words
    this.setData({ sheet: 'correct', readable: { ...this.seenOf(event), process, result } })
  },
  leave() {
    this.setData({ sheet: '', matter: null, readable: null })
  },
  async changed(event: Changed) {
    this.leave()
    this.setData({ problem: event.detail?.doubt ? doubtWords.own : '' })
    await this.load()
  },

  /**
   * Counts who has come by now, and asks who of them has left again, or which of the committee are not there (domain §7
   * #10). A result others reached has to be decided anew.
   */
  async capture(event: Tap) {
    const resolutionId = event.currentTarget.dataset.id
    if (this.matterOf(resolutionId)?.result && !(await mayRecount())) return
    const sent = await sendOnce(this, () => captureBase({ resolutionId, left: null }))
    if (!sent) return
    const { voters } = sent
    const left = voters.filter((one) => one.left).map((one) => one.memberId)
    await this.load()
    if (voters.length === 0) return
    const matter = this.matterOf(resolutionId)
    const asked = matter?.kind === 'committee' ? '哪些支委不在场' : '谁已离场'
    this.setData({ sheet: 'count', matter, asked, voters, left })
  },
  chooseLeft(event: People) {
    const { matter, left } = this.data
    const { chosen } = event.detail
    this.leave()
    const same = chosen.length === left.length && chosen.every((id) => left.includes(id))
    if (!matter || same) return
    this.run(() => captureBase({ resolutionId: matter.resolutionId, left: chosen }))
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
    if (confirm) this.step({ ...this.seenOf(event), step: 'check' })
  },
  async publish(event: Tap) {
    const { confirm } = await wx.showModal({
      title: '批准公开？',
      content: '公开后本支部的同志都能看到，可以撤回或更正，会留下记录。',
      confirmText: '批准公开',
    })
    if (confirm) this.step({ ...this.seenOf(event), step: 'publish' })
  },
  async withdraw(event: Tap) {
    const reason = await this.reasonFor('撤回公开', '撤回')
    if (reason) this.step({ ...this.seenOf(event), step: 'withdraw', reason })
  },
  /** Not to publish is a decision too, with its reason (C3.3c). */
  async keep(event: Tap) {
    const reason = await this.reasonFor('决定不公开', '不公开')
    if (reason) this.step({ ...this.seenOf(event), step: 'keep', reason })
  },
  /** Empty when the person turned back, or wrote none. */
  async reasonFor(title: string, confirmText: string): Promise<string> {
    const asked = await askReason(title, confirmText)
    if (!asked) return ''
    this.setData({ problem: asked.problem })
    return asked.problem ? '' : asked.reason
  },
  /** The matter, and how far its publication is on this page. */
  seenOf(event: Tap) {
    const { id } = event.currentTarget.dataset
    return { resolutionId: id, seen: this.matterOf(id)?.publication?.steps.length ?? 0 }
  },
  step(input: Input<'publication.step'>) {
    this.run(() => publicationStep(input))
  },
  async run(send: () => Promise<Answer<unknown>>) {
    const sent = await sendOnce(this, send)
    if (sent) await this.load()
  },
})
