import type { SheetCell, SheetStyle, WorkbookSheet } from './workbook-sheet'

/** A column of a form: its heading, width in characters and style. */
export type Column = { title: string; width: number; style: SheetStyle }

/**
 * A form that is one table: title, a line about whom and when, headings, rows; an empty one says so.
 * @param foot what stands below, explaining the numbers
 */
export function tableSheet(
  columns: readonly Column[],
  form: {
    /** Of the sheet, and above the table unless there is a `title`. */
    name: string
    title?: string
    lead: string
    rows: readonly (readonly SheetCell['value'][])[]
    foot?: string
  },
): WorkbookSheet {
  const { name, title = name, lead, rows, foot } = form
  const across = (value: string, style: SheetStyle): SheetCell => ({
    value,
    style,
    span: columns.length,
  })
  const cells = (values: readonly SheetCell['value'][]) =>
    columns.map(({ style }, i): SheetCell => ({ value: values[i] ?? null, style }))
  const none = [across('（无）', 'centre')]
  return {
    name,
    orientation: 'landscape',
    widths: columns.map(({ width }) => width),
    headRows: 3,
    rows: [
      { height: 40, cells: [across(title, 'title')] },
      { height: 22, cells: [across(lead, 'note')] },
      { height: 36, cells: columns.map((one) => ({ value: one.title, style: 'heading' })) },
      ...(rows.length > 0 ? rows.map((row) => ({ cells: cells(row) })) : [{ cells: none }]),
      ...(foot ? [{ height: 22, cells: [across(foot, 'note')] }] : []),
    ],
  }
}
