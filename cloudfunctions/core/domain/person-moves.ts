import type { BranchKind, Day, OrgId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { addDays } from './calendar'
import { endedBefore, endedOnEveOf, everHeld, overlaps } from './dated'
import { livesElsewhere } from './due-list'
import type { Relation } from './membership'
import { withoutWhereabouts } from './person-away'
import type { Changing, PersonFields } from './person-stage'

/** A branch somebody goes to. */
export type Target = { _id: OrgId; kind: BranchKind; validFrom: Day; validTo: Day | null }

type Transfer = { toBranchId: OrgId | null; on: Day }

/** Whether a transfer was made already, which a repeated call finds. */
export function isTransferred(
  { relations }: Pick<Changing, 'relations'>,
  branchId: OrgId,
  { toBranchId, on }: Transfer,
): boolean {
  const regular = relations.filter((one) => !one.temporary)
  const left = regular.some((one) => one.branchId === branchId && endedOnEveOf(one, on))
  const last = regular.at(-1)
  return toBranchId === null
    ? left && last?.branchId === branchId
    : left && last?.branchId === toBranchId && last.from === on
}

/**
 * The letter is issued: listed still, due no more, until another branch accepts (domain §7 #7).
 * @returns refusals: `date-out-of-range` when one was issued on another day, or while one taken back since was out
 */
export function decideLetter(
  { relations }: Changing,
  home: Relation,
  on: Day,
): Decision<PersonFields> {
  if (home.letterOn === on) return yes({})
  const last = home.lettersBack?.at(-1)
  if (home.letterOn !== null || (last && on <= last.to)) return refuse('date-out-of-range', ['on'])
  return yes({ relations: relations.map((one) => (one === home ? { ...one, letterOn: on } : one)) })
}

/**
 * A letter issued by mistake is taken back while nobody has accepted; the person is due again from that day on, and in
 * transfer before it as the lists of those days say (domain §7 #7, T6).
 * @returns refusals: `date-out-of-range` before it was issued
 */
export function takeBack({ relations }: Changing, home: Relation, on: Day): Decision<PersonFields> {
  const { letterOn, lettersBack = [] } = home
  if (letterOn === null) return yes({})
  if (on < letterOn) return refuse('date-out-of-range', ['on'])
  const out = { from: letterOn, to: addDays(on, -1) }
  const back = { ...home, letterOn: null, lettersBack: [...lettersBack, out].filter(everHeld) }
  return yes({ relations: relations.map((one) => (one === home ? back : one)) })
}

/**
 * The relation goes to another branch, or leaves the school: it ends the day before. Whoever kept in touch did so for
 * the old branch, until now (domain §7 #7).
 * @returns refusals: `transfer-same-branch`, `letter-missing`, `org-unknown`, `org-ended`, `date-out-of-range`
 */
export function decideTransfer(
  person: Changing,
  home: Relation,
  {
    toBranchId,
    on,
    target,
    today,
    order,
  }: Transfer & {
    target: Target | null
    today: Day
    order: number
  },
): Decision<PersonFields> {
  if (toBranchId === home.branchId) return refuse('transfer-same-branch', ['toBranchId'])
  if (home.letterOn === null) return refuse('letter-missing')
  if (on < home.letterOn || on <= home.from) return refuse('date-out-of-range', ['on'])
  const closed = person.relations.map((one) =>
    one === home ? { ...one, to: addDays(on, -1) } : one,
  )
  const away = { group: null, liaisonId: null }
  if (toBranchId === null) return yes({ ...away, ...leaving(person, closed, on) })
  const place = decideTarget(target, { on, today, temporary: false })
  if (!place.ok) return place
  const next = { branchId: toBranchId, from: on, to: null, letterOn: null, temporary: false }
  return yes({
    ...away,
    branchId: toBranchId,
    branchIds: [...new Set([...person.branchIds, toBranchId])],
    relations: [...closed, next],
    order,
  })
}

/** Nothing of the school's goes on for who left it: no stay elsewhere, no contact each month. */
function leaving(person: Changing, closed: readonly Relation[], on: Day): PersonFields {
  const stays = closed.filter((one) => one.temporary)
  const relations = closed.map((one) => (stays.includes(one) ? only(endedBefore([one], on)) : one))
  if (!livesElsewhere(person.mobility)) return { relations }
  const last = person.mobilities.at(-1)?.from ?? on
  const from = last > on ? last : on
  return {
    relations,
    mobility: 'none',
    mobilities: [...withoutWhereabouts(person), { mobility: 'none', from }],
  }
}

const only = (relations: readonly Relation[]): Relation => {
  const [one] = relations
  if (!one) throw new Error('one relation became none')
  return one
}

/**
 * A stay in a temporary branch beside the own one, for practice or a project. Said again with a last day, it ends then.
 * @returns refusals: `org-unknown`, `org-ended`, `date-out-of-range`, `period-overlaps`
 */
export function decideStay(
  person: Changing,
  { target, today, on, to }: { target: Target | null; today: Day; on: Day; to: Day | null },
): Decision<PersonFields> {
  if (!target) return refuse('org-unknown')
  const branchId = target._id
  if (to !== null && to < on) return refuse('date-out-of-range', ['to'])
  const stay: Relation = { branchId, from: on, to, letterOn: null, temporary: true }
  const stays = person.relations.filter((one) => one.temporary)
  const same = stays.find((one) => one.branchId === branchId && one.from === on)
  if (same?.to === to) return yes({})
  // it ends wherever it went, also when its branch was merged into one that is not temporary
  if (same && to !== null && (same.to === null || same.to >= today)) {
    return yes({ relations: person.relations.map((one) => (one === same ? stay : one)) })
  }
  const place = decideTarget(target, { on, today, temporary: true })
  if (!place.ok) return place
  if (stays.some((one) => overlaps(one, stay))) return refuse('period-overlaps', ['on'])
  return yes({
    relations: [...person.relations, stay],
    branchIds: [...new Set([...person.branchIds, branchId])],
  })
}

/** Stays lead to temporary branches, transfers to all others. */
function decideTarget(
  target: Target | null,
  { on, today, temporary }: { on: Day; today: Day; temporary: boolean },
): Decision<Target> {
  if (!target || (target.kind === 'temporary') !== temporary) return refuse('org-unknown')
  if (target.validTo !== null && target.validTo < today) return refuse('org-ended')
  return on < target.validFrom ? refuse('date-out-of-range', ['on']) : yes(target)
}
