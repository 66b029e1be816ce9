import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import writeWorkbook, { type CellObject, type Feature, type SheetData } from 'write-excel-file/node'
import { rowHeight } from '../core/domain/row-height'
import type { SheetCell, SheetStyle, WorkbookSheet } from '../core/domain/workbook-sheet'

type FileContent = Stream | Buffer | Blob

/** School typography (domain §4.8): title 方正小标宋, headings 黑体, body 仿宋; a machine without them takes its own. */
const BODY = '仿宋'
const boxed = { borderStyle: 'thin', borderColor: '#000000' } as const
const middle = { alignVertical: 'center' } as const
const STYLES: Record<SheetStyle, CellObject> = {
  title: { ...middle, align: 'center', fontFamily: '方正小标宋简体', fontSize: 22 },
  note: { ...middle, align: 'left', fontFamily: BODY, fontSize: 12, wrap: true },
  heading: { ...middle, ...boxed, align: 'center', fontFamily: '黑体', fontSize: 10.5, wrap: true },
  text: { ...middle, ...boxed, align: 'left', fontFamily: BODY, fontSize: 10.5, wrap: true },
  centre: { ...middle, ...boxed, align: 'center', fontFamily: BODY, fontSize: 10.5, wrap: true },
  number: { ...middle, ...boxed, align: 'center', fontFamily: BODY, fontSize: 10.5 },
}

/** Writes one sheet as .xlsx: A4 or A3, one page wide, its head repeated on every page. */
export function workbookBytes(sheet: WorkbookSheet): Promise<Uint8Array> {
  return writeWorkbook(
    dataOf(sheet),
    {
      sheet: sheet.name,
      columns: sheet.widths.map((width) => ({ width })),
      stickyRowsCount: sheet.headRows,
    },
    { fontFamily: BODY, fontSize: 10.5, features: [printSetup(sheet)] },
  ).toBuffer()
}

/** Writes several sheets as one .xlsx, to be read on a screen. */
export const workbookOfSheets = (sheets: readonly WorkbookSheet[]): Promise<Uint8Array> =>
  writeWorkbook(
    sheets.map((sheet) => ({
      data: dataOf(sheet),
      sheet: sheet.name,
      columns: sheet.widths.map((width) => ({ width })),
      stickyRowsCount: sheet.headRows,
    })),
    { fontFamily: BODY, fontSize: 10.5 },
  ).toBuffer()

function dataOf({ rows, widths }: WorkbookSheet): SheetData {
  const widthAt = (i: number) => widths[i] ?? 0
  return rows.map(({ height, cells }) => {
    const high = height ?? rowHeight(cells.map(({ value }, i) => ({ value, width: widthAt(i) })))
    return cells.flatMap((cell) => [
      cellOf(cell, high),
      // a wide cell stands for the columns it covers
      ...Array.from({ length: (cell.span ?? 1) - 1 }, () => null),
    ])
  })
}

function cellOf({ value, style, span }: SheetCell, height: number): CellObject {
  return {
    ...STYLES[style],
    height,
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(typeof value === 'number'
      ? { type: Number, value }
      : { type: String, value: value ?? undefined }),
  }
}

/** Paper, fit to width and repeated rows: the library has no options for them, the format has (ECMA-376 §18.3.1). */
function printSetup({ name, headRows, paper, orientation }: WorkbookSheet): Feature<FileContent> {
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${headRows}:$${headRows}</definedName>`
  const lies = orientation ?? 'landscape'
  const setup = `<pageSetup paperSize="${PAPER[paper ?? 'A4']}" orientation="${lies}" fitToWidth="1" fitToHeight="0"/>`
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace('<definedNames/>', `<definedNames>${titles}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml
              .replace(/<worksheet\b[^>]*>/, (tag) => `${tag}${FIT_PAGE}`)
              .replace(/<pageSetup\b[^>]*>/, '')
              .replace('</mergeCells>', `</mergeCells>${setup}`),
        },
      },
    },
  }
}

/** Sizes of paper by their numbers in the format. */
const PAPER = { A4: 9, A3: 8 } as const
const FIT_PAGE = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
