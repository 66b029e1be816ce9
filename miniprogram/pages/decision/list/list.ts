import { failed } from '../../../labels/failure'
import { address } from '../../../lib/address'
import { dayOf, dayWords } from '../../../lib/calendar'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { listPublished } from '../../../services/decision'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>

/** What was decided and is published for the reader, newest first (C3.3d). */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    rows: [] as { id: string; topic: string; note: string }[],
  },
  onShow() {
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },
  async load() {
    const answer = await askLast(this, () => listPublished())
    if (!answer) return
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    const { published, now } = answer.data
    this.setData({
      status: 'ready',
      rows: published.map((one) => ({
        id: one.resolutionId,
        topic: one.topic,
        note: `${one.branch} · ${dayWords(dayOf(one.publishedAt), now)}`,
      })),
    })
  },
  open(event: Tap) {
    wx.navigateTo({ url: address.published(event.currentTarget.dataset.id) })
  },
})
