import type { PublicityChannel, ServiceKind } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { doubtWords } from '../../../labels/doubt'
import { failed } from '../../../labels/failure'
import { fontScale } from '../../../lib/font-scale'
import { newRequestKey } from '../../../lib/request-key'
import {
  addPublicity,
  addService,
  removePublicity,
  removeService,
  showAfterwards,
} from '../../../services/afterwards'
import type { Answer } from '../../../services/answer'
import { askLast } from '../../../services/ask-last'
import { sendOnce } from '../../../services/send-once'
import {
  afterwardsView,
  CHANNELS,
  KINDS,
  lastDay,
  type PublicityForm,
  publicityFormOf,
  publicityFormView,
  publicityInput,
  publicityLack,
  type ServiceForm,
  type Shown,
  serviceFormOf,
  serviceFormView,
  serviceInput,
  serviceLack,
} from './view'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: string[] }>
type Picked = WechatMiniprogram.CustomEvent<{ value: string }>
type Typed<F> = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: keyof F }
>
type Tap = WechatMiniprogram.BaseEvent<
  Record<string, never>,
  { id: string; title: string; link: string }
>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    kinds: KINDS,
    channels: CHANNELS,
    people: [] as Choice[],
    chosen: [] as string[],
    sheet: '' as '' | 'service' | 'people' | 'publicity',
    /** What was typed, given back when the sheet of people closes. */
    typed: {} as Partial<ServiceForm>,
    last: '',
    busy: false,
    problem: '',
  },
  activityId: '',
  key: '',
  shown: null as Shown | null,
  service: null as ServiceForm | null,
  report: null as PublicityForm | null,

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },
  async load() {
    const answer = await askLast(this, () => showAfterwards(this.activityId))
    if (!answer) return
    if (answer.ok) this.shown = answer.data
    this.setData(answer.ok ? afterwardsView(answer.data) : failed(answer.code))
  },
  leave() {
    this.setData({ sheet: '' })
  },

  openService() {
    if (!this.shown) return
    this.key = newRequestKey()
    this.service = serviceFormOf(this.shown)
    this.setData({
      ...serviceFormView(this.service, this.shown),
      last: lastDay(this.shown),
      typed: this.service,
      sheet: 'service',
      problem: '',
    })
  },
  change(part: Partial<ServiceForm>) {
    if (!this.service || !this.shown) return
    this.service = { ...this.service, ...part }
    this.setData(serviceFormView(this.service, this.shown))
  },
  chooseKind(event: Chosen) {
    this.change({ kind: event.detail.chosen[0] as ServiceKind })
  },
  chooseDay(event: Picked) {
    this.change({ on: event.detail.value })
  },
  type(event: Typed<ServiceForm>) {
    this.change({ [event.currentTarget.dataset.field]: event.detail.value })
  },
  openPeople() {
    this.setData({ sheet: 'people' })
  },
  choosePeople(event: Chosen) {
    this.change({ participants: event.detail.chosen })
    this.backToService()
  },
  backToService() {
    if (this.service) this.setData({ sheet: 'service', typed: this.service })
  },
  saveService() {
    const { service, key, activityId } = this
    if (!service) return
    this.save(serviceLack(service), () => addService(serviceInput(service, { key, activityId })))
  },

  openPublicity() {
    if (!this.shown) return
    this.key = newRequestKey()
    this.report = publicityFormOf(this.shown)
    this.setData({
      ...publicityFormView(this.report, this.shown),
      sheet: 'publicity',
      problem: '',
    })
  },
  changeReport(part: Partial<PublicityForm>) {
    if (!this.report || !this.shown) return
    this.report = { ...this.report, ...part }
    this.setData(publicityFormView(this.report, this.shown))
  },
  chooseChannel(event: Chosen) {
    this.changeReport({ channel: event.detail.chosen[0] as PublicityChannel })
  },
  chooseReportedDay(event: Picked) {
    this.changeReport({ on: event.detail.value })
  },
  typeReport(event: Typed<PublicityForm>) {
    this.changeReport({ [event.currentTarget.dataset.field]: event.detail.value })
  },
  savePublicity() {
    const { report, key, activityId } = this
    if (!report) return
    this.save(publicityLack(report), async () => {
      const answer = await addPublicity(publicityInput(report, { key, activityId }))
      if (answer.ok && answer.data.doubt) {
        wx.showModal({ content: doubtWords.own, showCancel: false })
      }
      return answer
    })
  },

  dropService(event: Tap) {
    const { id, title } = event.currentTarget.dataset
    const { activityId } = this
    this.drop(title, () => removeService({ activityId, serviceId: id }))
  },
  dropPublicity(event: Tap) {
    const { id, title } = event.currentTarget.dataset
    const { activityId } = this
    this.drop(title, () => removePublicity({ activityId, publicityId: id }))
  },
  async drop(title: string, send: () => Promise<Answer<unknown>>) {
    const { confirm } = await wx.showModal({
      title: '删去这一条？',
      content: `“${title}”会被清除，只留下谁在哪天删去了一条。`,
      confirmText: '删去',
    })
    if (confirm) await this.save('', send)
  },
  async save(lack: string, send: () => Promise<Answer<unknown>>) {
    if (this.data.busy) return
    this.setData({ problem: lack })
    if (lack) return
    const sent = await sendOnce(this, send)
    if (!sent) return
    this.leave()
    await this.load()
  },
  copy(event: Tap) {
    wx.setClipboardData({ data: event.currentTarget.dataset.link })
  },
})
