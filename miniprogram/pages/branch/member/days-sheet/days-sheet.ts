import type { Output } from '../../../../../typings/contract'
import { wordOf } from '../../../../components/event-card/own-part'
import { failed } from '../../../../labels/failure'
import { address } from '../../../../lib/address'
import { momentWords } from '../../../../lib/calendar'
import { askLast } from '../../../../services/ask-last'
import { daysOfMember } from '../../../../services/branch'

type IdTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>

/** How one person took part in the branch's days, asked for when it is opened and not before (C2.3e). */
Component({
  properties: { visible: Boolean, branchId: String, memberId: String, name: String },
  data: { status: 'loading', message: '', rows: [] as ReturnType<typeof rowsOf> },
  observers: {
    visible(visible: boolean) {
      if (visible) this.load()
    },
  },
  methods: {
    async load() {
      const { branchId, memberId } = this.data
      this.setData({ status: 'loading', rows: [] })
      const answer = await askLast(this, () => daysOfMember({ branchId, memberId }))
      if (!answer) return
      this.setData(answer.ok ? { status: 'ready', rows: rowsOf(answer.data) } : failed(answer.code))
    },
    leave() {
      this.triggerEvent('leave')
    },
    detail(event: IdTap) {
      wx.navigateTo({ url: address.detail(event.currentTarget.dataset.id) })
    },
  },
})

const rowsOf = ({ now, days }: Output<'member.days'>) =>
  days.map(({ activityId, theme, startsAt, mine }) => ({
    activityId,
    theme,
    when: momentWords(startsAt, now),
    ...wordOf(mine),
  }))
