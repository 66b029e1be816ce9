import { askedText } from '../../../labels/subscription'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { codeOfQuery } from '../../../lib/scanned-code'
import { confirmArrival, scanCode } from '../../../services/register'
import { askForMessages } from '../../../services/subscription'
import { signInView } from './view'

/** Opened by the scanned code itself, from a page that scanned, or empty to scan here. */
Page({
  data: { fs: fontScale(), status: 'idle' as string, reminded: '' },
  event: undefined as string | undefined,

  onLoad(query: Record<string, string | undefined>) {
    this.event = query.activityId
    const code = codeOfQuery(query)
    if (code) this.confirm(code)
  },

  async confirm(code: string) {
    this.setData({ status: 'confirming' })
    this.setData(signInView(await confirmArrival(code, this.event)))
  },

  async scan() {
    const code = await scanCode()
    if (code) await this.confirm(code)
  },

  /** The question for messages comes first in the tap (platform §1.2). */
  async remind() {
    const asked = await askForMessages(['notice', 'change'])
    this.setData({ reminded: askedText[asked] })
  },

  bind() {
    wx.navigateTo({ url: address.bind() })
  },
  home() {
    wx.switchTab({ url: address.home() })
  },
})
