import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { EntryId, Instant } from '../contract'
import { entryIdOf } from './identity'
import { mayBeErased } from './retention'

/** What stands before a branch's first entry. */
export const GENESIS = '0'.repeat(64)

/** Keys of the stamps, from the functions' environment only: the running one, then older ones. */
export type SealKeys = readonly [string, ...string[]]

/** The links of a chain; everything else in an entry is sealed along with them. */
export type Link = {
  _id: EntryId
  branchId: string
  seq: number
  previous: string
  digest: string
  stamp: string
}

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

/** SHA-256 over the canonical JSON of an entry without its own digest and stamp, hex. */
export function digestOf(entry: object): string {
  const { digest: _, stamp: __, ...content } = entry as { digest?: string; stamp?: string }
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** HMAC-SHA-256 over a digest, hex: whoever can write to the database alone cannot make one (C4.3d). */
const stampOn = (digest: string, key: string): string =>
  createHmac('sha256', key).update(digest).digest('hex')

/**
 * Closes an entry: the digest covers everything, also the digest of the entry before; the stamp says that a function of
 * ours closed it (C4.3d).
 */
export function sealEntry<T extends object>(
  content: T,
  [key]: SealKeys,
): T & { digest: string; stamp: string } {
  const digest = digestOf(content)
  return { ...content, digest, stamp: stampOn(digest, key) }
}

/** What stays of an entry whose years are over (D5): its place and links in the chain, and that it was erased by us. */
export type ErasedLink = Link & {
  branchName: string
  year: number
  erased: true
  erasedAt: Instant
}

/**
 * Takes the content out of an entry; the digest it had stays, and a stamp of its own says who erased it, and when.
 * @param entry one that {@link isWhole}: an edited one would leave the stamp of its erasing on the edit
 */
export function eraseEntry(
  entry: Omit<ErasedLink, 'erased' | 'erasedAt' | 'stamp'>,
  erasedAt: Instant,
  [key]: SealKeys,
): ErasedLink {
  const { _id, branchId, branchName, seq, year, previous, digest } = entry
  const place = { _id, branchId, branchName, seq, year, previous, digest }
  const left = { ...place, erased: true as const, erasedAt }
  return { ...left, stamp: stampOn(erasedText(left), key) }
}

/**
 * Whether something sealed still says what was sealed, and a function of ours sealed it.
 * @param keys null where nobody knows them; then stamps are not looked at
 */
export const isWhole = (
  sealed: { digest: string; stamp: string },
  keys: SealKeys | null,
): boolean =>
  sealed.digest === digestOf(sealed) && (keys === null || isStamped(sealed.digest, sealed, keys))

const isErased = (entry: Link): entry is ErasedLink =>
  (entry as Partial<ErasedLink>).erased === true
/** What the stamp of an erased entry is over: everything that is left of it, so that nothing can be added. */
const erasedText = (entry: object & { digest: string }): string =>
  `${digestOf(entry)}:${entry.digest}`
/** Erased by a function of ours, and not before its years can have been over (D5). */
const isErasedByUs = (entry: ErasedLink, keys: SealKeys | null): boolean =>
  mayBeErased(entry.year, entry.erasedAt) &&
  (keys === null || isStamped(erasedText(entry), entry, keys))

/**
 * The first entry whose seal does not fit: its content, its place, its link to the entry before or its stamp was
 * changed. An entry whose years are over is held by its kept digest and by the stamp of its erasing, which says when.
 * @param entries entries of one branch in order of `seq`, as they are stored: the seal covers every field
 * @param whole true when `entries` begin with the branch's first; otherwise the first one given anchors the rest
 * @param keys null where nobody knows them, on a desk without the functions' environment; then stamps are not looked at
 */
export function firstBroken(
  entries: readonly Link[],
  whole: boolean,
  keys: SealKeys | null,
): { entryId: EntryId; seq: number } | null {
  let before: Link | undefined
  for (const entry of entries) {
    const seq = before ? before.seq + 1 : whole ? 1 : entry.seq
    const previous = before ? before.digest : whole ? GENESIS : entry.previous
    const holds =
      entry.seq === seq &&
      entry.previous === previous &&
      entry._id === entryIdOf(entry.branchId, entry.seq) &&
      (isErased(entry) ? isErasedByUs(entry, keys) : isWhole(entry, keys))
    if (!holds) return { entryId: entry._id, seq: entry.seq }
    before = entry
  }
  return null
}

function isStamped(text: string, { stamp }: { stamp: string }, keys: SealKeys): boolean {
  return keys.some((key) => {
    const [own, given] = [Buffer.from(stampOn(text, key)), Buffer.from(String(stamp))]
    return own.length === given.length && timingSafeEqual(own, given)
  })
}
