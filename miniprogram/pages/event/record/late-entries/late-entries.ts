import type { Choice } from '../../../../components/people-sheet/choice'
import { explain } from '../../../../labels/problems'
import { confirmEntry, declareEntry } from '../../../../services/record'
import { sendOnce } from '../../../../services/send-once'
import type { LateEntryRow } from '../late-view'

type RowTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; name: string }>

/** After the closing: somebody was there after all. One person declares it with a reason, a second one agrees. */
Component({
  properties: {
    activityId: String,
    absentees: { type: Array, value: [] as Choice[] },
    rows: { type: Array, value: [] as LateEntryRow[] },
  },
  data: {
    choosing: false,
    person: null as Choice | null,
    reason: '',
    busy: false,
    problem: '',
  },
  methods: {
    open() {
      this.setData({ choosing: true, problem: '' })
    },
    leave() {
      this.setData({ choosing: false, person: null })
    },
    choose(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
      const [id] = event.detail.chosen
      const person = this.data.absentees.find(({ memberId }) => memberId === id) ?? null
      this.setData({ choosing: false, person, reason: '' })
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value })
    },
    async declare() {
      const { activityId, person, busy } = this.data
      const reason = this.data.reason.trim()
      if (!person || busy) return
      if (reason.length < 2) {
        this.setData({ problem: '请写一句原因' })
        return
      }
      this.setData({ busy: true, problem: '' })
      const answer = await declareEntry({ activityId, memberId: person.memberId, reason })
      this.setData({ busy: false })
      if (!answer.ok) {
        this.setData({ problem: explain(answer.code) })
        return
      }
      this.leave()
      this.triggerEvent('changed')
    },

    async agree(event: RowTap) {
      const { id, name } = event.currentTarget.dataset
      const { confirm } = await wx.showModal({
        title: `同意补登${name}到会？`,
        content: '台账会多一条补登记录，原来的记录不改，办理后不能撤回。',
        confirmText: '同意',
      })
      if (confirm) await this.answer(id, true)
    },
    async decline(event: RowTap) {
      const { id, name } = event.currentTarget.dataset
      const { confirm } = await wx.showModal({
        title: `不同意补登${name}？`,
        content: '台账不变。',
        confirmText: '不同意',
      })
      if (confirm) await this.answer(id, false)
    },
    async answer(memberId: string, agree: boolean) {
      const sent = await sendOnce(this, () =>
        confirmEntry({ activityId: this.data.activityId, memberId, agree }),
      )
      if (sent) this.triggerEvent('changed')
    },
  },
})
