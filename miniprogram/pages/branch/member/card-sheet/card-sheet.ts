import type { MemberRow } from '../../../../../typings/contract'
import { dateWords, instantOf } from '../../../../lib/calendar'
import { correctMember } from '../../../../services/branch'
import { sendOnce } from '../../../../services/send-once'
import { isMember } from '../../members/add-sheet/form'
import { type Card, cardOf, changedIn, lackOf } from './card'

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'name' | 'phone' }
>
type Picked = WechatMiniprogram.CustomEvent<{ value: string }>
const EMPTY: Card = { name: '', phone: '', joinedOn: null }

/** Puts a person's name, telephone and day of admission right; who did it stays readable for the person (C3.5b). */
Component({
  properties: { visible: Boolean, branchId: String, today: String, row: Object },
  data: { card: EMPTY, member: false, joinedLine: '', busy: false, problem: '' },
  observers: {
    visible(visible: boolean) {
      const row = this.data.row as MemberRow | null
      if (!visible || !row) return
      this.setData({ problem: '', member: isMember(row.stage) })
      this.change(cardOf(row))
    },
  },
  methods: {
    change(part: Partial<Card>) {
      const card = { ...this.data.card, ...part }
      const noon = instantOf(this.data.today, '12:00')
      const joinedLine = card.joinedOn ? dateWords(card.joinedOn, noon) : '没有登记'
      this.setData({ card, joinedLine })
    },
    leave() {
      this.triggerEvent('leave')
    },
    type(event: Typed) {
      this.change({ [event.currentTarget.dataset.field]: event.detail.value })
    },
    chooseJoined(event: Picked) {
      this.change({ joinedOn: event.detail.value || null })
    },
    async correct() {
      const { card, branchId } = this.data
      const row = this.data.row as MemberRow
      const before = cardOf(row)
      const problem = lackOf(card, before)
      this.setData({ problem })
      if (problem) return
      const { memberId } = row
      const changes = changedIn(card, before)
      const sent = await sendOnce(this, () => correctMember({ branchId, memberId, ...changes }))
      if (!sent) return
      const title = sent.sharedPhone
        ? '已更正。名册里还有人用这个手机号，绑定时请用绑定码。'
        : '已更正'
      wx.showToast({ title, icon: 'none' })
      this.triggerEvent('changed')
    },
  },
})
