import { failed } from '../../../labels/failure'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { eraseMedia, showMedia } from '../../../services/media'
import { sendOnce } from '../../../services/send-once'
import { picturesView } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; url: string }>

/** Pictures of a closed record, one of which can be erased for good by the unit (domain §7 #20). */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    rows: [] as ReturnType<typeof picturesView>['rows'],
    /** Which one is about to be erased; empty while none is. */
    mediaId: '',
    label: '',
    reason: '',
    problem: '',
    busy: false,
  },
  activityId: '',

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
    this.load()
  },
  async load() {
    const answer = await askLast(this, () => showMedia(this.activityId))
    if (!answer) return
    this.setData(answer.ok ? picturesView(answer.data) : failed(answer.code))
  },
  see(event: Tap) {
    const { url } = event.currentTarget.dataset
    wx.previewImage({ current: url, urls: [url] })
  },
  openErase(event: Tap) {
    const { id } = event.currentTarget.dataset
    const row = this.data.rows.find(({ mediaId }) => mediaId === id)
    if (row) this.setData({ mediaId: id, label: row.label, reason: '', problem: '' })
  },
  closeErase() {
    this.setData({ mediaId: '' })
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: event.detail.value.trim() })
  },
  async erase() {
    const { mediaId, reason, busy } = this.data
    if (busy) return
    if (reason === '') {
      this.setData({ problem: '请写明原因。' })
      return
    }
    const sent = await sendOnce(this, () =>
      eraseMedia({ activityId: this.activityId, mediaId, reason }),
    )
    if (!sent) return
    this.closeErase()
    await this.load()
  },
})
