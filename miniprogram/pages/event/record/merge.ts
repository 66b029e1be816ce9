import type { RecordDraft } from '../../../../typings/contract'

/**
 * Minutes with the revision they were written on; on the phone: not yet acknowledged by the server.
 * `base` is what they began from.
 */
export type KeptDraft = { revision: number; draft: RecordDraft; base: RecordDraft }
export type RecordPart = keyof RecordDraft
export type Joined = {
  draft: RecordDraft
  /** Parts that both wrote on; of these everything is kept, and both should read them once more. */
  both: RecordPart[]
}

/** Most characters of the parts that are written freely, as the server takes them. */
const MOST: Partial<Record<RecordPart, number>> = {
  content: 5000,
  outcome: 500,
  resolution: 1000,
  venueNote: 100,
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Minutes kept by an older version of the app lack what was added since; there the server's words stand. */
export const wholeDraft = (kept: KeptDraft | null, server: RecordDraft): KeptDraft | null =>
  kept && { ...kept, draft: { ...server, ...kept.draft }, base: { ...server, ...kept.base } }

export const isSameDraft = (one: RecordDraft, other: RecordDraft): boolean => same(one, other)

/** Which text to open: what the server has, what this phone still keeps, or both joined. */
export function mergeOf(
  server: { revision: number; draft: RecordDraft },
  kept: KeptDraft | null,
): 'server' | 'phone' | 'join' {
  if (!kept || same(kept.draft, server.draft)) return 'server'
  return kept.revision === server.revision ? 'phone' : 'join'
}

/**
 * Two people wrote at once: what only one of them changed is taken from that one, texts that both changed stand one
 * after the other, lists hold what either added, and of a single choice the server's stands.
 * @param base what both began from
 * @returns null when the two texts do not fit into one field
 */
export function join(base: RecordDraft, mine: RecordDraft, theirs: RecordDraft): Joined | null {
  const draft = { ...theirs } as Record<RecordPart, unknown>
  const both: RecordPart[] = []
  for (const part of Object.keys(mine) as RecordPart[]) {
    if (same(mine[part], base[part]) || same(mine[part], theirs[part])) continue
    if (same(theirs[part], base[part])) {
      draft[part] = mine[part]
      continue
    }
    both.push(part)
    draft[part] = joined(base[part], mine[part], theirs[part])
    if (String(draft[part]).length > (MOST[part] ?? Number.POSITIVE_INFINITY)) return null
  }
  return { draft: draft as RecordDraft, both }
}

/**
 * Of what was written here, what the closed minutes do not hold: texts and choices whole, of lists the items they lack.
 * What was only taken away here is nothing that could be lost.
 */
export function unsavedDraft(
  { base, draft }: KeptDraft,
  closed: RecordDraft,
): Partial<RecordDraft> {
  const parts = (Object.keys(draft) as RecordPart[]).flatMap((part) => {
    const mine = same(draft[part], base[part]) ? null : lacking(draft[part], closed[part])
    return mine === null ? [] : [[part, mine] as const]
  })
  return Object.fromEntries(parts)
}

/** Of a part, what the other one does not hold; null when it holds all of it. */
function lacking(mine: unknown, theirs: unknown): unknown {
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const known = theirs.map((item) => JSON.stringify(item))
    const more = mine.filter((item) => !known.includes(JSON.stringify(item)))
    return more.length > 0 ? more : null
  }
  const isHeld = typeof mine === 'string' && !isId(mine) && String(theirs).includes(mine)
  return same(mine, theirs) || isHeld ? null : mine
}

function joined(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    const known = [...base, ...theirs].map((item) => JSON.stringify(item))
    return [...theirs, ...mine.filter((item) => !known.includes(JSON.stringify(item)))]
  }
  // ids and answers are single choices
  if (typeof mine !== 'string' || typeof theirs !== 'string' || isId(mine)) return theirs
  if (theirs.includes(mine)) return theirs
  return mine.includes(theirs) ? mine : `${theirs}\n${mine}`
}

const isId = (text: string) => /^(m[0-9a-z]{13}|yes|no|all|most|not_applicable)$/.test(text)
