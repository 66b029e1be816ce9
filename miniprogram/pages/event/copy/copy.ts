import type { Output } from '../../../../typings/contract'
import { failed } from '../../../labels/failure'
import { fontScale } from '../../../lib/font-scale'
import { recordText } from '../../../services/record'
import { copyView, wholeText } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>

/** The record field by field, to be pasted where the province's system asks for it (F1). */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    pictures: [] as string[],
    news: { text: '', warning: '' },
    fields: [] as Output<'record.text'>['fields'],
  },
  activityId: '',

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
    this.load()
  },
  async load() {
    const answer = await recordText(this.activityId)
    this.setData(answer.ok ? copyView(answer.data) : failed(answer.code))
  },
  copy(event: Tap) {
    const field = this.data.fields[event.currentTarget.dataset.index]
    if (field) wx.setClipboardData({ data: field.text })
  },
  /** Without those somebody asked to leave out. */
  see() {
    const { pictures } = this.data
    wx.previewImage({ current: pictures[0], urls: pictures })
  },
  copyNews() {
    wx.setClipboardData({ data: this.data.news.text })
  },
  copyAll() {
    wx.setClipboardData({ data: wholeText(this.data) })
  },
})
