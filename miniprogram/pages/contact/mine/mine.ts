import type { Output } from '../../../../typings/contract'
import { addedText } from '../../../labels/calendar'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { addToCalendar, remindMonthly } from '../../../services/calendar'
import { answerLiaison, showMine } from '../../../services/contact'
import { askAlong, OF_CONTACTS } from '../../../services/subscription'
import { answerLine, mineView, nextOf, thanks } from './view'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    liaison: '',
    phone: '',
    busy: false,
    problem: '',
  },
  shown: null as Output<'contact.show'> | null,

  onShow() {
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await askLast(this, () => showMine())
    if (!answer) return
    if (answer.ok) this.shown = answer.data
    this.setData(answer.ok ? mineView(answer.data) : failed(answer.code))
  },

  fine() {
    this.say('fine')
  },
  callMe() {
    this.say('call_me')
  },
  async say(said: 'fine' | 'call_me') {
    if (this.data.busy || !this.shown) return
    this.setData({ busy: true, problem: '' })
    await askAlong(OF_CONTACTS)
    const answer = await answerLiaison(said)
    this.setData({ busy: false })
    if (!answer.ok) {
      this.setData({ problem: explain(answer.code) })
      return
    }
    this.setData({ said, settled: '', answered: answerLine(answer.data.answer, this.shown.now) })
    wx.showToast({ title: thanks(said, this.data.liaison), icon: 'none' })
  },

  call() {
    wx.makePhoneCall({ phoneNumber: this.data.phone })
  },
  detail(event: Tap) {
    wx.navigateTo({ url: address.detail(event.currentTarget.dataset.id) })
  },

  decision(event: Tap) {
    wx.navigateTo({ url: address.published(event.currentTarget.dataset.id) })
  },

  /** First thing in the tap (platform §1.6). */
  async keep() {
    const next = this.shown && nextOf(this.shown)
    if (next) wx.showToast({ title: addedText[await addToCalendar(next)], icon: 'none' })
  },
  async remind() {
    wx.showToast({ title: addedText[await remindMonthly('和支部联系')], icon: 'none' })
  },
})
