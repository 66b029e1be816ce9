import type { PublicationState, PublicationStep } from '../contract'
import type { Standing } from '../domain/publication'
import type { Platform, PointDocuments } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { activityOf } from '../store/activities'
import type { NewAddition } from '../store/ledger'
import { putResolution, type ResolutionDoc, resolutionById } from '../store/resolutions'
import { appendEntry } from './append-entry'

/** Says what comes of the step; asked again of the matter as it stands when it is written. */
type Decide = (current: ResolutionDoc) => Decision<Standing>
type Taken = { state: PublicationState }

/** Steps that change what can be read; after the closing each is a sealed addition (C4.3d, domain §7 #20). */
const ADDED = {
  publish: 'resolution_published',
  correct: 'resolution_corrected',
  withdraw: 'resolution_withdrawn',
} as const
type Added = keyof typeof ADDED
const isAdded = (step: PublicationStep): step is Added => step in ADDED

/**
 * Takes one step of a publication. While the record of the day is open the step is kept with the matter alone; what
 * changes after the closing what others read stands in the ledger as well, written together or not at all.
 * @returns where the publication stands; refusals: `resolution-unknown`, those of {@link Decide}
 */
export async function takeStep(
  platform: Platform,
  matter: ResolutionDoc,
  step: PublicationStep,
  decide: Decide,
): Promise<Decision<Taken>> {
  if (!isAdded(step)) {
    return platform.documents.transact(async (tx) => (await write(tx, matter, decide)).answer)
  }
  const openly = await platform.documents.transact(async (tx) => {
    const activity = await activityOf(tx, matter.activityId)
    return activity?.entryId ? null : (await write(tx, matter, decide)).answer
  })
  return openly ?? addStep(platform, matter, step, decide)
}

/** The step counts steps, so what was read before it and what is written with it are of the same words. */
async function addStep(
  platform: Platform,
  matter: ResolutionDoc,
  step: Added,
  decide: Decide,
): Promise<Decision<Taken>> {
  const decision = decide(matter)
  if (!decision.ok) return decision
  const addition = additionOf(matter, ADDED[step], decision.value)
  const added = await appendEntry<Taken>(
    platform,
    matter.activityId,
    () => yes({ addition }),
    async (tx) => {
      const { wrote, answer } = await write(tx, matter, decide)
      return wrote ? null : answer
    },
  )
  if (!added.ok) return added
  return yes(typeof added.value === 'string' ? { state: decision.value.state } : added.value)
}

/** A step said twice writes nothing. */
async function write(
  tx: PointDocuments,
  { _id }: ResolutionDoc,
  decide: Decide,
): Promise<{ wrote: boolean; answer: Decision<Taken> }> {
  const current = await resolutionById(tx, _id)
  if (!current) return { wrote: false, answer: refuse('resolution-unknown') }
  const decision = decide(current)
  if (!decision.ok) return { wrote: false, answer: decision }
  const after = decision.value
  const wrote = after !== current.publication
  const isPublic = after.state === 'published'
  if (wrote) {
    await putResolution(tx, {
      ...current,
      publication: { ...after, steps: [...after.steps] },
      readable: isPublic ? after.scope : null,
      publishedAt: isPublic ? after.publishedAt : null,
      pending: after.state === 'proposed' || after.state === 'checked',
    })
  }
  return { wrote, answer: yes({ state: after.state }) }
}

function additionOf(
  { _id, topic }: ResolutionDoc,
  kind: (typeof ADDED)[Added],
  { scope, process, result, steps }: Standing,
): NewAddition {
  const last = steps.at(-1)
  return {
    kind,
    key: `${_id}_${steps.length}`,
    name: last?.name ?? '',
    reason: [topic, last?.reason].filter(Boolean).join('，'),
    details: { resolutionId: _id, scope, process, result },
  }
}
