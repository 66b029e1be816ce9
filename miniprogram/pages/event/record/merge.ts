import type { RecordDraft } from '../../../../typings/contract'

/** Minutes with the revision they were written on; on the phone: not yet acknowledged by the server. */
export type KeptDraft = { revision: number; draft: RecordDraft }

const same = (one: RecordDraft, other: RecordDraft): boolean =>
  (Object.keys(one) as (keyof RecordDraft)[]).every((field) => one[field] === other[field])

export type Merge = 'server' | 'phone' | 'ask'

/**
 * Which text to open: what the server has, what this phone still keeps, or a question when both were written on.
 */
export function mergeOf(server: KeptDraft, kept: KeptDraft | null): Merge {
  if (!kept || same(kept.draft, server.draft)) return 'server'
  return kept.revision === server.revision ? 'phone' : 'ask'
}
