import type { EntryRow } from './entries'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>

/** A branch's year as one bound book, an entry for each closed day; what a tap opens is the page's. */
Component({
  properties: {
    entries: { type: Array, value: [] as EntryRow[] },
  },
  methods: {
    open(event: Tap) {
      this.triggerEvent('open', { activityId: event.currentTarget.dataset.id })
    },
  },
})
