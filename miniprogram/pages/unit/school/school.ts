import { failed } from '../../../labels/failure'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { showSchool } from '../../../services/unit'
import { besides, schoolView } from './view'

Page({
  data: { fs: fontScale(), status: 'loading' as string, message: '', month: '', schoolId: '' },

  onShow() {
    this.load()
  },
  async load() {
    const { month } = this.data
    const answer = await showSchool(month ? { month } : {})
    this.setData(answer.ok ? schoolView(answer.data) : failed(answer.code))
  },
  before() {
    this.turn(-1)
  },
  after() {
    this.turn(1)
  },
  turn(step: number) {
    this.setData({ month: besides(this.data.month, step) })
    this.load()
  },
  months() {
    wx.navigateTo({ url: address.unitMonth(this.data.schoolId, this.data.month) })
  },
})
