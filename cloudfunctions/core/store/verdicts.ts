import * as z from 'zod'
import { Instant, MEDIA_CHECKS } from '../contract'
import { verdictIdOf } from '../domain/identity'
import type { MediaVerdict } from '../domain/platform-event'
import type { Documents } from '../platform/ports'
import type { Collection } from './collection'

/**
 * What the platform found about pictures whose name at the check nobody had written down yet. Kept for a day at most; a
 * picture that was removed meanwhile is never asked for. Id: `ver_<trace>`.
 */
export const verdicts: Collection = {
  name: 'verdicts',
  indexes: [{ name: 'at', keys: [['at', 1]] }],
}

export const Verdict = z.object({ _id: z.string(), check: z.enum(MEDIA_CHECKS), at: Instant })
export type Verdict = z.infer<typeof Verdict>

/** More are never kept: between the question and its name lies a moment. */
const AT_MOST = 2000

/** @returns whether there was room for it */
export async function keepVerdict(
  db: Documents,
  { trace, check }: MediaVerdict,
  at: Instant,
): Promise<boolean> {
  if ((await db.count(verdicts.name, {})) >= AT_MOST) return false
  await db.put(verdicts.name, { _id: verdictIdOf(trace), check, at })
  return true
}

export async function verdictKept(db: Documents, trace: string): Promise<MediaVerdict | null> {
  const doc = await db.get(verdicts.name, verdictIdOf(trace))
  return doc ? { trace, check: Verdict.parse(doc).check } : null
}

export const forgetVerdict = (db: Documents, trace: string): Promise<boolean> =>
  db.remove(verdicts.name, verdictIdOf(trace))

/** Index: at. @returns how many went */
export async function forgetVerdictsBefore(db: Documents, before: Instant): Promise<number> {
  const found = await db.find(verdicts.name, {
    where: { at: { lt: before } },
    limit: 100,
    select: ['at'],
  })
  for (const { _id } of found) await db.remove(verdicts.name, _id)
  return found.length
}
