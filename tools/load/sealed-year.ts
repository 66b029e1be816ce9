import type { RecordDraft } from '../../cloudfunctions/core/contract'
import { headAt } from '../../cloudfunctions/core/domain/chain'
import { entryIdOf, idFrom, memberIdOf } from '../../cloudfunctions/core/domain/identity'
import { ledgerLine } from '../../cloudfunctions/core/domain/ledger-line'
import type { Registered } from '../../cloudfunctions/core/domain/register'
import { sealedResolution } from '../../cloudfunctions/core/domain/resolution'
import { digestOf, GENESIS, type SealKeys, sealEntry } from '../../cloudfunctions/core/domain/seal'
import { newActivity } from '../../cloudfunctions/core/steps/new-activity'
import { type Activity, activities } from '../../cloudfunctions/core/store/activities'
import { chainHeads } from '../../cloudfunctions/core/store/chain-heads'
import { type LedgerEntry, ledger } from '../../cloudfunctions/core/store/ledger'
import { media } from '../../cloudfunctions/core/store/media'
import type { Branch } from '../../cloudfunctions/core/store/orgs'
import { type ResolutionDoc, resolutions } from '../../cloudfunctions/core/store/resolutions'
import type { Filed } from './load-set'
import { inventedName } from './names'

/** People on the register of a theme day, as a branch has them (domain §5). */
const PEOPLE = 30
const PICTURES = 9
const HOUR = 3_600_000

type Of = Pick<Branch, '_id' | 'name' | 'parentId'>

/**
 * Theme days of 2026 that a branch has closed, of ordinary length: register and minutes, every third day with pictures
 * and a matter; days, albums and matters beside the ledger say the same.
 */
export function sealedYear(branch: Of, days: number, keys: SealKeys): Filed[] {
  const people = Array.from({ length: PEOPLE }, (_, i): Registered => {
    const state = i < 27 ? 'present' : 'leave'
    const came = state === 'present'
    return {
      memberId: memberIdOf(`${branch._id}${i}`),
      name: inventedName(i),
      stage: i < 26 ? 'full' : 'probationary',
      group: null,
      standing: 'due',
      ...{ state, late: false, method: came ? 'self_qr' : null, at: came ? 0 : null },
    }
  })
  const filed: Filed[] = []
  let last: LedgerEntry | null = null
  for (let seq = 1; seq <= days; seq++) {
    const day = dayOf(branch, seq)
    const isFull = seq % 3 === 0
    const matters = isFull ? [matterOn(day, people)] : []
    const pictures = Array.from({ length: isFull ? PICTURES : 0 }, (_, i) =>
      digestOf({ of: day._id, i }),
    )
    const before: string = last?.digest ?? GENESIS
    last = entryOf(day, { seq, before, people, matters, pictures, keys })
    const { sealedAt, _id: entryId } = last
    filed.push(
      { collection: ledger.name, doc: last },
      { collection: activities.name, doc: { ...day, sealedAt, entryId } },
      ...(isFull ? [{ collection: media.name, doc: albumOf(day, pictures) }] : []),
      ...matters.map((doc) => ({ collection: resolutions.name, doc })),
    )
  }
  return last ? [...filed, { collection: chainHeads.name, doc: headAt(last, keys) }] : filed
}

function dayOf({ _id: branchId, name, parentId }: Of, seq: number): Activity {
  const month = `2026-${String(Math.ceil(seq / 3)).padStart(2, '0')}`
  const startsAt = Date.parse(`${month}-${10 + (seq % 3)}T15:00:00+08:00`)
  return newActivity({
    _id: idFrom('a', 11, entryIdOf(branchId, seq)),
    branchId,
    branchName: name,
    unitId: parentId,
    theme: '学习党章专题讨论',
    themeSource: 'branch',
    plan: { planned: true, reason: null },
    items: [{ kind: 'required', category: 'study' }],
    mode: 'in_person',
    place: '学院楼 301 会议室',
    startsAt,
    endsAt: startsAt + 1.5 * HOUR,
    notice: { at: startsAt - 72 * HOUR, leadDays: 3, verdict: 'on_time' },
    // the register stands in the entry; nobody looks at the list here
    roster: [],
    frozenAt: startsAt,
    presentCount: 27,
    postedBy: memberIdOf(`${branchId}0`),
    postedAt: startsAt - 72 * HOUR,
    graceMinutes: 15,
    untold: null,
  })
}

