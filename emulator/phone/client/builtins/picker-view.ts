import { any, type Builtin, flag, many, text } from './builtin'

const SETTLE_MS = 120
const ROW_PX = 34

const columnsOf = (el: HTMLElement) => [
  ...el.querySelectorAll<HTMLElement>(':scope > wx-picker-view-column'),
]
const rowHeight = (column: HTMLElement) =>
  column.firstElementChild?.getBoundingClientRect().height || ROW_PX

const pickerViewTag: Builtin = {
  tag: 'picker-view',
  properties: {
    value: any([]),
    ...many(text, 'indicatorStyle indicatorClass maskStyle maskClass'),
    immediateChange: flag(),
  },
  create(host) {
    const { el } = host
    let settled: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      const value = columnsOf(el).map((column) => Math.round(column.scrollTop / rowHeight(column)))
      if (String(value) === String(host.data.value)) return
      host.set({ value })
      host.emit('change', { value })
    }
    const onScroll = () => {
      clearTimeout(settled)
      settled = setTimeout(read, SETTLE_MS)
    }
    el.addEventListener('scroll', onScroll, true)
    return {
      update({ value }) {
        const chosen = (value ?? []) as number[]
        requestAnimationFrame(() => {
          columnsOf(el).forEach((column, at) => {
            column.scrollTop = (chosen[at] ?? 0) * rowHeight(column)
          })
        })
      },
      detached: () => clearTimeout(settled),
    }
  },
}

export const pickerView: readonly Builtin[] = [pickerViewTag]
