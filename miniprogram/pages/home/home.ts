import { failed } from '../../labels/failure'
import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { showHome } from '../../services/home'
import { scanCode } from '../../services/register'
import { homeView } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; url: string }>

Page({
  data: { fs: fontScale(), status: 'loading' as string, message: '' },

  onShow() {
    this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await showHome()
    this.setData(answer.ok ? homeView(answer.data) : failed(answer.code))
  },

  bind() {
    wx.navigateTo({ url: address.bind() })
  },

  about() {
    wx.navigateTo({ url: address.about() })
  },

  post(
    event: WechatMiniprogram.BaseEvent<Record<string, never>, { branch: string; month: string }>,
  ) {
    const { branch, month } = event.currentTarget.dataset
    wx.navigateTo({ url: address.post(branch, month) })
  },

  detail(event: Tap) {
    wx.navigateTo({ url: address.detail(event.currentTarget.dataset.id) })
  },

  leave(event: Tap) {
    wx.navigateTo({ url: address.leave(event.currentTarget.dataset.id) })
  },

  board(event: Tap) {
    wx.navigateTo({ url: address.board(event.currentTarget.dataset.id) })
  },

  async scan(event: Tap) {
    const code = await scanCode()
    if (code) wx.navigateTo({ url: address.signIn(code, event.currentTarget.dataset.id) })
  },

  go(event: Tap) {
    wx.navigateTo({ url: event.currentTarget.dataset.url })
  },

  openYear() {
    wx.switchTab({ url: address.year() })
  },
})
