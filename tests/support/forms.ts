import { strFromU8, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'

export type Made = { fileName: string; fileId: string; url: string }

export const bytesAt = async ({ url }: { url: string }): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer())

/** Cells of the first sheet as text, an empty one as ''. */
export async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const [first] = await readWorkbook(Buffer.from(bytes))
  return (first?.data ?? []).map((row) => row.map((cell) => String(cell ?? '')))
}

/** Rows of a form under its headings, without the foot. */
export const table = (rows: string[][], first = '序号'): Record<string, string>[] => {
  const head = rows.findIndex((row) => row[0] === first)
  const headings = rows[head] ?? []
  return rows
    .slice(head + 1)
    .filter((row) => row.slice(1).some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? ''])))
}

/** What a .docx says, paragraph by paragraph, body before footers; a line break is a line feed. */
export function wordsOf(docx: Uint8Array): string {
  const parts = unzipSync(docx)
  const texts = Object.keys(parts)
    .filter((name) => /^word\/(document|footer\d*|header\d*)\.xml$/.test(name))
    .sort()
    .map((name) => strFromU8(parts[name] ?? new Uint8Array()))
  return texts
    .join('\n')
    .replace(/<w:br\s*\/>/g, '\n')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
