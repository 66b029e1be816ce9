import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { bind } from '../../services/binding'
import { bindView, notGiven } from './view'

Page({
  data: { fs: fontScale(), status: 'asking' as string, message: '', busy: false },

  async gotPhone(event: WechatMiniprogram.CustomEvent<{ code?: string }>) {
    const { code } = event.detail
    if (!code) {
      this.setData(notGiven)
      return
    }
    this.setData({ busy: true, message: '' })
    const answer = await bind(code)
    this.setData({ ...bindView(answer), busy: false })
  },

  home() {
    wx.switchTab({ url: address.home() })
  },
})
