import { button, element } from '../dom'
import { type ColumnSet, clamp, dateColumns, timeColumns } from './picker-columns'
import { openSheet } from './sheet'
import { createWheel } from './wheel'

export interface PickerOptions {
  mode: string
  headerText: string
  range: unknown[]
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
  onColumnChange(column: number, value: number): void
}

export interface PickerAnswer {
  value: unknown
  [more: string]: unknown
}

export interface PickerSheet {
  answer: Promise<PickerAnswer | undefined>
  /** the range of a multi-column picker changed while open */
  refresh(range: unknown[], value: unknown): void
}

interface Body {
  el: HTMLElement
  answer(): PickerAnswer
  refresh?(range: unknown[], value: unknown): void
}

/** The sheet behind `<picker>`, in all its modes. */
export function openPicker(options: PickerOptions): PickerSheet {
  const body = bodyFor(options)
  const answer = new Promise<PickerAnswer | undefined>((resolve) => {
    const { box, close } = openSheet('bottom', options.headerText || '选择', () =>
      resolve(undefined),
    )
    const end = (result: PickerAnswer | undefined) => {
      close()
      resolve(result)
    }
    box.classList.add('picker')
    const head = element('div', 'head')
    head.append(
      button('no', '取消', () => end(undefined)),
      element('b', '', options.headerText),
      button('ok', '确定', () => end(body.answer())),
    )
    box.append(head, body.el)
  })
  return { answer, refresh: (range, value) => body.refresh?.(range, value) }
}

function bodyFor(options: PickerOptions): Body {
  if (options.mode === 'date')
    return dated(dateColumns(options.fields, options.start, options.end), options)
  if (options.mode === 'time') return dated(timeColumns(), options)
  if (options.mode === 'region') return region(options)
  return ranged(options)
}

function dated(columns: ColumnSet, { value, start, end }: PickerOptions): Body {
  const el = element('div', 'columns')
  let chosen = columns.split(clamp(String(value ?? ''), start, end))
  const wheels = columns.labels.map((label, column) =>
    createWheel(label, (index) => {
      const row = columns.rows(columns.join(chosen))[column]?.[index]
      if (row === undefined) return
      chosen[column] = row
      chosen = columns.split(clamp(columns.join(chosen), start, end))
      draw()
    }),
  )
  const draw = () => {
    const rows = columns.rows(columns.join(chosen))
    wheels.forEach((wheel, column) => {
      const texts = rows[column] ?? []
      const at = Math.max(0, Math.min(texts.length - 1, texts.indexOf(chosen[column] ?? '')))
      const wanted = texts.includes(chosen[column] ?? '') ? at : texts.length - 1
      chosen[column] = texts[wanted] ?? ''
      wheel.set(texts, wanted)
    })
  }
  draw()
  el.append(...wheels.map((wheel) => wheel.el))
  return { el, answer: () => ({ value: columns.join(chosen) }) }
}

function ranged(options: PickerOptions): Body {
  const el = element('div', 'columns')
  const multi = options.mode === 'multiSelector'
  let wheels: ReturnType<typeof createWheel>[] = []
  const text = (row: unknown) =>
    String(
      options.rangeKey && row && typeof row === 'object'
        ? (row as Record<string, unknown>)[options.rangeKey]
        : row,
    )
  const draw = (range: unknown[], value: unknown) => {
    const columns = (multi ? range : [range]) as unknown[][]
    const chosen = (multi ? value : [value]) as unknown[]
    if (wheels.length !== columns.length) {
      wheels = columns.map((_, column) =>
        createWheel(`第${column + 1}列`, (index) => multi && options.onColumnChange(column, index)),
      )
      el.replaceChildren(...wheels.map((wheel) => wheel.el))
    }
    for (const [column, rows] of columns.entries()) {
      wheels[column]?.set((rows ?? []).map(text), Number(chosen?.[column]) || 0)
    }
  }
  draw(options.range, options.value)
  return {
    el,
    refresh: draw,
    answer: () => ({
      value: multi ? wheels.map((wheel) => wheel.index()) : String(wheels[0]?.index() ?? 0),
    }),
  }
}

/** WeChat's list of places is not ours to copy: the region is typed. */
function region({ value }: PickerOptions): Body {
  const el = element('div', 'columns')
  const input = element('input', 'field')
  input.placeholder = '省,市,区'
  input.setAttribute('aria-label', '地区')
  input.value = ([] as unknown[]).concat(value ?? []).join(',')
  el.append(input)
  return { el, answer: () => ({ value: input.value.split(/[,，]/), code: [], postcode: '' }) }
}
