import type { Output } from '../../../../typings/contract'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { askedText } from '../../../labels/subscription'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { cancelActivity, showActivity, toldInPerson } from '../../../services/activity'
import { scanCode } from '../../../services/register'
import { askForMessages } from '../../../services/subscription'
import { detailView, withoutTold } from './view'

type PersonTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; phone: string }>
type Told = Output<'activity.show'>['tellByPhone']

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    title: '',
    tellByPhone: [] as Told,
    cancelling: false,
    busy: false,
    problem: '',
  },
  activityId: '',
  reason: '',

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
  },

  onShow() {
    this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await showActivity(this.activityId)
    this.setData(answer.ok ? detailView(answer.data) : failed(answer.code))
  },

  board() {
    wx.navigateTo({ url: address.board(this.activityId) })
  },
  record() {
    wx.navigateTo({ url: address.record(this.activityId) })
  },
  leave() {
    wx.navigateTo({ url: address.leave(this.activityId) })
  },
  async scan() {
    const code = await scanCode()
    if (code) wx.navigateTo({ url: address.signIn(code, this.activityId) })
  },

  /** The question for messages comes first in the tap (platform §1.2). */
  async remind() {
    const asked = await askForMessages(['notice', 'change'])
    wx.showToast({ title: askedText[asked], icon: 'none' })
  },

  call(event: PersonTap) {
    wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone })
  },

  async told(event: PersonTap) {
    const { id } = event.currentTarget.dataset
    const answer = await toldInPerson(this.activityId, id)
    if (answer.ok) this.setData({ tellByPhone: withoutTold(this.data.tellByPhone, id) })
    else wx.showToast({ title: explain(answer.code), icon: 'none' })
  },

  openCancel() {
    this.setData({ cancelling: true, problem: '' })
  },
  closeCancel() {
    this.setData({ cancelling: false })
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.reason = event.detail.value.trim()
  },
  async cancel() {
    if (this.reason.length < 2) {
      this.setData({ problem: '请写一句取消的原因' })
      return
    }
    this.setData({ busy: true })
    const answer = await cancelActivity(this.activityId, this.reason)
    this.setData({ busy: false })
    if (!answer.ok) {
      this.setData({ problem: explain(answer.code) })
      return
    }
    this.closeCancel()
    this.load()
  },

  onShareAppMessage() {
    return { title: this.data.title || '主题党日', path: address.detail(this.activityId) }
  },
})
