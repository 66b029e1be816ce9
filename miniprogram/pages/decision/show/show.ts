import { doubtWords } from '../../../labels/doubt'
import { failed } from '../../../labels/failure'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { answerFeedback, leaveFeedback, showPublished } from '../../../services/decision'
import { sendOnce } from '../../../services/send-once'
import { publishedView } from './view'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>
type Chosen = WechatMiniprogram.CustomEvent<{ chosen: ('yes' | 'no')[] }>

/** One published decision, and what readers say about it (C3.3c, C3.3d). */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    topic: '',
    mayShare: false,
    /** The sheet that is open: an own word, or an answer to one. */
    sheet: '' as '' | 'leave' | 'answer',
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
    busy: false,
    problem: '',
  },
  resolutionId: '',

  onLoad(query: { resolutionId?: string }) {
    this.resolutionId = query.resolutionId ?? ''
    this.load()
  },
  async load() {
    const answer = await showPublished(this.resolutionId)
    this.setData(answer.ok ? publishedView(answer.data) : failed(answer.code))
  },
  onShareAppMessage() {
    const { topic } = this.data
    return { title: `决议公开：${topic}`, path: address.published(this.resolutionId) }
  },

  openLeave() {
    this.setData({ sheet: 'leave', words: '', problem: '' })
  },
  openAnswer(event: Tap) {
    this.setData({
      sheet: 'answer',
      feedbackId: event.currentTarget.dataset.id,
      words: '',
      shown: ['yes'],
      problem: '',
    })
  },
  closeSheet() {
    this.setData({ sheet: '' })
  },
  chooseName(event: Chosen) {
    this.setData({ anonymous: event.detail.chosen })
  },
  chooseShown(event: Chosen) {
    this.setData({ shown: event.detail.chosen })
  },
  type(event: Typed) {
    this.setData({ words: event.detail.value.trim() })
  },
  async submit() {
    const { sheet, words, feedbackId, anonymous, shown } = this.data
    const { resolutionId } = this
    const sent = await sendOnce<object>(this, () =>
      sheet === 'leave'
        ? leaveFeedback({ resolutionId, text: words, anonymous: anonymous[0] !== 'no' })
        : answerFeedback({ feedbackId, answer: words, shown: shown[0] !== 'no' }),
    )
    if (!sent) return
    const doubt = 'doubt' in sent && sent.doubt
    const thanks = sheet === 'leave' ? '已收到，支部答复后会显示在这里。' : ''
    this.setData({ sheet: '', thanks: doubt ? doubtWords.own : thanks })
    await this.load()
  },
})
