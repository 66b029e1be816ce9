import type { OffCampus } from '../../../../typings/contract'
import { failed } from '../../../labels/failure'
import { NOTHING_SETTLED, offCampusLines } from '../../../labels/off-campus'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { arrangeActivity, showArrangement } from '../../../services/activity'
import { type Form, formOf, inputOf, isChanged, type Shown } from './form'
import { arrangeView, choicesOf } from './view'

type Sheet = 'invited' | 'visiting' | 'recorder'
type Tap<Marks extends object> = WechatMiniprogram.BaseEvent<Record<string, never>, Marks>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    theme: '',
    branch: '',
    invitable: [] as ReturnType<typeof choicesOf>['invitable'],
    visitors: [] as ReturnType<typeof choicesOf>['visitors'],
    members: [] as ReturnType<typeof choicesOf>['members'],
    offCampusLines,
    /** What the fields opened with; they keep what is typed after that. */
    opened: NOTHING_SETTLED,
    sheet: '' as '' | Sheet,
    busy: false,
    problem: '',
    /** Somebody else arranged the day meanwhile. */
    overtaken: false,
  },
  activityId: '',
  shown: null as Shown | null,
  form: null as Form | null,

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
    this.load()
  },

  async load() {
    const shown = await showArrangement(this.activityId)
    if (!shown.ok) {
      this.setData(failed(shown.code))
      return
    }
    this.shown = shown.data
    this.form = formOf(shown.data.arrangement)
    const opened = this.form.offCampus
    this.setData({ ...choicesOf(shown.data), opened, overtaken: false, problem: '' })
    this.show()
  },

  show() {
    const { form, shown } = this
    if (form && shown) this.setData(arrangeView(form, shown, this.data))
  },

  change(part: Partial<Form>) {
    if (this.form) this.form = { ...this.form, ...part }
    this.setData({ problem: '' })
    this.show()
  },
  typeOffCampus(
    event: WechatMiniprogram.CustomEvent<
      { value: string },
      Record<string, never>,
      { key: keyof OffCampus }
    >,
  ) {
    const { key } = event.currentTarget.dataset
    if (this.form) this.change({ offCampus: { ...this.form.offCampus, [key]: event.detail.value } })
  },

  openSheet(event: Tap<{ sheet: Sheet }>) {
    this.setData({ sheet: event.currentTarget.dataset.sheet })
  },
  closeSheet() {
    this.setData({ sheet: '' })
  },
  choosePeople(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const { chosen } = event.detail
    const { sheet } = this.data
    if (sheet === 'recorder') this.change({ recorderId: chosen[0] ?? null })
    else if (sheet) this.change({ [sheet]: chosen })
    this.closeSheet()
  },

  async save() {
    const { form, shown } = this
    if (!form || !shown || this.data.busy) return
    if (!isChanged(form, shown.arrangement)) {
      this.setData({ problem: '还没有改动' })
      return
    }
    this.setData({ busy: true, problem: '' })
    const { arranged } = shown.arrangement
    const answer = await arrangeActivity(inputOf(form, { activityId: this.activityId, arranged }))
    this.setData({ busy: false })
    if (!answer.ok) {
      this.setData({ problem: explain(answer.code), overtaken: answer.code === 'activity-changed' })
      return
    }
    wx.showToast({ title: '安排已保存', icon: 'success' })
    // a page opened on its own has none to go back to
    wx.navigateBack({ fail: () => wx.redirectTo({ url: address.detail(this.activityId) }) })
  },
})