function entryOf(
  activity: Activity,
  of: {
    seq: number
    before: string
    people: readonly Registered[]
    matters: readonly ResolutionDoc[]
    pictures: string[]
    keys: SealKeys
  },
): LedgerEntry {
  const { _id, branchId, branchName, endsAt: sealedAt } = activity
  const { seq, people, matters, pictures } = of
  const draft = minutes(people)
  const register = people.map((row) => (row.at === null ? row : { ...row, at: activity.startsAt }))
  const line = ledgerLine({
    ...{ activity, draft, register, seq, sealedAt },
    chair: inventedName(0),
    recorder: inventedName(1),
    mediaCount: pictures.length,
    matters: matters.map(sealedResolution),
  })
  return sealEntry(
    {
      ...{ _id: line.entryId, branchId, branchName, seq, year: 2026, activityId: _id, sealedAt },
      line,
      sealed: {
        record: { ...draft },
        register: register.map(({ group: _, ...row }) => row),
        resolutions: matters.map(sealedResolution),
        media: pictures,
        corrections: [],
      },
      previous: of.before,
    },
    of.keys,
  )
}

const minutes = (people: readonly Registered[]): RecordDraft => ({
  chairId: people[0]?.memberId ?? null,
  recorderId: people[1]?.memberId ?? null,
  content: '学习党章，交流体会，讨论程序设计课程结对帮扶的安排。'.repeat(20),
  outcome: '按分工落实，下月通报进展。'.repeat(6),
  resolution: '同意设立“代码答疑”示范岗，每周三晚一次，责任人轮值。',
  segments: [],
  materials: [],
  outing: null,
  flag: 'yes',
  badge: 'all',
  venueNote: '',
})

const albumOf = ({ _id, branchId, endsAt }: Activity, pictures: readonly string[]) => ({
  ...{ _id, branchId, erased: [], traces: [], lookedAt: endsAt },
  items: pictures.map((sha256, i) => ({
    ...{ mediaId: idFrom('p', 19, sha256), kind: 'picture', sha256, bytes: 200_000 + i },
    fileId: `cloud://load.6c6f/media/${_id}/${sha256.slice(0, 20)}.jpg`,
    ...{ caption: '', addedBy: '', addedAt: endsAt, addedLate: false, durationMs: null },
    ...{ trace: null, check: 'pass', decision: null, inCopy: true, copyReason: '', lost: false },
  })),
})

function matterOn(day: Activity, people: readonly Registered[]): ResolutionDoc {
  const votingDue = people.filter((row) => row.stage === 'full').map((row) => row.memberId)
  const { _id: activityId, branchId, branchName, unitId, postedBy, startsAt, endsAt } = day
  return {
    ...{ _id: idFrom('r', 15, activityId), activityId, branchId, branchName, unitId },
    ...{ openedBy: postedBy, openedAt: startsAt, kind: 'ordinary', confidential: false },
    topic: '设立“代码答疑”示范岗',
    proposer: '支部委员会',
    why: '低年级同学在程序设计课程中需要帮助。',
    discussion: '大家同意，建议每周固定时间。',
    captures: [
      { at: startsAt, votingDue, present: votingDue, left: [], unlisted: [], by: postedBy },
    ],
    result: null,
    decidedAt: endsAt,
    followUps: [],
    nextDue: null,
    ...{ publication: null, readable: null, publishedAt: null, pending: false },
  }
}
