import type { ContactChannel } from '../../../../typings/contract'
import { failed } from '../../../labels/failure'
import { fontScale } from '../../../lib/font-scale'
import { newRequestKey } from '../../../lib/request-key'
import { logContact, showContacts } from '../../../services/contact'
import { sendOnce } from '../../../services/send-once'
import { askAlong, OF_CONTACTS } from '../../../services/subscription'
import type { ContactView } from '../contact-view'
import { formOf, formView, type LogForm, logInput, logLack, logView, REACHED } from './view'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: string[] }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    answers: REACHED,
    person: null as ContactView | null,
    problem: '',
    busy: false,
  },
  memberId: '',
  key: '',
  now: 0,
  form: null as LogForm | null,

  onLoad(query: { memberId?: string }) {
    this.memberId = query.memberId ?? ''
    this.key = newRequestKey()
    this.load()
  },

  async load() {
    const { memberId } = this
    const answer = await showContacts(memberId ? { memberId } : {})
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    this.now = answer.data.now
    this.form = formOf(answer.data, this.memberId)
    this.setData({ ...logView(answer.data, this.memberId), ...formView(this.form, this.now) })
  },

  change(part: Partial<LogForm>) {
    if (!this.form) return
    this.form = { ...this.form, ...part }
    this.setData(formView(this.form, this.now))
  },
  chooseChannel(event: Chosen) {
    this.change({ channel: event.detail.chosen[0] as ContactChannel })
  },
  chooseReached(event: Chosen) {
    this.change({ reached: event.detail.chosen[0] === 'yes' })
  },
  chooseDay(event: Typed) {
    this.change({ on: event.detail.value })
  },
  typeNote(event: Typed) {
    this.change({ note: event.detail.value })
  },

  call() {
    if (this.data.person) wx.makePhoneCall({ phoneNumber: this.data.person.phone })
  },
  copyPassOn(event: WechatMiniprogram.BaseEvent<Record<string, never>, { text: string }>) {
    wx.setClipboardData({ data: event.currentTarget.dataset.text })
  },

  async save() {
    const { form } = this
    if (!form || this.data.busy) return
    const lack = logLack(form)
    this.setData({ problem: lack })
    if (lack) return
    const { key, memberId } = this
    const sent = await sendOnce(this, async () => {
      await askAlong(OF_CONTACTS)
      return logContact(logInput(form, { key, memberId }))
    })
    if (!sent) return
    wx.showToast({ title: '已记下', icon: 'success' })
    wx.navigateBack()
  },
})
