import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { bind, bindByCode } from '../../services/binding'
import { bindView, noCode, notGiven } from './view'

Page({
  data: { fs: fontScale(), status: 'asking' as string, message: '', busy: false, byCode: false },
  code: '',

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

  turn() {
    this.setData({ byCode: !this.data.byCode, message: '' })
  },
  typeCode(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.code = event.detail.value.trim()
  },
  async gotCode() {
    if (this.data.busy) return
    if (!this.code) {
      this.setData(noCode)
      return
    }
    this.setData({ busy: true, message: '' })
    const answer = await bindByCode(this.code)
    this.setData({ ...bindView(answer), busy: false })
  },

  home() {
    wx.switchTab({ url: address.home() })
  },
})
