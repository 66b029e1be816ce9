import { orgName, personCard } from '../../core/domain/activity-card'
import { DAY, dayOf, instantOf, monthOf } from '../../core/domain/calendar'
import { isInvitable, isMember, livesElsewhere, standingOn } from '../../core/domain/due-list'
import { ledBy } from '../../core/domain/roles-table'
import { slotOn, suggestSlot } from '../../core/domain/slot'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { leadersOf } from '../../core/steps/leaders'
import { allow, personBehind } from '../../core/steps/person'
import { activitiesBetween } from '../../core/store/activities'
import { membersByIds, membersOfBranch } from '../../core/store/members'
import { orgsByIds } from '../../core/store/orgs'
import { settingsOf } from '../../core/store/settings'

/** What the posting page opens with: the usual slot, the people, the rule of the lead (C2.1a, C2.2c). */
export const activityDraft: Action<'activity.draft'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const leads = ledBy(me?.offices ?? [])
  const branchId = input.branchId ?? leads[0]
  const allowed = allow('activity.draft', me, branchId ? { branchId } : {})
  if (!allowed.ok) return allowed
  const monthStart = instantOf(`${monthOf(now)}-01`, '00:00')
  const [orgs, people, settings, { leaders }, recent] = await Promise.all([
    orgsByIds(documents, leads),
    membersOfBranch(documents, branchId ?? ''),
    settingsOf(documents),
    leadersOf(platform, branchId ?? ''),
    activitiesBetween(documents, [branchId ?? ''], { from: monthStart, to: monthStart + 31 * DAY }),
  ])
  const branch = orgs.get(branchId ?? '')
  if (branch?.level !== 'branch') return refuse('not-allowed')
  const taken = recent.some((one) => one.month === monthOf(now) && !one.cancelled)
  const suggestion = suggestSlot({
    slot: slotOn(branch, dayOf(now)),
    now,
    required: settings.leadDays,
    wanted: input.month,
    taken,
  })
  const own = new Set(people.map((person) => person._id))
  const outside = await membersByIds(
    documents,
    leaders.filter((id) => !own.has(id)),
  )
  return yes({
    now,
    branch: orgName(branch),
    branches: leads.flatMap((id) => orgs.get(id) ?? []).map(orgName),
    month: monthOf(suggestion.startsAt),
    suggestion,
    leadDays: settings.leadDays,
    prepared: null,
    planned: false,
    missed: [],
    partners: [],
    visitors: [],
    dueCount: people.filter(
      (person) => standingOn(person, branch._id, dayOf(suggestion.startsAt)) === 'due',
    ).length,
    invitable: people.filter((person) => isInvitable(person.stage)).map(personCard),
    members: [
      ...people.filter((one) => isMember(one.stage) && !livesElsewhere(one.mobility)),
      ...outside,
    ].map(personCard),
  })
}
