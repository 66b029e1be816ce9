import { strFromU8, unzipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import type { Cell, Sheet } from '../core/domain/roster-problem'

/** Above any real form, on paper or as a file. */
const MOST_ROWS = 60_000
const MOST_COLUMNS = 300

export type ReadWorkbook = { ok: true; sheets: Sheet[] } | { ok: false; why: Unreadable }
/** Not an .xlsx; or one that unpacks, or spreads its cells, far beyond any form. */
export type Unreadable = 'no-workbook' | 'too-large'

/**
 * Reads every sheet of an .xlsx with its merged ranges, which the reading library does not report.
 * @param mostUnpacked bytes the file may unpack to; looked up before anything is unpacked
 */
export async function sheetsOf(bytes: Uint8Array, mostUnpacked: number): Promise<ReadWorkbook> {
  try {
    const parts = partsOf(bytes, mostUnpacked)
    if (!parts) return { ok: false, why: 'too-large' }
    const merges = mergedRanges(parts)
    const sheets = await readExcelFile(Buffer.from(bytes))
    return {
      ok: true,
      sheets: sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data as unknown as Cell[][],
        merges: merges.get(sheet) ?? [],
      })),
    }
  } catch {
    return { ok: false, why: 'no-workbook' }
  }
}

type Parts = (name: string) => string

/** The parts that name and describe sheets; null when the file is larger than any form. */
function partsOf(bytes: Uint8Array, mostUnpacked: number): Parts | null {
  let unpacked = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize
      return unpacked <= mostUnpacked && PARTS.test(name)
    },
  })
  if (unpacked > mostUnpacked) return null
  const text: Parts = (name) => (parts[name] ? strFromU8(parts[name]) : '')
  const spread = Object.keys(parts).some((name) => SHEET.test(name) && isSpread(text(name)))
  return spread ? null : text
}

const PARTS = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/
const SHEET = /^xl\/worksheets\//

/** A single cell far out makes the library build every empty row and column before it. */
function isSpread(xml: string): boolean {
  for (const [, column = '', row = ''] of xml.matchAll(
    /<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]+)(\d+)["']/gi,
  )) {
    if (Number(row) > MOST_ROWS || columnOf(column.toUpperCase()) > MOST_COLUMNS) return true
  }
  return false
}

/** A → 1, AA → 27. */
const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Merged ranges such as `A1:B2` by sheet name. */
function mergedRanges(text: Parts): Map<string, string[]> {
  const targets = new Map(
    elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((of) => [
      of('Id'),
      of('Target'),
    ]),
  )
  return new Map(
    elements(text('xl/workbook.xml'), 'sheet').map((of) => {
      const target = (targets.get(of('r:id')) ?? '').replace(/^\/?(xl\/)?/, 'xl/')
      return [of('name'), elements(text(target), 'mergeCell').map((cell) => cell('ref'))]
    }),
  )
}

/** The start tags of one name, each as a question for an attribute. */
function elements(xml: string, tag: string): ((attribute: string) => string)[] {
  const tags = xml.match(new RegExp(`<(?:\\w+:)?${tag}\\s[^>]*>`, 'g')) ?? []
  return tags.map((start) => (attribute) => {
    const found = new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(start)
    return unescapeXml(found?.[1] ?? found?.[2] ?? '')
  })
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const unescapeXml = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return ENTITIES[name] ?? whole
  })
