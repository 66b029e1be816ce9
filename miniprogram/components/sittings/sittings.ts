import { SITTINGS_AT_MOST } from './sitting'

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { index: number; field: 'day' | 'time' | 'place' }
>
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>

/** The further sittings of a day held in batches; says what is wanted and changes nothing itself. */
Component({
  properties: {
    /** Rows of `sittingRows`. */
    rows: Array,
    firstDay: String,
    lastDay: String,
  },
  data: { more: true },
  observers: {
    rows(rows: unknown[]) {
      this.setData({ more: rows.length < SITTINGS_AT_MOST })
    },
  },
  methods: {
    add() {
      this.triggerEvent('add')
    },
    alter(event: Typed) {
      const { index, field } = event.currentTarget.dataset
      this.triggerEvent('alter', { index, part: { [field]: event.detail.value } })
    },
    remove(event: Tap) {
      this.triggerEvent('remove', { index: event.currentTarget.dataset.index })
    },
  },
})
