import { failed } from '../../../labels/failure'
import { address } from '../../../lib/address'
import { addMonths } from '../../../lib/calendar'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { showSchool } from '../../../services/unit'
import { schoolView } from './view'

Page({
  data: { fs: fontScale(), status: 'loading' as string, message: '', month: '', schoolId: '' },

  onShow() {
    this.load()
  },
  load() {
    return this.show(this.data.month)
  },
  /** What is shown stays until the answer is there; of several questions under way the last one counts. */
  async show(month: string) {
    const answer = await askLast(this, () => showSchool(month ? { month } : {}))
    if (!answer) return
    this.setData(answer.ok ? schoolView(answer.data) : failed(answer.code))
  },
  before() {
    this.turn(-1)
  },
  after() {
    this.turn(1)
  },
  turn(step: number) {
    this.show(addMonths(this.data.month, step))
  },
  orgs() {
    wx.navigateTo({ url: address.orgs(this.data.schoolId) })
  },
  months() {
    wx.navigateTo({ url: address.unitMonth(this.data.schoolId, this.data.month) })
  },
})
