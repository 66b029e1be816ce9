import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import { OperatorError } from '../operator-error'

/** What a backup holds. It is written last: a folder without it is a backup that broke off. */
const Manifest = z.strictObject({
  format: z.literal(1),
  /** Epoch milliseconds. */
  madeAt: z.int(),
  /** A collection each, with the digest of its file. */
  parts: z.array(z.strictObject({ name: z.string(), documents: z.int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>
export type Part = Manifest['parts'][number]

const FILE = 'manifest.json'

/** The file of one collection. */
export const partFile = (folder: string, name: string) => path.join(folder, `${name}.jsonl.gz`)
/** Where pictures and clips lie that all backups of one home share. */
export const picturesFolder = (home: string) => path.join(home, 'pictures')

export async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const draft = path.join(folder, `${FILE}.draft`)
  await fs.writeFile(draft, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  await fs.rename(draft, path.join(folder, FILE))
}

/**
 * What a backup holds, each file of it compared with its digest.
 * @throws OperatorError when it is none, broke off, or is damaged
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await fs.readFile(path.join(folder, FILE), 'utf8').catch(() => {
    throw new OperatorError(`${folder} 不是一份完整的备份（没有 ${FILE}）`)
  })
  const read = Manifest.safeParse(parsed(text))
  if (!read.success) throw new OperatorError(`${folder} 里的 ${FILE} 读不懂，不能恢复`)
  for (const { name, sha256 } of read.data.parts) {
    const digest = await digestOfFile(partFile(folder, name)).catch(() => null)
    if (digest !== sha256)
      throw new OperatorError(`备份里的 ${name} 缺失或损坏，不能恢复；请换另一份备份`)
  }
  return read.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
