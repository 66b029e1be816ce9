import { failed } from '../../labels/failure'
import { explain } from '../../labels/problems'
import { askedText } from '../../labels/subscription'
import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { showMe, unbind } from '../../services/binding'
import { askForMessages } from '../../services/subscription'
import { isPhone, meView } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>

Page({
  data: {
    fs: fontScale(),
    leads: [] as { orgId: string; name: string }[],
    status: 'loading' as string,
    message: '',
    feedback: '',
    open: false,
  },

  onShow() {
    this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await showMe()
    this.setData(answer.ok ? meView(answer.data, Date.now()) : failed(answer.code))
  },

  turn() {
    this.setData({ open: !this.data.open })
  },
  bind() {
    wx.navigateTo({ url: address.bind() })
  },
  about() {
    wx.navigateTo({ url: address.about() })
  },
  detail(event: Tap) {
    wx.navigateTo({ url: address.detail(event.currentTarget.dataset.id) })
  },

  members(event: Tap) {
    wx.navigateTo({ url: address.members(event.currentTarget.dataset.id) })
  },

  /** The question for messages comes first in the tap (platform §1.2). */
  async remind() {
    // at most three at once, the ones the person's part brings along
    const leads = this.data.leads.length > 0
    const asked = await askForMessages(['notice', 'change', leads ? 'duty' : 'contact'])
    wx.showToast({ title: askedText[asked], icon: 'none' })
  },

  speak() {
    const { feedback } = this.data
    if (isPhone(feedback)) wx.makePhoneCall({ phoneNumber: feedback })
    else wx.setClipboardData({ data: feedback })
  },

  async release() {
    const { confirm } = await wx.showModal({
      title: '退出绑定？',
      content: '这个微信不再对应您的身份。您的参加记录不会丢，以后可以再绑定。',
      confirmText: '退出绑定',
    })
    if (!confirm) return
    const answer = await unbind()
    if (answer.ok) this.load()
    else wx.showToast({ title: explain(answer.code), icon: 'none' })
  },
})
