import type { Cell } from './cells'

/** A branch's year as twelve cells, each a shape and a word; a tap tells which month. */
Component({
  properties: {
    cells: { type: Array, value: [] as Cell[] },
    /** The month that is opened below. */
    chosen: String,
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent<Record<string, never>, { month: string }>) {
      this.triggerEvent('choose', { month: event.currentTarget.dataset.month })
    },
  },
})
