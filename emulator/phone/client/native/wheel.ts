import { button, element } from '../dom'

/** Height of one row; the style sheet says the same. */
const ROW_PX = 44

export interface Wheel {
  el: HTMLElement
  index(): number
  set(rows: readonly string[], index: number): void
}

/** One column of a picker: scroll, drag or tap a row into the middle. */
export function createWheel(label: string, onTurn: (index: number) => void): Wheel {
  const el = element('div', 'mp-wheel')
  el.setAttribute('role', 'listbox')
  el.setAttribute('aria-label', label)
  el.tabIndex = 0
  let current = 0
  let settled: ReturnType<typeof setTimeout> | undefined
  /** New rows stand at the top until they are laid out; that is nobody's turning. */
  let placing = false

  const mark = (index: number) => {
    current = index
    for (const [at, row] of Array.from(el.children).entries()) {
      row.setAttribute('aria-selected', String(at === index))
    }
  }
  const turn = (index: number) => {
    const to = Math.max(0, Math.min(el.children.length - 1, index))
    el.scrollTop = to * ROW_PX
    if (to === current) return
    mark(to)
    onTurn(to)
  }
  el.addEventListener('scroll', () => {
    clearTimeout(settled)
    if (placing) return
    settled = setTimeout(() => turn(Math.round(el.scrollTop / ROW_PX)), 80)
  })
  el.addEventListener('keydown', (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!step) return
    // the browser would scroll on its own as well
    event.preventDefault()
    turn(current + step)
  })

  return {
    el,
    index: () => current,
    set(rows, index) {
      el.replaceChildren(
        ...rows.map((text, at) => {
          const row = button('', text, () => turn(at))
          row.setAttribute('role', 'option')
          return row
        }),
      )
      mark(Math.max(0, Math.min(rows.length - 1, index)))
      clearTimeout(settled)
      placing = true
      // a box that is not laid out yet cannot be scrolled
      requestAnimationFrame(() => {
        el.scrollTop = current * ROW_PX
        placing = false
      })
    },
  }
}
