import { failed } from '../../labels/failure'
import { fontScale } from '../../lib/font-scale'
import { showHome } from '../../services/home'
import { aboutView } from './view'

Page({
  data: { fs: fontScale(), status: 'loading' as string, message: '', feedback: '' },

  onLoad() {
    this.load()
  },

  async load() {
    const answer = await showHome()
    this.setData(answer.ok ? aboutView(answer.data.school) : failed(answer.code))
  },

  copy() {
    wx.setClipboardData({ data: this.data.feedback })
  },
})
