import type { DataMatter, MessageKind } from '../../../typings/contract'
import { matterWords } from '../../labels/afterwards'
import { failed } from '../../labels/failure'
import { type Option, optionsOf } from '../../labels/options'
import { explain } from '../../labels/problems'
import { askedText } from '../../labels/subscription'
import { address } from '../../lib/address'
import { fontScale } from '../../lib/font-scale'
import { newRequestKey } from '../../lib/request-key'
import { askLast } from '../../services/ask-last'
import { showMe, unbind } from '../../services/binding'
import { fetchMine, objectToData, wishAnniversary } from '../../services/own-data'
import { sendOnce } from '../../services/send-once'
import { OF_CONTACTS, OF_LEADERS, wishForMessages } from '../../services/subscription'
import { type Along, isPhone, type MessageRow, meView } from './view'

type Chosen<T> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>

const KINDS: Record<Along, MessageKind[]> = { duties: OF_LEADERS, contacts: OF_CONTACTS }

Page({
  data: {
    fs: fontScale(),
    leads: [] as { orgId: string; name: string }[],
    wroteCare: false,
    status: 'loading' as string,
    message: '',
    feedback: '',
    open: false,
    anniversary: { shown: false, wanted: false },
    messageRows: [] as MessageRow[],
    matters: optionsOf(matterWords),
    about: ['profile'] as DataMatter[],
    branches: [] as Option[],
    /** The branch it is said to; none where there is no choice. */
    to: [] as string[],
    objecting: false,
    file: null as { path: string; name: string } | null,
    busy: false,
    problem: '',
  },
  /** What is wrong, as it is typed, and the key of saying so. */
  text: '',
  key: '',

  onShow() {
    this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await askLast(this, () => showMe())
    if (!answer) return
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

  care(event: Tap) {
    wx.navigateTo({ url: address.care(event.currentTarget.dataset.id) })
  },
  corrections(event: Tap) {
    wx.navigateTo({ url: address.corrections(event.currentTarget.dataset.id) })
  },

  openObjection() {
    this.text = ''
    this.key = newRequestKey()
    const to = this.data.branches.slice(0, 1).map((one) => one.value)
    this.setData({ objecting: true, to, problem: '' })
  },
  closeObjection() {
    this.setData({ objecting: false })
  },
  chooseMatter(event: Chosen<DataMatter>) {
    this.setData({ about: event.detail.chosen })
  },
  chooseBranch(event: Chosen<string>) {
    this.setData({ to: event.detail.chosen })
  },
  type(event: Typed) {
    this.text = event.detail.value.replace(/\s+/g, ' ').trim()
  },
  async object() {
    const { text, key } = this
    const [about = 'other'] = this.data.about
    const [branchId] = this.data.to
    if (this.data.busy) return
    if (text.length < 2) {
      this.setData({ problem: '请写一句哪里不对' })
      return
    }
    const sent = await sendOnce(this, () =>
      objectToData({ key, ...(branchId && { branchId }), about, text }),
    )
    if (!sent) return
    this.closeObjection()
    wx.showToast({ title: '已提交', icon: 'success' })
    await this.load()
  },

  async make() {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '' })
    const made = await fetchMine()
    this.setData({
      busy: false,
      problem: made.ok ? '' : explain(made.code),
      file: made.ok ? made.data : null,
    })
  },

  /** Off until the person turns it on, and off again at any time (C3.5c). */
  async turnAnniversary() {
    const { wanted } = this.data.anniversary
    const { confirm } = await wx.showModal({
      title: wanted ? '关闭政治生日提示？' : '开启政治生日提示？',
      content: '入党纪念日当天提示您，并让书记知道。随时可以开启或关闭。',
      confirmText: wanted ? '关闭' : '开启',
    })
    if (!confirm) return
    const sent = await sendOnce(this, () => wishAnniversary(!wanted))
    if (sent) this.setData({ 'anniversary.wanted': sent.wanted })
  },

  share() {
    const { file } = this.data
    if (file) wx.shareFileMessage({ filePath: file.path, fileName: file.name })
  },
  openFile() {
    const { file } = this.data
    if (file) wx.openDocument({ filePath: file.path, fileType: 'xlsx', showMenu: true })
  },

  /** The question for messages comes first in the tap (platform §1.2). */
  async remind(event: WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>) {
    const row = this.data.messageRows[event.currentTarget.dataset.index]
    if (!row) return
    const asked = await wishForMessages(row.wished, KINDS[row.along])
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
