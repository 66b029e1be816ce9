import type { Resolution } from '../../../../../typings/contract'
import { dayOf } from '../../../../lib/calendar'
import { type FollowUpRow, followUpRow, followUpsOf } from './rows'

type RowTap = WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { index: number; field: 'what' | 'who' }
>
type Chosen = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { index: number }
>
/** As many as the server takes. */
const AT_MOST = 10

/** What is to be done after the meeting, each with who and until when, as far as that was said (domain §2.1). */
Component({
  properties: {
    /** The rows it opens with. */
    opened: { type: Array, value: [] as Resolution['followUps'] },
    now: Number,
  },
  data: { rows: [] as FollowUpRow[], today: '', more: true },
  observers: {
    opened(opened: Resolution['followUps']) {
      const { now } = this.data
      const rows = opened.map((one, key) => followUpRow(one, key, now))
      this.setData({ rows, today: dayOf(now), more: rows.length < AT_MOST })
    },
  },
  methods: {
    show(rows: FollowUpRow[]) {
      this.setData({ rows, more: rows.length < AT_MOST })
      this.triggerEvent('change', { followUps: followUpsOf(rows) })
    },
    add() {
      const { rows, now } = this.data
      // a row keeps its key while others come and go, and its fields what is typed
      const key = Math.max(-1, ...rows.map((one) => one.key)) + 1
      this.show([...rows, followUpRow({ what: '', who: '', by: null }, key, now)])
    },
    remove(event: RowTap) {
      const { index } = event.currentTarget.dataset
      this.show(this.data.rows.filter((_, i) => i !== index))
    },
    alter(index: number, part: Partial<FollowUpRow>) {
      const { rows, now } = this.data
      this.show(
        rows.map((one, i) => (i === index ? followUpRow({ ...one, ...part }, one.key, now) : one)),
      )
    },
    type(event: Typed) {
      const { index, field } = event.currentTarget.dataset
      this.alter(index, { [field]: event.detail.value.trim() })
    },
    chooseDay(event: Chosen) {
      this.alter(event.currentTarget.dataset.index, { by: event.detail.value })
    },
    clearDay(event: RowTap) {
      this.alter(event.currentTarget.dataset.index, { by: null })
    },
  },
})
