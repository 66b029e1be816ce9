import type { EntryId, Instant, OrgId } from '../contract'
import { dayFacts, factsOf, isUnlike, matterFact, pictureFact } from '../domain/sealed-facts'
import type { Doc, Documents, PointDocuments } from '../platform/ports'
import { storedEntry } from '../store/ledger-chain'
import {
  albumDoc,
  albumsOn,
  dayDoc,
  dayIn,
  daysClosed,
  digestsIn,
  matterDoc,
  matterIn,
  mattersOn,
} from '../store/sealed-days'
import type { Said } from './read-chains'
import { readOn } from './read-on'

/** Documents at once: a few hundred bytes of a day or an album, some kB of a matter. */
const [DAYS, ALBUMS, MATTERS] = [10_000, 10_000, 4_000]
/** So many are looked at once more. What changes while it is read are a few; what was changed on purpose may be all. */
const AGAIN = 200

/** A closed record that names no entry which is there, and the one it names. */
export type Lost = { branchId: OrgId; branchName: string; entryId: EntryId | null }
export type Unlike = { unlike: string[]; lost: Lost[] }

/**
 * Closed theme days of which the documents no longer say what the newest entry of their chain says: the day itself, its
 * matters, its pictures (C4.3d). Added pictures and corrections are entries of their own, steps of publication and
 * captions are not sealed; pictures whose years are over may be gone (D5).
 * @param said by theme day, as the chains were read; what was added since is no difference
 * @returns `lost`: closed records of which the chains hold no entry, or a newer one than they name
 */
export async function unlikeDays(
  documents: Documents,
  branchIds: readonly OrgId[] | null,
  said: ReadonlyMap<string, Said>,
  now: Instant,
): Promise<Unlike> {
  const found = new Map([...said.keys()].map((id) => [id, new Set<string>()]))
  const strays = new Map<string, string[]>()
  const see = (activityId: string, fact: string) => found.get(activityId)?.add(fact)
  for await (const page of readOn((at) => daysClosed(documents, branchIds, at), DAYS))
    for (const doc of page) {
      for (const fact of dayFactsIn(doc)) see(doc._id, fact)
      // nothing in the chains is about it
      if (!said.has(doc._id)) strays.set(doc._id, [])
    }
  for await (const page of readOn((at) => mattersOn(documents, branchIds, at), MATTERS))
    for (const doc of page) {
      const [activityId, fact] = [String(doc.activityId), matterFactIn(doc)]
      see(activityId, fact)
      if (said.get(activityId)?.facts.includes(fact) === false)
        strays.set(activityId, [...(strays.get(activityId) ?? []), doc._id])
    }
  for await (const page of readOn((at) => albumsOn(documents, branchIds, at), ALBUMS))
    for (const doc of page) for (const sha256 of digestsIn(doc)) see(doc._id, pictureFact(sha256))
  for (const [id, { year, facts }] of said)
    if (!strays.has(id) && isUnlike(facts, found.get(id) ?? new Set(), { year, now }))
      strays.set(id, [])
  return lookAgain(documents, strays, said, now)
}

const dayFactsIn = (doc: Doc | null): string[] => {
  const day = dayIn(doc)
  return day ? dayFacts(day) : ['']
}
const matterFactIn = (doc: Doc | null): string => {
  const matter = matterIn(doc)
  return matter ? matterFact(matter) : ''
}

/** Looks at each in one step, in which nothing can come between. */
async function lookAgain(
  documents: Documents,
  strays: ReadonlyMap<string, readonly string[]>,
  said: ReadonlyMap<string, Said>,
  now: Instant,
): Promise<Unlike> {
  const answer: Unlike = { unlike: [], lost: [] }
  let looked = 0
  for (const [id, matters] of strays) {
    const before = said.get(id)
    const one =
      looked++ < AGAIN
        ? await documents.transact((tx) => lookAt(tx, { id, matters, before }, now))
        : 'unlike'
    if (one === 'unlike') answer.unlike.push(id)
    else if (one) answer.lost.push(one)
  }
  return answer
}

async function lookAt(
  tx: PointDocuments,
  { id, matters, before }: { id: string; matters: readonly string[]; before: Said | undefined },
  now: Instant,
): Promise<'unlike' | Lost | null> {
  const doc = await dayDoc(tx, id)
  const day = dayIn(doc)
  const isOpen = !doc || (doc.sealedAt === null && doc.entryId === null)
  if (isOpen) {
    // erased meanwhile, when its years are over
    const held = before && (await storedEntry(tx, before.entryId))
    return held?.activityId ? 'unlike' : null
  }
  const entry = typeof doc.entryId === 'string' ? await storedEntry(tx, doc.entryId) : null
  if (entry?.activityId !== id || entry.seq < (before?.seq ?? 0)) {
    const { branchId, branchName } = before ?? day ?? NOWHERE
    return { branchId, branchName, entryId: day?.entryId ?? null }
  }
  const sealed = entry.sealed?.resolutions ?? []
  const ids = new Set([...matters, ...sealed.map((one) => String(one.resolutionId))])
  const found = new Set([...dayFactsIn(doc), ...digestsIn(await albumDoc(tx, id)).map(pictureFact)])
  for (const matter of ids) {
    const stored = await matterDoc(tx, matter)
    if (stored) found.add(matterFactIn(stored))
  }
  return isUnlike(factsOf(entry), found, { year: entry.year, now }) ? 'unlike' : null
}

/** A record that somebody tore apart, and of which the chains know nothing. */
const NOWHERE = { branchId: '', branchName: '' }
