import fs from 'node:fs'
import { invalidParam } from '../errors'
import { fromStored, toStored } from '../store/stored-form'
import { type Doc, isPlain } from '../wire/ejson'

const PIECE = 1 << 20

/** Writes one document a line. @returns how many */
export function writeLines(file: string, docs: Iterable<Doc>): number {
  const out = fs.openSync(file, 'wx')
  try {
    let count = 0
    let piece = ''
    for (const doc of docs) {
      piece += `${toStored(doc)}\n`
      count++
      if (piece.length > PIECE) {
        fs.writeSync(out, piece)
        piece = ''
      }
    }
    fs.writeSync(out, piece)
    fs.fsyncSync(out)
    return count
  } finally {
    fs.closeSync(out)
  }
}

/** Reads what `writeLines` wrote. @throws INVALID_PARAM naming the file and the line that cannot be read */
export function* readLines(file: string): Generator<Doc> {
  if (!fs.existsSync(file)) throw invalidParam(`${file} is missing`)
  let number = 0
  for (const line of linesOf(file)) {
    number++
    if (line === '') continue
    const doc = read(line)
    if (doc?._id === undefined) throw invalidParam(`${file} line ${number} is not a document`)
    yield doc
  }
}

function read(line: string): Doc | null {
  try {
    const doc = fromStored(line)
    return isPlain(doc) ? doc : null
  } catch {
    return null
  }
}

/** Lines without holding the file in memory. */
function* linesOf(file: string): Generator<string> {
  const input = fs.openSync(file, 'r')
  try {
    const piece = Buffer.alloc(PIECE)
    let rest = Buffer.alloc(0)
    for (;;) {
      const size = fs.readSync(input, piece)
      if (size === 0) break
      const bytes = Buffer.concat([rest, piece.subarray(0, size)])
      let from = 0
      for (let end = bytes.indexOf(10, from); end >= 0; end = bytes.indexOf(10, from)) {
        yield bytes.toString('utf8', from, end)
        from = end + 1
      }
      rest = bytes.subarray(from)
    }
    if (rest.length > 0) yield rest.toString('utf8')
  } finally {
    fs.closeSync(input)
  }
}
