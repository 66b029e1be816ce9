import { addDays, DAY, dayOf, instantOf, MINUTE } from '../../cloudfunctions/core/domain/calendar'
import { arrivalIdOf, leaveIdOf, recordIdOf } from '../../cloudfunctions/core/domain/identity'
import type { Documents, Platform } from '../../cloudfunctions/core/platform/ports'
import { readToSeal, sealRecord } from '../../cloudfunctions/core/steps/seal-record'
import { type Activity, activities, activityOf } from '../../cloudfunctions/core/store/activities'
import { type ArrivalDoc, arrivals } from '../../cloudfunctions/core/store/arrivals'
import { type Leave, leaves } from '../../cloudfunctions/core/store/leaves'
import { type RecordDoc, records } from '../../cloudfunctions/core/store/records'
import type { Filed } from '../../tools/load/load-set'
import type { Dice } from '../../tools/load/random'
import { writeFiled } from '../../tools/load/write'

/** A theme day with everything that was written about it; sealed two days later when that day has come. */
export async function writeDay(
  documents: Documents,
  activity: Activity,
  facts: { dice: Dice; now: number; ledgerSecret: string },
): Promise<void> {
  // a start that broke off is completed, and no day is sealed twice
  const stored = await activityOf(documents, activity._id)
  if (stored && stored.sealedAt !== null) return
  const sealedAt = instantOf(addDays(dayOf(activity.startsAt), 2), '10:00')
  const { came, stayed } = attendanceOf(activity, facts.dice)
  const record = minutesOf(activity, sealedAt - DAY)
  const filed: Filed[] = [
    { collection: activities.name, doc: activity },
    { collection: records.name, doc: record },
    ...came.map((doc) => ({ collection: arrivals.name, doc })),
    ...stayed.map((doc) => ({ collection: leaves.name, doc })),
  ]
  await writeFiled(documents, filed)
  if (sealedAt >= facts.now) return
  const platform = platformAt(documents, { now: sealedAt, ledgerSecret: facts.ledgerSecret })
  const first = await readToSeal(platform, activity._id)
  const sealed = await sealRecord(platform, activity._id, { given: record.revision, first })
  if (!sealed.ok) throw new Error(`a day of the demo could not be sealed: ${sealed.code}`)
}

/** As many of the due as were counted, by turns; the others had asked for leave. */
function attendanceOf(activity: Activity, dice: Dice): { came: ArrivalDoc[]; stayed: Leave[] } {
  const due = activity.roster.filter(({ standing }) => standing === 'due')
  const turn = dice.between(0, Math.max(0, due.length - 1))
  const turned = [...due.slice(turn), ...due.slice(0, turn)]
  const present = activity.presentCount ?? 0
  const { _id, branchId, startsAt, postedBy, postedAt } = activity
  const came = turned.slice(0, present).map((row): ArrivalDoc => {
    const minutes = dice.between(-20, 14)
    const byCode = dice.next() < 0.7
    return {
      _id: arrivalIdOf(_id, row.memberId),
      activityId: _id,
      eventId: activity.event?.eventId ?? null,
      branchId,
      memberId: row.memberId,
      name: row.name,
      standing: 'due',
      at: startsAt + minutes * MINUTE,
      enteredAt: startsAt + minutes * MINUTE,
      late: false,
      method: byCode ? 'self_qr' : 'recorder',
      by: byCode ? row.memberId : postedBy,
    }
  })
  const stayed = turned.slice(present).map((row): Leave => {
    const sick = dice.next() < 0.3
    return {
      _id: leaveIdOf(_id, row.memberId),
      activityId: _id,
      memberId: row.memberId,
      kind: sick ? 'sick' : 'work',
      reason: sick ? '身体不适' : '有课或公务',
      askedAt: postedAt + 60 * MINUTE,
      confirmedAt: null,
    }
  })
  return { came, stayed }
}

const minutesOf = (activity: Activity, savedAt: number): RecordDoc => ({
  _id: recordIdOf(activity._id),
  activityId: activity._id,
  branchId: activity.branchId,
  draft: {
    chairId: activity.postedBy,
    recorderId: activity.postedBy,
    content: `围绕“${activity.theme}”开展学习和讨论，通报近期工作，明确分工。`,
    outcome: '按分工落实，下月通报进展。',
    resolution: '',
    segments: [],
    materials: [],
    outing: null,
    flag: activity.mode === 'online' ? 'not_applicable' : 'yes',
    badge: 'all',
    venueNote: activity.mode === 'online' ? '线上开展' : '',
  },
  revision: 1,
  savedBy: activity.postedBy,
  savedAt,
})

/** Sealing asks for documents and the clock only. */
function platformAt(
  documents: Documents,
  { now, ledgerSecret }: { now: number; ledgerSecret: string },
): Platform {
  const none = () => {
    throw new Error('sealing has no business with this part of the platform')
  }
  return {
    now,
    elapsed: none,
    requestId: 'demo',
    documents,
    files: {
      ...{ put: none, putFile: none, get: none, remove: none },
      ...{ there: none, links: none, root: none },
    },
    wechat: {
      ...{ phoneOf: none, send: none, templates: none },
      ...{ pageCode: none, checkPicture: none, checkText: none },
    },
    signInSecrets: [''],
    ledgerSecrets: [ledgerSecret],
    random: none,
    log: { info: () => undefined, fault: () => undefined },
  }
}
