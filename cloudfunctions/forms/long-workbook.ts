import { strToU8, Zip, ZipDeflate } from 'fflate'
import { rowHeight } from '../core/domain/row-height'
import { PARTS, SHEET_END, sheetStart, workbookXml } from './long-workbook-parts'
import { writable } from './writable'

export type LongCell = string | number | null

/**
 * A workbook of one sheet written row by row, for tables that are too long to stand in memory (ECMA-376 Part 1, §18). The
 * library for the other forms takes all rows at once.
 */
export class LongWorkbook {
  private readonly zip: Zip
  private readonly sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 })
  private row = 0
  private pending = ''
  private readonly widths: readonly number[]

  /** @param widths of the columns, in characters */
  constructor(
    write: (chunk: Uint8Array) => void,
    { name, widths, headRows }: { name: string; widths: readonly number[]; headRows: number },
  ) {
    this.zip = new Zip((error, chunk) => {
      if (error) throw error
      write(chunk)
    })
    for (const [file, xml] of Object.entries({
      ...PARTS,
      'xl/workbook.xml': workbookXml(name, headRows),
    })) {
      const part = new ZipDeflate(file)
      this.zip.add(part)
      part.push(strToU8(xml), true)
    }
    this.zip.add(this.sheet)
    this.widths = widths
    this.put(sheetStart(widths, headRows))
  }

  /** @param style 0 plain, 1 title, 2 heading, 3 cell with a border */
  add(cells: readonly LongCell[], style: 0 | 1 | 2 | 3 = 3): void {
    this.row += 1
    const xml = cells.map((value, i) => cellXml(value, `${columnName(i)}${this.row}`, style))
    const height =
      style === 3
        ? rowHeight(cells.map((value, i) => ({ value, width: this.widths[i] ?? 0 })))
        : HEIGHTS[style]
    this.put(`<row r="${this.row}" ht="${height}" customHeight="1">${xml.join('')}</row>`)
  }

  close(): void {
    this.put(SHEET_END)
    this.flush(true)
    this.zip.end()
  }

  /** Small pieces are gathered, so that the packing has something to work on. */
  private put(xml: string): void {
    this.pending += xml
    if (this.pending.length > PIECE) this.flush(false)
  }

  private flush(last: boolean): void {
    this.sheet.push(strToU8(this.pending), last)
    this.pending = ''
  }
}

const HEIGHTS = [22, 40, 34] as const
const PIECE = 64 * 1024

function cellXml(value: LongCell, at: string, style: number): string {
  if (value === null || value === '') return `<c r="${at}" s="${style}"/>`
  if (typeof value === 'number')
    return `<c r="${at}" s="${style === 3 ? 4 : style}"><v>${value}</v></c>`
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escapeXml = (text: string) =>
  writable(text).replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)
