import { createReadStream, createWriteStream } from 'node:fs'
import readline from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Doc, Documents } from '../../cloudfunctions/core/platform/ports'
import { digestOfFile } from './manifest'

const PAGE = 200

/** Every document of a collection in the order of the ids, a page at a time. */
async function* pagesOf(documents: Documents, collection: string): AsyncGenerator<Doc[]> {
  for (let after = ''; ; ) {
    const page = await documents.find(collection, {
      where: { _id: { gt: after } },
      order: [['_id', 'asc']],
      limit: PAGE,
    })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last._id
  }
}

/** Writes a collection as it is stored: one document a line, packed, for the owner of the file alone. */
export async function writePart(
  documents: Documents,
  collection: string,
  file: string,
): Promise<{ documents: number; sha256: string }> {
  let count = 0
  async function* lines() {
    for await (const page of pagesOf(documents, collection)) {
      count += page.length
      yield page.map((doc) => `${JSON.stringify(doc)}\n`).join('')
    }
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600 }))
  return { documents: count, sha256: await digestOfFile(file) }
}

/** Documents of a part, some at a time. The file is whole, its digest was compared. */
export async function* readPart(file: string): AsyncGenerator<Doc[]> {
  const lines = readline.createInterface({ input: createReadStream(file).pipe(createGunzip()) })
  let some: Doc[] = []
  for await (const line of lines) {
    some.push(JSON.parse(line) as Doc)
    if (some.length < PAGE) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
