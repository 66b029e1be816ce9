/** Points of a line of 10.5 pt, and of the smallest row that leaves room for a pen. */
const LINE = 15
const LEAST = 26

/**
 * Height of a row in points, so that wrapped text is seen as a whole in every program: some measure rows anew on opening,
 * others do not. A Chinese sign is as wide as two of the figures in which a column's width is told.
 * @param cells values with the width of their column
 */
export const rowHeight = (
  cells: readonly { value: string | number | null; width: number }[],
): number =>
  Math.max(
    LEAST,
    ...cells.map(({ value, width }) => linesIn(String(value ?? ''), width) * LINE + 6),
  )

/** Points of a line across the sheet, whose letters are larger: 12 pt, on as many lines as it takes. @param width of the sheet */
export const noteHeight = (text: string, width: number): number =>
  22 * linesIn(text, Math.floor((width * LETTER) / NOTE_LETTER))
const LETTER = 10.5
const NOTE_LETTER = 12

function linesIn(text: string, width: number): number {
  // the margins of a cell take about one figure
  const room = Math.max(2, width - 1)
  return text
    .split('\n')
    .reduce((lines, part) => lines + Math.max(1, Math.ceil(widthOf(part) / room)), 0)
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2e80 ? 1 : 2), 0)
