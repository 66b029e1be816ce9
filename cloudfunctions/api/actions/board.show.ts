import type { Output, Parsed, Standing } from '../../core/contract'
import { cardOf } from '../../core/domain/activity-card'
import { isCodeClosed } from '../../core/domain/arrival'
import { isGuest } from '../../core/domain/due-list'
import { firstOpens, phaseOf } from '../../core/domain/phase'
import { countsOf, type Registered, registerOf } from '../../core/domain/register'
import { may } from '../../core/domain/roles-table'
import { codeUntil, issueCode } from '../../core/domain/sign-in-code'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { withFinalList } from '../../core/steps/final-list'
import { heirsOf } from '../../core/steps/heirs'
import { allow, personOf } from '../../core/steps/person'
import { roomNow } from '../../core/steps/room'
import {
  type Activity,
  activityOf,
  type BoardFacts,
  boardFactsOf,
} from '../../core/store/activities'
import {
  type ArrivalDoc,
  arrivalsAmong,
  arrivalsOf,
  arrivalsSince,
} from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'
import { type LateCode, lateCodesOf } from '../../core/store/late-codes'
import { type Leave, leavesOf } from '../../core/store/leaves'
import { branchOf } from '../../core/store/orgs'
import { settingsOf } from '../../core/store/settings'

type Shown = Output<'board.show'>
type Whole = NonNullable<Shown['board']>

/** An arrival becomes visible a little after its moment; so far back a question looks again. */
const OVERLAP = 15_000

/**
 * The screen in the room: the live code, who has arrived, who is still missing. Asked every few seconds: with the mark
 * of the answer before, the question costs the same however large the branch is, and brings what is new. Anything but
 * an arrival by code (a tick, leave, a head-count) counts up the version and brings everything again. At a day of several
 * branches the host's screen is that of the whole room.
 */
export const boardShow: Action<'board.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { activityId, since } = input
  const [binding, facts, arrivals, leaves, late, settings] = await Promise.all([
    bindingOf(documents, caller.openid),
    since ? boardFactsOf(documents, activityId) : activityOf(documents, activityId),
    since
      ? arrivalsSince(documents, activityId, since.at - OVERLAP)
      : arrivalsOf(documents, activityId),
    since ? null : leavesOf(documents, activityId),
    lateCodesOf(documents, activityId),
    settingsOf(documents),
  ])
  const open = late.filter((one) => one.settled === null)
  const [me, known, room, branch] = await Promise.all([
    personOf(platform, binding),
    // since a mark only the newest arrivals were read, and somebody may have been ticked long before
    since
      ? arrivalsAmong(
          documents,
          activityId,
          open.map(({ memberId }) => memberId),
        )
      : arrivals,
    facts && roomNow(documents, facts),
    facts && branchOf(documents, facts.branchId),
  ])
  if (!me) return refuse('not-bound')
  if (!facts) return refuse('activity-unknown')
  const heirs = await heirsOf(platform, branch)
  const about = { branchId: facts.branchId, heirs, activity: { roster: [], asked: [], ...facts } }
  const allowed = allow('board.show', me, about)
  if (!allowed.ok) return allowed
  if (facts.cancelled) return refuse('activity-cancelled')
  if (facts.sealedAt !== null) return refuse('activity-sealed')
  const board = isKnown(facts, since, now)
    ? null
    : await everything(platform, facts, leaves && { arrivals, leaves })
  const codeClosed = isCodeClosed(facts, now)
  const offered = phaseOf(facts, now) === 'open' && settings.codeOffered && !codeClosed
  return yes({
    now,
    code: offered
      ? issueCode(facts.event?.eventId ?? activityId, now, platform.signInSecrets[0])
      : null,
    codeUntil: codeUntil(now),
    mark: { at: now, version: facts.version, final: board?.final ?? facts.frozenAt !== null },
    came: board ? [] : arrivals.map(arrivalCard),
    room,
    waiting: waitingOf(open, board?.arrived ?? known),
    board: board?.shown
      ? { ...board.shown, codeClosed, enterLeave: may('leave.enter', allowed.value.relations) }
      : null,
  })
}

/** Whether nothing but arrivals by code can have come since the mark. */
function isKnown(facts: BoardFacts, since: Parsed<'board.show'>['since'], now: number): boolean {
  if (since === undefined || since.version !== facts.version) return false
  if (since.final !== (facts.frozenAt !== null)) return false
  // the list becomes final with the first question after the register opens
  return facts.frozenAt !== null || now < firstOpens(facts)
}

type Marks = { arrivals: ArrivalDoc[]; leaves: Leave[] }

/** @param read what the first stage has read already; with a mark it reads less */
async function everything(
  platform: Platform,
  facts: BoardFacts | Activity,
  read: Marks | null,
): Promise<{
  arrived: ArrivalDoc[]
  final: boolean
  shown: Omit<Whole, 'enterLeave' | 'codeClosed'>
} | null> {
  const { documents, now } = platform
  const { _id } = facts
  const [stored, { arrivals, leaves }] = await Promise.all([
    'roster' in facts ? facts : activityOf(documents, _id),
    read ?? marksOf(platform, _id),
  ])
  if (!stored) return null
  const activity = await withFinalList(platform, stored)
  const register = registerOf({ roster: activity.roster, arrivals, leaves, closed: false })
  const rows = (keep: (row: Registered) => boolean) => register.filter(keep).map(rowOf)
  return {
    arrived: arrivals,
    final: activity.frozenAt !== null,
    shown: {
      activity: cardOf(activity, now),
      counts: countsOf(register),
      arrived: [...arrivals].sort((a, b) => (b.at ?? 0) - (a.at ?? 0)).map(arrivalCard),
      missing: rows((row) => row.standing === 'due' && row.state === 'unmarked'),
      onLeave: rows((row) => row.state === 'leave'),
      others: register
        .filter((row) => isOutside(row.standing) && row.state !== 'present')
        .map((row) => ({ ...rowOf(row), standing: row.standing })),
      invitees: rows((row) => isGuest(row.standing) && row.state !== 'present'),
      heads: activity.heads?.count ?? null,
    },
  }
}

const rowOf = ({ memberId, name, group }: Registered) => ({ memberId, name, group })
const isOutside = (standing: Standing) => standing !== 'due' && !isGuest(standing)

async function marksOf({ documents }: Platform, activityId: string): Promise<Marks> {
  const [arrivals, leaves] = await Promise.all([
    arrivalsOf(documents, activityId),
    leavesOf(documents, activityId),
  ])
  return { arrivals, leaves }
}

/** Of codes sent late that nobody has answered, those of people who do not stand on the register. */
function waitingOf(codes: readonly LateCode[], arrived: readonly ArrivalDoc[]): Shown['waiting'] {
  const known = new Set(arrived.map((one) => one.memberId))
  return codes
    .filter((one) => !known.has(one.memberId))
    .map(({ memberId, name, scannedAt }) => ({ memberId, name, group: null, scannedAt }))
}

/** One arrival as the board shows it: no title, no telephone (C2.3d). */
export const arrivalCard = ({ memberId, name, standing, at, late, method, note }: ArrivalDoc) => ({
  memberId,
  name,
  standing,
  at,
  late,
  method,
  ...(note ? { note } : {}),
})
