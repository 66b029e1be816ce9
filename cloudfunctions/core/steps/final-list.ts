import { isDeepStrictEqual } from 'node:util'
import type { MemberId, OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { dueList, type OnList } from '../domain/due-list'
import { firstOpens, lastEnds } from '../domain/phase'
import { tellingSubject } from '../domain/telling'
import type { Platform } from '../platform/ports'
import { type Activity, activityOf } from '../store/activities'
import { freeze, markTold, renewList } from '../store/activity-writes'
import { everInBranches, type Member, membersByIds } from '../store/members'
import { concerned, dropGone, oweNewcomers, oweStanding } from './owe'
import { afresh } from './write-in-order'

/** Branches asked for at once, so that the answer never meets its bound. */
const BRANCHES_AT_ONCE = 10

/** Everybody who ever belonged to one of these branches, by branch. */
export async function peopleOf(
  { documents }: Platform,
  branchIds: readonly OrgId[],
): Promise<Map<OrgId, Member[]>> {
  const chunks: OrgId[][] = []
  for (let i = 0; i < branchIds.length; i += BRANCHES_AT_ONCE) {
    chunks.push(branchIds.slice(i, i + BRANCHES_AT_ONCE))
  }
  const people = (await Promise.all(chunks.map((chunk) => everInBranches(documents, chunk)))).flat()
  return new Map(
    branchIds.map((id) => [id, people.filter((person) => person.branchIds.includes(id))]),
  )
}

type Listing = Pick<Activity, 'branchId' | 'startsAt' | 'invited' | 'visiting'>

/** The list of an activity among these people (C2.3c). */
export const listAmong = (
  people: readonly Member[],
  { branchId, startsAt, invited, visiting }: Listing,
): OnList[] => dueList(people, { branchId, day: dayOf(startsAt), invited, visiting })

/** The lists of some activities from the dated roster: the branch, the invited, the visitors (C2.3c, T6). */
export async function listsOf(
  platform: Platform,
  activities: readonly Listing[],
): Promise<OnList[][]> {
  const [people, visitors] = await Promise.all([
    peopleOf(
      platform,
      activities.map((one) => one.branchId),
    ),
    membersByIds(
      platform.documents,
      activities.flatMap((one) => one.visiting),
    ),
  ])
  return activities.map((one) => {
    const own = people.get(one.branchId) ?? []
    const known = new Set(own.map((person) => person._id))
    return listAmong([...own, ...visitors.filter((person) => !known.has(person._id))], one)
  })
}

/**
 * The activity with its due list final, once the register is open (C2.3c). Whoever needs the list first makes it
 * final from the roster of that moment: the board, the timer, the recorder. Who came onto it after the notice is told
 * now (C2.2c).
 */
export async function withFinalList(platform: Platform, read: Activity): Promise<Activity> {
  let activity = read
  return afresh(async () => {
    const final = await frozen(platform, activity)
    if (!final) activity = (await activityOf(platform.documents, activity._id)) ?? activity
    return final
  })
}

/** Null when somebody changed the day, or made its list final, meanwhile. */
async function frozen(platform: Platform, activity: Activity): Promise<Activity | null> {
  const { documents, now } = platform
  if (activity.frozenAt !== null || activity.cancelled || now < firstOpens(activity)) {
    return activity
  }
  const [roster = []] = await listsOf(platform, [activity])
  const newcomers = now < lastEnds(activity) && cameAnew(activity.roster, roster).length > 0
  const untold = newcomers ? tellingSubject(activity) : activity.untold
  if (!(await freeze(documents, activity, { roster, frozenAt: now, untold }))) return null
  const final = { ...activity, roster, frozenAt: now, untold }
  // once it is over there is nothing left to announce
  if (newcomers) await tellNewcomers(platform, activity, final)
  return final
}

/**
 * Brings the list of a day to come up to the roster of today: who joined the branch since can ask for leave and is told
 * (C2.2c), who left it is not waited for.
 */
export async function renew(platform: Platform, activity: Activity): Promise<void> {
  const [roster = []] = await listsOf(platform, [activity])
  if (isDeepStrictEqual(roster, activity.roster)) return
  const untold = tellingSubject(activity)
  if (await renewList(platform.documents, activity, roster, untold)) {
    await dropGone(platform, { ...activity, roster })
    await tellNewcomers(platform, activity, { ...activity, roster })
  }
}

/** Who of a list was not on the one before. */
export const cameAnew = (before: Activity['roster'], after: Activity['roster']): MemberId[] => {
  const told = new Set(concerned({ roster: before }))
  return concerned({ roster: after }).filter((memberId) => !told.has(memberId))
}

/** Owes the notice to who came onto the list, and notes that this is done (C2.2c). */
export async function tellNewcomers(
  platform: Platform,
  before: Activity,
  after: Activity,
): Promise<void> {
  // a telling that broke off before is completed with it
  if (before.untold) return oweStanding(platform, after)
  await oweNewcomers(platform, after, cameAnew(before.roster, after.roster))
  await markTold(platform.documents, after._id, tellingSubject(after))
}
