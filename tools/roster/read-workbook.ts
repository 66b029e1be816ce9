import fs from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import type { Cell, Sheet } from '../../cloudfunctions/core/domain/roster-problem'
import { OperatorError } from '../operator-error'

const MOST_BYTES = 20 * 1024 * 1024
const MOST_UNPACKED = 200 * 1024 * 1024

/**
 * Reads every sheet of an .xlsx with its merged ranges, which the reading library does not report.
 * @throws OperatorError when the file is missing, too large or no workbook
 */
export async function readWorkbook(file: string): Promise<Sheet[]> {
  const bytes = await fs.readFile(file).catch(() => {
    throw new OperatorError(`读不到文件 ${file}`)
  })
  if (bytes.length > MOST_BYTES) throw new OperatorError('文件超过 20 MB，不像名册')
  try {
    const merges = mergedRanges(bytes)
    const sheets = await readExcelFile(bytes)
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data as unknown as Cell[][],
      merges: merges.get(sheet) ?? [],
    }))
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw new OperatorError('文件不是 .xlsx 工作簿，或已损坏；请用表格软件另存为 .xlsx 再试')
  }
}

/** Merged ranges such as `A1:B2` by sheet name. */
function mergedRanges(bytes: Uint8Array): Map<string, string[]> {
  let unpacked = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const wanted = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(
        name,
      )
      if (wanted) unpacked += originalSize
      if (unpacked > MOST_UNPACKED) throw new OperatorError('文件展开后过大，不像名册')
      return wanted
    },
  })
  const text = (name: string) => (parts[name] ? strFromU8(parts[name]) : '')
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
