import { orgName } from '../../core/domain/activity-card'
import { addMonths, dayOf, monthOf, validOn, yearOf } from '../../core/domain/calendar'
import { standingOn } from '../../core/domain/due-list'
import { relationOn } from '../../core/domain/membership'
import { preparedFor } from '../../core/domain/month-card'
import { monthCounted } from '../../core/domain/obligation'
import { ledBy } from '../../core/domain/offices-held'
import { monthsWithoutRow } from '../../core/domain/plan'
import { slotOn, suggestSlot } from '../../core/domain/slot'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { branchYear, MADE_UP_WITHIN } from '../../core/steps/branch-year'
import { leadersOf } from '../../core/steps/leaders'
import { missedIn } from '../../core/steps/missed-months'
import { officersAbove } from '../../core/steps/officers-above'
import { peopleToAsk } from '../../core/steps/people-to-ask'
import { allow, personBehind } from '../../core/steps/person'
import { everInBranch } from '../../core/store/members'
import { branchesOfUnit, orgsByIds } from '../../core/store/orgs'
import { plansOfYears } from '../../core/store/plans'
import { settingsOf } from '../../core/store/settings'

/**
 * What the posting page opens with: what stands ready for the month, the usual slot, the people, the rule of the lead
 * (C2.0b, C2.1a, C2.2c).
 */
export const activityDraft: Action<'activity.draft'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const leads = ledBy(me?.offices ?? [])
  const branchId = input.branchId ?? leads[0]
  const allowed = allow('activity.draft', me, branchId ? { branchId } : {})
  if (!allowed.ok) return allowed
  const [orgs, ever, settings, { leaders }] = await Promise.all([
    orgsByIds(documents, leads),
    everInBranch(documents, branchId ?? ''),
    settingsOf(documents),
    leadersOf(platform, branchId ?? ''),
  ])
  const branch = orgs.get(branchId ?? '')
  if (branch?.level !== 'branch') return refuse('not-allowed')
  const [running, today] = [monthOf(now), dayOf(now)]
  // the month suggested is the one asked for or at the latest the one after
  const latest = addMonths(input.month && input.month > running ? input.month : running, 1)
  const year = yearOf(now)
  const [months, plans, around, officers] = await Promise.all([
    branchYear(platform, branch, { from: addMonths(running, -MADE_UP_WITHIN), to: latest }),
    // a day made up for counts for the year before, one put far ahead for the next
    plansOfYears(documents, branch._id, [year - 1, year, year + 1, Number(latest.slice(0, 4))]),
    branchesOfUnit(documents, branch.parentId),
    officersAbove(platform, branch.parentId),
  ])
  const suggestion = suggestSlot({
    slot: slotOn(branch, today),
    now,
    required: settings.leadDays,
    wanted: input.month,
    taken: months.days.some((one) => monthCounted(one) === running && !one.cancelled),
  })
  const month = monthOf(suggestion.startsAt)
  const rows = plans.find((one) => one.year === yearOf(suggestion.startsAt))?.rows ?? []
  // also those who stay here for a time (decision 0011)
  const people = ever.filter((person) => relationOn(person, branch._id, today))
  const toAsk = await peopleToAsk(platform, branch._id, { people, leaders, officers })
  return yes({
    now,
    branch: orgName(branch),
    branches: leads.flatMap((id) => orgs.get(id) ?? []).map(orgName),
    month,
    suggestion,
    leadDays: settings.leadDays,
    prepared: preparedFor(month, rows, months.superiorOf(month)),
    unplanned: plans.flatMap(monthsWithoutRow),
    missed: missedIn(months, now),
    partners: around
      .filter((one) => one._id !== branch._id)
      .filter((one) => validOn({ from: one.validFrom, to: one.validTo }, today))
      .map(orgName),
    dueCount: ever.filter(
      (person) => standingOn(person, branch._id, dayOf(suggestion.startsAt)) === 'due',
    ).length,
    ...toAsk,
  })
}
