import { askedText } from '../../../labels/subscription'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { codeOfQuery, eventOfQuery, isLiveCode } from '../../../lib/scanned-code'
import { keptCodes } from '../../../services/kept-codes'
import { scanCode } from '../../../services/register'
import { canAskForMessages, NOTICES, wishForMessages } from '../../../services/subscription'
import { notACode, sentView, signInView } from './view'

/**
 * Opened by one of our own pages with the code it has scanned; or by the code at the door, which registers nobody: the
 * code of the room is scanned here.
 */
Page({
  data: { fs: fontScale(), status: 'idle' as string, reminded: '', mayAsk: false },
  event: undefined as string | undefined,
  code: '',
  unwatch: () => {},

  onLoad(query: Record<string, string | undefined>) {
    this.event = eventOfQuery(query)
    this.unwatch = keptCodes.onChange(() => this.hear())
    const code = codeOfQuery(query)
    if (code) this.confirm(code)
  },
  onUnload() {
    this.unwatch()
  },

  async confirm(code: string) {
    if (!isLiveCode(code)) {
      this.setData(notACode())
      return
    }
    this.code = code
    this.setData({ status: 'confirming' })
    const answer = await keptCodes.register(code, this.event)
    this.setData({ ...signInView(answer), mayAsk: canAskForMessages('notice') })
  },

  async scan() {
    const code = await scanCode()
    if (code !== null) await this.confirm(code)
  },

  /** The code that was kept has been sent meanwhile. */
  hear() {
    if (this.data.status !== 'kept') return
    const [news] = keptCodes.takeNews(this.code)
    if (news) this.setData(sentView(news))
  },
  send() {
    keptCodes.send()
  },

  /** The question for messages comes first in the tap (platform §1.2). */
  async remind() {
    const asked = await wishForMessages('notice', NOTICES)
    this.setData({ reminded: askedText[asked] })
  },

  bind() {
    wx.navigateTo({ url: address.bind() })
  },
  home() {
    wx.switchTab({ url: address.home() })
  },
})
