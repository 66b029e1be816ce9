import { failed } from '../../../labels/failure'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { answerCorrection, showCorrections } from '../../../services/own-data'
import { sendOnce } from '../../../services/send-once'
import { correctionsView } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    /** What is answered in the sheet. */
    answering: '',
    busy: false,
    problem: '',
  },
  branchId: undefined as string | undefined,
  text: '',

  onLoad(query: { branchId?: string }) {
    this.branchId = query.branchId
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },
  async load() {
    const answer = await askLast(this, () => showCorrections(this.branchId))
    if (!answer) return
    this.setData(answer.ok ? correctionsView(answer.data) : failed(answer.code))
  },

  open(event: Tap) {
    this.text = ''
    this.setData({ answering: event.currentTarget.dataset.id, problem: '' })
  },
  leave() {
    this.setData({ answering: '' })
  },
  type(event: Typed) {
    this.text = event.detail.value.replace(/\s+/g, ' ').trim()
  },
  async send() {
    const { answering, busy } = this.data
    if (busy) return
    if (this.text.length < 2) {
      this.setData({ problem: '请写一句答复' })
      return
    }
    const sent = await sendOnce(this, () =>
      answerCorrection({ objectionId: answering, answer: this.text }),
    )
    if (!sent) return
    this.leave()
    await this.load()
  },
})
