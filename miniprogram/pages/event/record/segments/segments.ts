import type { Segment, SegmentType } from '../../../../../typings/contract'
import { optionsOf } from '../../../../labels/options'
import { segmentWords } from '../../../../labels/record'
import { segmentRow } from '../parts-view'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: SegmentType[] }>
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { index: number }
>
type Picked = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'from' | 'to' }
>
type RowTap = WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>

const EMPTY: Segment = { type: 'members_meeting', title: '', from: null, to: null, content: '' }

/** Meetings the day contained, each with minutes of its own (C3.2a). */
Component({
  properties: {
    segments: { type: Array, value: [] as Segment[] },
    /** Nothing is written any more. */
    fixed: Boolean,
    /** `HH:mm` within which a meeting lies. */
    earliest: String,
    latest: String,
  },
  data: {
    rows: [] as ReturnType<typeof segmentRow>[],
    /** The meetings with what was typed since they were shown; fields are not written back into while a hand types. */
    current: [] as Segment[],
    types: optionsOf(segmentWords),
    adding: false,
    fresh: EMPTY,
    chosen: [EMPTY.type] as SegmentType[],
    problem: '',
    long: { minHeight: 96 },
  },
  observers: {
    segments(segments: Segment[]) {
      this.setData({ rows: segments.map(segmentRow), current: segments })
    },
  },
  methods: {
    open() {
      this.setData({ adding: true, fresh: EMPTY, chosen: [EMPTY.type], problem: '' })
    },
    leave() {
      this.setData({ adding: false })
    },
    chooseType(event: Chosen) {
      const type = event.detail.chosen[0] ?? EMPTY.type
      this.setData({ chosen: [type], fresh: { ...this.data.fresh, type } })
    },
    typeTitle(event: Typed) {
      this.setData({ fresh: { ...this.data.fresh, title: event.detail.value.trim() } })
    },
    pickTime(event: Picked) {
      const { field } = event.currentTarget.dataset
      this.setData({ fresh: { ...this.data.fresh, [field]: event.detail.value }, problem: '' })
    },
    add() {
      const { fresh, current } = this.data
      if (fresh.from && fresh.to && fresh.to < fresh.from) {
        this.setData({ problem: '结束时间早于开始时间，请核对。' })
        return
      }
      this.leave()
      this.change([...current, fresh], false)
    },
    typeContent(event: Typed) {
      const { index } = event.currentTarget.dataset
      const content = event.detail.value
      const { current } = this.data
      this.change(
        current.map((one, i) => (i === index ? { ...one, content } : one)),
        true,
      )
    },
    async remove(event: RowTap) {
      const { index } = event.currentTarget.dataset
      const row = this.data.rows[index]
      const { confirm } = await wx.showModal({
        title: `删去“${row?.name}”这一段？`,
        content: this.data.current[index]?.content ? '这一段的记录也会删去。' : '',
        confirmText: '删去',
      })
      if (confirm)
        this.change(
          this.data.current.filter((_, i) => i !== index),
          false,
        )
    },
    change(segments: Segment[], typed: boolean) {
      this.setData({ current: segments })
      this.triggerEvent('change', { segments, typed })
    },
  },
})
