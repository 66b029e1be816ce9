import { type Fields, startsAt } from '../../../components/event-fields/fields'
import {
  type Sitting,
  sittingChanged,
  withoutSitting,
  withSitting,
} from '../../../components/sittings/sitting'
import { hintWords } from '../../../labels/activity'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { refusalText } from '../../../labels/refusals'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { changeActivity, showActivity } from '../../../services/activity'
import type { Problem } from '../../../services/answer'
import { type Form, formOf, inputOf, lackOf, type Shown, sittingsOf } from './form'
import { changeView } from './view'

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    opened: { theme: '', place: '' },
    tried: false,
    busy: false,
    problem: '',
    /** The line of the sittings is open. */
    open: false,
    /** Somebody else changed the day meanwhile. */
    overtaken: false,
  },
  activityId: '',
  shown: null as Shown | null,
  form: null as Form | null,
  skew: 0,

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
    this.load()
  },

  async load() {
    const answer = await showActivity(this.activityId)
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    if (!answer.data.may.change) {
      this.setData({ status: 'empty', message: refusalText['activity-started'] })
      return
    }
    this.shown = answer.data
    this.skew = answer.data.now - Date.now()
    this.form = formOf(answer.data)
    const { theme, place } = this.form
    const open = answer.data.activity.sessions.length > 0
    this.setData({ opened: { theme, place }, overtaken: false, problem: '', tried: false, open })
    this.show()
  },

  /** By the server's clock. */
  now(): number {
    return Date.now() + this.skew
  },

  show() {
    const { form, shown } = this
    if (form && shown) this.setData(changeView(form, shown, this.now()))
  },

  changeFields(event: WechatMiniprogram.CustomEvent<{ part: Partial<Fields> }>) {
    if (this.form) this.form = { ...this.form, ...event.detail.part }
    this.show()
  },
  turn() {
    this.setData({ open: !this.data.open })
  },
  addSitting() {
    this.changeSittings((sittings, form) => withSitting(form, sittings))
  },
  changeSitting({
    detail,
  }: WechatMiniprogram.CustomEvent<{ index: number; part: Partial<Sitting> }>) {
    this.changeSittings((sittings) => sittingChanged(sittings, detail.index, detail.part))
  },
  removeSitting({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    this.changeSittings((sittings) => withoutSitting(sittings, detail.index))
  },
  changeSittings(change: (sittings: Sitting[], form: Form) => Sitting[]) {
    const { form, shown } = this
    if (form && shown)
      this.form = { ...form, sessions: change(sittingsOf(form, shown, this.now()), form) }
    this.show()
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    if (this.form) this.form = { ...this.form, reason: event.detail.value }
    this.show()
  },

  async change() {
    const { form, shown } = this
    if (!form || !shown || this.data.busy) return
    this.setData({ tried: true, problem: '' })
    if (lackOf(form, shown, this.now())) return
    this.setData({ busy: true })
    const answer = await changeActivity(inputOf(form, shown))
    this.setData({ busy: false })
    if (!answer.ok) {
      this.refused(answer.code)
      return
    }
    wx.showToast({ title: '已改好并再次通知', icon: 'success' })
    if (answer.data.hints.includes('words_risky')) await this.hint()
    // a page opened on its own has none to go back to
    wx.navigateBack({ fail: () => wx.redirectTo({ url: address.detail(this.activityId) }) })
  },

  /** What WeChat finds risky is said to who typed it; nobody else hears of it. */
  hint() {
    return wx.showModal({
      content: hintWords.words_risky,
      showCancel: false,
      confirmText: '知道了',
    })
  },

  refused(code: Problem) {
    if (this.form && code === 'short-notice-needs-reason')
      this.form = { ...this.form, askedOf: startsAt(this.form) }
    this.setData({ problem: explain(code), overtaken: code === 'activity-changed' })
    this.show()
  },
})
