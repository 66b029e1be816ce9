import type { MediaItem } from '../../cloudfunctions/core/domain/album'
import { headAt } from '../../cloudfunctions/core/domain/chain'
import {
  arrivalIdOf,
  careIdOf,
  contactIdOf,
  dataObjectionIdOf,
  entryIdOf,
  idFrom,
  leaveIdOf,
  monthIdOf,
  planIdOf,
  recordIdOf,
  serviceIdOf,
} from '../../cloudfunctions/core/domain/identity'
import { ledgerLine } from '../../cloudfunctions/core/domain/ledger-line'
import { emptyDraft } from '../../cloudfunctions/core/domain/record'
import { sealedResolution } from '../../cloudfunctions/core/domain/resolution'
import { GENESIS, sealEntry } from '../../cloudfunctions/core/domain/seal'
import type { Doc } from '../../cloudfunctions/core/platform/ports'
import type { Activity } from '../../cloudfunctions/core/store/activities'
import type { Fixture } from './branch'
import { aMember } from './builders'
import type { World } from './call'
import { putHeldDay } from './held'

/** What a branch left behind in some years: days with everything about them, and what has a day of its own. */
export async function putYears(
  world: World,
  { branch, unit, people }: Fixture,
  years: readonly number[],
  keys: readonly [string, ...string[]],
): Promise<void> {
  const { documents } = world
  const memberId = people.member._id
  const put = (collection: string, doc: Doc) => documents.put(collection, doc)
  let previous = GENESIS
  let seq = 0
  for (const year of years) {
    // the first and the last minute of a year are where a limit is missed
    for (const day of [`${year}-01-01`, `${year}-12-31`]) {
      const held = await putHeldDay(world, branch, day)
      const { _id: activityId, month, startsAt } = held
      seq += 1
      const picture = aPicture(`f${activityId}000`, startsAt)
      const matter = aMatter(held, { memberId, at: startsAt })
      const entry = sealEntry(
        {
          _id: entryIdOf(branch._id, seq),
          branchId: branch._id,
          branchName: branch.name,
          seq,
          year,
          activityId,
          line: aLine(held, { seq, sealedAt: startsAt }),
          sealed: {
            record: { content: `${day}张三发言` },
            resolutions: [sealedResolution(matter)],
            media: [picture.sha256],
          },
          previous,
        },
        keys,
      )
      previous = entry.digest
      await put('ledger', entry)
      await put('chain_heads', headAt(entry, keys))
      await documents.patch('activities', activityId, { sealedAt: startsAt, entryId: entry._id })
      const about = { activityId, memberId, branchId: branch._id }
      await put('records', { _id: recordIdOf(activityId), ...about, draft: {} })
      await put('arrivals', { _id: arrivalIdOf(activityId, memberId), ...about, at: startsAt })
      await put('leaves', { _id: leaveIdOf(activityId, memberId), ...about })
      await put('services', { _id: serviceIdOf(activityId, 'key-of-service'), ...about, on: day })
      await put('resolutions', { ...matter, ...about })
      await put('feedback', { _id: `k${activityId}`, resolutionId: matter._id })
      await put('media', {
        _id: activityId,
        branchId: branch._id,
        items: [picture],
        erased: [],
        traces: [],
        lookedAt: startsAt,
      })
      const dated = { memberId, branchId: branch._id, on: day, month, at: startsAt }
      await put('contacts', { _id: contactIdOf(memberId, `key-${day}`), ...dated })
      await put('care', { _id: careIdOf(memberId, `key-${day}`), unitId: unit._id, ...dated })
      await put('data_objections', { _id: dataObjectionIdOf(memberId, `key-${day}`), ...dated })
      await put('months', { _id: monthIdOf('theme', unit._id, month), month, orgId: unit._id })
      await put('messages', { _id: `msg_contact_${day}`, activityId: null, dueAt: startsAt })
      await put('messages', { _id: `msg_notice_${day}`, activityId, dueAt: startsAt })
      const gone = aMember(branch, `left-${day}`)
      const relations = gone.relations.map((one) => ({ ...one, from: '2001-09-01', to: day }))
      await put('members', { ...gone, relations })
      await put('roles', { _id: `role_${gone._id}`, memberId: gone._id })
    }
    await put('plans', { _id: planIdOf(branch._id, year), branchId: branch._id, year })
  }
}

/** What the ledger says of a day, with nobody on the register. */
const aLine = (activity: Activity, { seq, sealedAt }: { seq: number; sealedAt: number }) => {
  const line = ledgerLine({
    ...{ activity, draft: emptyDraft(activity), chair: '', recorder: '', register: [] },
    ...{ mediaCount: 1, matters: [], seq, sealedAt },
  })
  return { ...line, counts: { ...line.counts, present: activity.presentCount } }
}

/** Something the day agreed upon. */
const aMatter = (
  { _id: activityId, branchId, branchName, unitId }: Activity,
  { memberId, at }: { memberId: string; at: number },
) => ({
  ...{
    _id: idFrom('r', 15, activityId),
    activityId,
    branchId,
    branchName,
    unitId,
    openedBy: memberId,
  },
  ...{ openedAt: at, kind: 'ordinary' as const, confidential: false, topic: '学习安排' },
  ...{ proposer: '支部', why: '', discussion: '', result: null, decidedAt: at, followUps: [] },
  captures: [
    { at, votingDue: [memberId], present: [memberId], left: [], unlisted: [], by: memberId },
  ],
  ...{ publication: null, readable: null, publishedAt: null, pending: false },
})

const aPicture = (mediaId: string, addedAt: number): MediaItem => ({
  mediaId,
  kind: 'picture',
  fileId: `cloud://env.bucket/media/${mediaId}.jpg`,
  sha256: mediaId,
  bytes: 1,
  durationMs: null,
  caption: '',
  addedBy: 'm0000000000000',
  addedAt,
  addedLate: false,
  trace: null,
  check: 'none',
  decision: null,
  inCopy: true,
  copyReason: '',
  lost: false,
  archive: false,
})
