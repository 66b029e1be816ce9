import { createHash } from 'node:crypto'
import type { EntryId } from '../contract'
import { entryIdOf } from './identity'

/** What stands before a branch's first entry. */
export const GENESIS = '0'.repeat(64)

/** The links of a chain; everything else in an entry is sealed along with them. */
export type Link = { _id: EntryId; branchId: string; seq: number; previous: string; digest: string }

/** JSON with sorted keys and without absent values: the same facts always give the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
  return `{${pairs.join(',')}}`
}

/** SHA-256 over the canonical JSON of an entry without its own digest, hex. */
export function digestOf(entry: object): string {
  const { digest: _, ...content } = entry as { digest?: string }
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** Closes an entry: the digest covers everything, also the digest of the entry before (C4.3d). */
export const sealEntry = <T extends object>(content: T): T & { digest: string } => ({
  ...content,
  digest: digestOf(content),
})

/**
 * The first entry whose seal does not fit: its content, its place or its link to the entry before was changed.
 * @param entries entries of one branch in order of `seq`
 * @param whole true when `entries` begin with the branch's first; otherwise the first one given anchors the rest
 */
export function firstBroken(
  entries: readonly Link[],
  whole: boolean,
): { entryId: EntryId; seq: number } | null {
  let before: Link | undefined
  for (const entry of entries) {
    const seq = before ? before.seq + 1 : whole ? 1 : entry.seq
    const previous = before ? before.digest : whole ? GENESIS : entry.previous
    const holds =
      entry.seq === seq &&
      entry.previous === previous &&
      entry._id === entryIdOf(entry.branchId, entry.seq) &&
      entry.digest === digestOf(entry)
    if (!holds) return { entryId: entry._id, seq: entry.seq }
    before = entry
  }
  return null
}
