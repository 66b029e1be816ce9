/** A sheet to be printed, described without any library: what stands where and which of our few styles it has. */
export type SheetStyle = 'title' | 'note' | 'heading' | 'text' | 'centre' | 'number'
export type SheetCell = {
  value: string | number | null
  style: SheetStyle
  /** Number of columns it covers; 1 unless said otherwise. */
  span?: number
}
export type WorkbookSheet = {
  /** At most 31 characters, without : \ / ? * [ ] */
  name: string
  /** Widths in characters. */
  widths: readonly number[]
  /** A row without a height is as high as its text. */
  rows: readonly { height?: number; cells: readonly SheetCell[] }[]
  /** A ledger of many columns is printed on the larger one; A4 unless said otherwise. */
  paper?: 'A4' | 'A3'
  /** Which way the paper lies; a ledger lies across. */
  orientation?: 'portrait' | 'landscape'
  /** Rows from the top that stay in sight, the last of which is repeated on every printed page. */
  headRows: number
}
