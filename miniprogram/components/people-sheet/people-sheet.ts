import type { Choice } from './choice'

/** Choose one person (the tap is the answer) or several (tick, then 选好了）. In roster order. */
Component({
  properties: {
    title: String,
    visible: Boolean,
    people: { type: Array, value: [] as Choice[] },
    chosen: { type: Array, value: [] as string[] },
    several: Boolean,
  },
  data: { rows: [] as (Choice & { on: boolean })[] },
  observers: {
    'people, chosen'(people: Choice[], chosen: string[]) {
      const rows = people.map((one) => ({ ...one, on: chosen.includes(one.memberId) }))
      this.setData({ rows })
    },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
      const { id } = event.currentTarget.dataset
      if (!this.data.several) {
        this.triggerEvent('choose', { chosen: [id] })
        return
      }
      const rows = this.data.rows.map((row) =>
        row.memberId === id ? { ...row, on: !row.on } : row,
      )
      this.setData({ rows })
    },
    done() {
      const chosen = this.data.rows.filter(({ on }) => on).map(({ memberId }) => memberId)
      this.triggerEvent('choose', { chosen })
    },
    leave() {
      this.triggerEvent('leave')
    },
  },
})
