import type { MemberId, Parsed } from '../contract'
import { dayOf } from '../domain/calendar'
import { livesOn } from '../domain/organisation'
import { countsFor } from '../domain/posting'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { everInBranch, type Member, membersByIds } from '../store/members'
import { type Branch, branchOf, orgsByIds } from '../store/orgs'
import { type Settings, settingsOf } from '../store/settings'
import { leadersOf } from './leaders'
import { missedMonths } from './missed-months'
import { type MonthFacts, monthFacts } from './month-facts'
import { officersAbove } from './officers-above'

export type PostingFacts = {
  branch: Branch
  /** Everybody who ever belonged to the branch, and the visitors. */
  people: Member[]
  leaders: MemberId[]
  officers: MemberId[]
  missed: string[]
  settings: Settings
  month: MonthFacts
}

/**
 * What a posting is decided on, in two stages whose number of questions does not depend on the branch.
 * @returns refusals: `not-allowed` for a branch that is none, `org-ended` for one that was
 * reshaped meanwhile, `org-unknown` and `org-ended` for those asked to join
 */
export async function postingFacts(
  platform: Platform,
  input: Parsed<'activity.post'>,
): Promise<Decision<PostingFacts>> {
  const { documents, now } = platform
  const { branchId, visiting = [], partners = [] } = input
  const [branch, own, settings, { leaders }, asked] = await Promise.all([
    branchOf(documents, branchId),
    everInBranch(documents, branchId),
    settingsOf(documents),
    leadersOf(platform, branchId),
    orgsByIds(documents, partners),
  ])
  if (!branch) return refuse('not-allowed')
  const today = dayOf(now)
  if (!livesOn(branch, today)) return refuse('org-ended', ['branchId'])
  for (const id of partners) {
    const org = asked.get(id)
    if (org?.level !== 'branch' || id === branchId) return refuse('org-unknown', ['partners'])
    if (!livesOn(org, today)) return refuse('org-ended', ['partners'])
  }
  const [month, officers, visitors, missed] = await Promise.all([
    monthFacts(platform, {
      branchIds: [branchId],
      unitId: branch.parentId,
      month: countsFor(input),
    }),
    visiting.length > 0 ? officersAbove(platform, branch.parentId) : [],
    membersByIds(documents, visiting),
    input.makesUpFor ? missedMonths(platform, branch, now) : [],
  ])
  const known = new Set(own.map((person) => person._id))
  const people = [...own, ...visitors.filter((person) => !known.has(person._id))]
  return yes({ branch, people, leaders, officers, missed, settings, month })
}
