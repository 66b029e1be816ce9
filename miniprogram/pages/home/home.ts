import { failed } from '../../labels/failure'
import { keptLine, newsLines } from '../../labels/kept-codes'
import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { askLast } from '../../services/ask-last'
import { showHome } from '../../services/home'
import { keptCodes } from '../../services/kept-codes'
import { scanCode } from '../../services/register'
import { askOnce, NOTICES } from '../../services/subscription'
import { homeView } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; url: string }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    publishedUrl: address.publishedList(),
    /** Codes that wait on the phone, and what became of those sent; the latter is said once. */
    kept: '',
    news: [] as string[],
    /** Without network a code can still be scanned. */
    cutOff: false,
  },
  showing: false,
  unwatch: () => {},

  onLoad() {
    this.unwatch = keptCodes.onChange(() => this.hear())
  },
  onUnload() {
    this.unwatch()
  },
  onShow() {
    this.showing = true
    this.setData({ news: [] })
    this.hear()
    keptCodes.send()
    this.load()
  },
  onHide() {
    this.showing = false
  },

  /** What a page above heard and told already is not told again. */
  hear() {
    if (!this.showing) return
    const fresh = newsLines(keptCodes.takeNews())
    const news = [...new Set([...this.data.news, ...fresh])]
    this.setData({ kept: keptLine(keptCodes.kept()), news })
    if (fresh.length > 0) this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await askLast(this, () => showHome())
    if (!answer) return
    const cutOff = !answer.ok && (answer.code === 'offline' || answer.code === 'unreachable')
    this.setData({ ...(answer.ok ? homeView(answer.data) : failed(answer.code)), cutOff })
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

  async detail(event: Tap) {
    await askOnce(NOTICES)
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
    if (code !== null) wx.navigateTo({ url: address.signIn(code, event.currentTarget.dataset.id) })
  },

  go(event: Tap) {
    wx.navigateTo({ url: event.currentTarget.dataset.url })
  },

  openYear() {
    wx.switchTab({ url: address.year() })
  },
})
