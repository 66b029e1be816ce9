import type { OrgChange } from '../contract'
import { orgName } from '../domain/activity-card'
import { dayOf } from '../domain/calendar'
import { ledBy, officesOn } from '../domain/offices-held'
import { decideKind, decideName } from '../domain/organisation'
import { decideEnd } from '../domain/reshape'
import type { Caller, Documents, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { everInBranch } from '../store/members'
import {
  branchesOfUnit,
  isAsRead,
  type Org,
  orgOf,
  orgsOfLevel,
  patchOrg,
  type School,
  type Unit,
} from '../store/orgs'
import { neverClosed } from '../store/past-days'
import { endOffice, officesIn } from '../store/roles'
import { daysAllow } from './days-ahead'
import { orgsToChange } from './orgs-to-change'
import { afresh, type Write, writeInOrder } from './write-in-order'

type Amendment = Extract<OrgChange, { what: 'rename' | 'retype' | 'dissolve' }>
type Amended = Exclude<Org, School>
type Answer = Decision<{ orgs: ReturnType<typeof orgName>[] }>

/**
 * Renames, retypes or ends one organisation; its identity and everything past stay (C0.1, domain §3).
 * @returns refusals: those of {@link orgsToChange}, `org-ended`, `org-name-taken`, `org-has-members`, `days-ahead`,
 * `records-open`, `date-in-future`, `date-out-of-range`
 */
export const amendOrg = (change: Amendment, platform: Platform, caller: Caller): Promise<Answer> =>
  afresh(async () => {
    const found = await orgsToChange([change.orgId], platform, caller)
    if (!found.ok) return found
    const [org] = found.value
    // the school's own name is the operator's (`school set`)
    if (!org || org.level === 'school') return refuse('org-unknown', ['orgId'])
    if (change.what === 'dissolve') return dissolve(org, change, platform)
    const today = dayOf(platform.now)
    if (org.validTo !== null && org.validTo < today) return refuse('org-ended', ['orgId'])
    const facts = { today, on: change.on }
    if (change.what === 'retype') {
      if (org.level !== 'unit') return refuse('org-unknown', ['orgId'])
      return patched(org, decideKind(org, { ...facts, kind: change.kind }), platform)
    }
    const beside = await besides(org, platform.documents)
    return patched(org, decideName(org, beside, { ...facts, name: change.name }), platform)
  })

const besides = (org: Amended, documents: Documents): Promise<Org[]> =>
  org.level === 'branch' ? branchesOfUnit(documents, org.parentId) : orgsOfLevel(documents, 'unit')

async function patched(
  org: Amended,
  decision: Decision<Partial<Omit<Unit, 'level'>> | null>,
  { documents }: Platform,
  more: readonly Write[] = [],
): Promise<Answer | null> {
  if (!decision.ok) return decision
  const fields = decision.value
  if (fields === null) return yes({ orgs: [orgName(org)] })
  const own: Write = {
    ops: 2,
    holds: (tx) => isAsRead(tx, org),
    run: (tx) => patchOrg(tx, org, fields),
  }
  const written = await writeInOrder(documents, [own, ...more])
  return written ? yes({ orgs: [orgName({ ...org, ...fields })] }) : null
}

/** What belongs to an organisation changes; whoever decided by it meanwhile notices. */
const counting = (org: Org): Write => ({
  ops: 2,
  holds: (tx) => isAsRead(tx, org),
  run: (tx) => patchOrg(tx, org, {}),
})

async function dissolve(
  org: Amended,
  { on }: { on: string },
  platform: Platform,
): Promise<Answer | null> {
  const { documents, now } = platform
  const today = dayOf(now)
  // read before what is decided on, so that a day posted since is noticed
  const unit = org.level === 'branch' ? await orgOf(documents, org.parentId) : null
  const [people, branches, offices, days, open] = await Promise.all([
    org.level === 'branch' ? everInBranch(documents, org._id) : [],
    org.level === 'unit' ? branchesOfUnit(documents, org._id) : [],
    officesIn(documents, org._id),
    org.level === 'branch'
      ? daysAllow(documents, [org._id], { on, now, field: 'orgId' })
      : yes(null),
    org.level === 'branch' ? neverClosed(documents, [org._id], now) : [],
  ])
  if (!days.ok) return days
  // who is still in charge closes what was held; with nobody left it falls to the unit (domain §7 #8)
  const isLed = ledBy(officesOn(offices, today)).length > 0
  if (open.length > 0 && isLed) return refuse('records-open', ['orgId'])
  if (branches.some((one) => one.validTo === null)) return refuse('org-has-branches')
  if (branches.some((one) => one.validTo !== null && one.validTo >= on)) {
    return refuse('date-out-of-range', ['on'])
  }
  const decision = decideEnd(org, people, { on, today })
  const lastDay = decision.ok ? decision.value?.validTo : null
  const ending = offices.filter((one) => lastDay && (one.to === null || one.to > lastDay))
  return patched(org, decision, platform, [
    ...(unit ? [counting(unit)] : []),
    ...ending.map((one): Write => ({ ops: 1, run: (tx) => endOffice(tx, one._id, lastDay ?? on) })),
  ])
}
