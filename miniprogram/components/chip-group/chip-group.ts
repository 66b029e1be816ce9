import type { Option } from '../../labels/options'

/** Choices as chips: one of them, or several. Tapping a chosen one of several gives it up. */
Component({
  properties: {
    options: { type: Array, value: [] as Option[] },
    chosen: { type: Array, value: [] as string[] },
    several: Boolean,
    label: String,
  },
  data: { chips: [] as (Option & { on: boolean })[] },
  observers: {
    'options, chosen'(options: Option[], chosen: string[]) {
      const chips = options.map((option) => ({ ...option, on: chosen.includes(option.value) }))
      this.setData({ chips })
    },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent<Record<string, never>, { value: string }>) {
      const { value } = event.currentTarget.dataset
      const { chosen, several } = this.data
      const without = chosen.filter((other: string) => other !== value)
      const next = !several
        ? [value]
        : without.length < chosen.length
          ? without
          : [...chosen, value]
      this.triggerEvent('change', { chosen: next })
    },
  },
})
