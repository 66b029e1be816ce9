/** What a cell of a workbook can hold once it is read; a date cell is midnight UTC of its day. */
export type Cell = string | number | boolean | Date | null

/** A sheet as read: `rows[0]` is row 1 of the sheet, `merges` are ranges such as `A1:B2`. */
export type Sheet = { name: string; rows: readonly (readonly Cell[])[]; merges: readonly string[] }

/** One thing to correct, in the words of the person who keeps the workbook. */
export type RosterProblem = {
  sheet: string
  /** Row number as the spreadsheet shows it; null when the whole sheet is meant. */
  row: number | null
  /** Heading of the column; null when the whole row is meant. */
  column: string | null
  text: string
}

/** Collects problems of one sheet, so that all of them are told at once. */
export class Problems {
  readonly list: RosterProblem[] = []
  constructor(private readonly sheet: string) {}

  sheetWide(text: string): void {
    this.list.push({ sheet: this.sheet, row: null, column: null, text })
  }

  at(row: number, column: string | null, text: string): void {
    this.list.push({ sheet: this.sheet, row, column, text })
  }
}

/** 〔计算机学院党总支〕第 12 行 手机：… */
export function problemLine({ sheet, row, column, text }: RosterProblem): string {
  const place = [row === null ? '' : `第 ${row} 行`, column ?? ''].filter(Boolean).join(' ')
  return `〔${sheet}〕${place}${place ? '：' : ''}${text}`
}
