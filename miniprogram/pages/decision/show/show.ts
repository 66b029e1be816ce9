import type { Output } from '../../../../typings/contract'
import { doubtWords } from '../../../labels/doubt'
import { failed } from '../../../labels/failure'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { askReason } from '../../../lib/reason'
import { askLast } from '../../../services/ask-last'
import {
  answerFeedback,
  leaveFeedback,
  publicationStep,
  showPublished,
} from '../../../services/decision'
import { sendOnce } from '../../../services/send-once'
import type { Readable } from '../correct-sheet/correct-sheet'
import { publishedView } from './view'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>
type Changed = WechatMiniprogram.CustomEvent<{ doubt?: boolean }>
type Chosen = WechatMiniprogram.CustomEvent<{ chosen: ('yes' | 'no')[] }>

/** One published decision, and what readers say about it (C3.3c, C3.3d). */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    topic: '',
    mayShare: false,
    /** Whether the sheet is open in which a word is answered. */
    answering: false,
    may: null as Output<'publication.show'>['may'] | null,
    correcting: null as Readable | null,
    names: [
      { value: 'yes', label: '不署名' },
      { value: 'no', label: '署名' },
    ],
    anonymous: ['yes'] as ('yes' | 'no')[],
    visibilities: [
      { value: 'yes', label: '公开显示' },
      { value: 'no', label: '不公开显示' },
    ],
    shown: ['yes'] as ('yes' | 'no')[],
    words: '',
    feedbackId: '',
    thanks: '',
    doubt: '',
    busy: false,
    problem: '',
  },
  resolutionId: '',
  own: '',
  found: null as Output<'publication.show'> | null,

  onLoad(query: { resolutionId?: string }) {
    this.resolutionId = query.resolutionId ?? ''
    this.load()
  },
  async load() {
    const answer = await askLast(this, () => showPublished(this.resolutionId))
    if (!answer) return
    this.found = answer.ok ? answer.data : null
    this.setData(answer.ok ? publishedView(answer.data) : failed(answer.code))
  },
  onShareAppMessage() {
    const { topic } = this.data
    return { title: `决议公开：${topic}`, path: address.published(this.resolutionId) }
  },

  openCorrect() {
    if (!this.found) return
    const { published, seen } = this.found
    const { process, result } = published
    this.setData({ correcting: { resolutionId: this.resolutionId, seen, process, result } })
  },
  async corrected(event: Changed) {
    this.closeSheet()
    this.setData({ doubt: event.detail.doubt ? doubtWords.own : '' })
    await this.load()
  },
  /** Nobody reads it any more then, so the page has nothing left to show. */
  async withdraw() {
    const asked = await askReason('撤回公开', '撤回')
    const { resolutionId, found } = this
    if (!asked || !found) return
    const { reason, problem } = asked
    this.setData({ problem })
    if (problem) return
    const { seen } = found
    const sent = await sendOnce(this, () =>
      publicationStep({ resolutionId, seen, step: 'withdraw', reason }),
    )
    if (sent)
      this.setData({ status: 'gone', message: '已撤回，不再公开。原来的内容支部仍有记录。' })
  },

  openAnswer(event: Tap) {
    this.setData({
      answering: true,
      feedbackId: event.currentTarget.dataset.id,
      words: '',
      shown: ['yes'],
      problem: '',
    })
  },
  closeSheet() {
    this.setData({ answering: false, correcting: null, problem: '' })
  },
  chooseName(event: Chosen) {
    this.setData({ anonymous: event.detail.chosen })
  },
  chooseShown(event: Chosen) {
    this.setData({ shown: event.detail.chosen })
  },
  typeOwn(event: Typed) {
    this.own = event.detail.value.trim()
  },
  type(event: Typed) {
    this.setData({ words: event.detail.value.trim() })
  },
  async submit() {
    const { resolutionId, own } = this
    const anonymous = this.data.anonymous[0] !== 'no'
    if (own.length < 2) {
      this.setData({ problem: '请写一句' })
      return
    }
    const sent = await sendOnce(this, () => leaveFeedback({ resolutionId, text: own, anonymous }))
    if (!sent) return
    this.own = ''
    this.setData({ thanks: '已收到，支部答复后会显示在这里。' })
    await this.load()
  },
  async answer() {
    const { words, feedbackId, shown } = this.data
    const sent = await sendOnce(this, () =>
      answerFeedback({ feedbackId, answer: words, shown: shown[0] !== 'no' }),
    )
    if (!sent) return
    this.setData({ answering: false, doubt: sent.doubt ? doubtWords.own : '' })
    await this.load()
  },
})
