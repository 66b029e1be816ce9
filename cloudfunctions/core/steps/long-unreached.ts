import type { Output } from '../contract'
import { orgName } from '../domain/activity-card'
import { monthOf } from '../domain/calendar'
import { type ContactIntervals, isContacted } from '../domain/contact'
import { lookBackTo, monthsUnreached, TOLD_UNIT } from '../domain/unreached'
import type { Platform } from '../platform/ports'
import { contactsWith } from '../store/contacts'
import { livingElsewhereIn } from '../store/members-away'
import type { Branch } from '../store/orgs'

/** Members of some branches who live elsewhere and were not reached for half a year (C2.3i). Two stages. */
export async function longUnreached(
  { documents, now }: Platform,
  branches: readonly Branch[],
  intervals: ContactIntervals,
): Promise<Output<'unit.show'>['unreached']> {
  const names = new Map(branches.map((one) => [one._id, orgName(one)]))
  const away = (await livingElsewhereIn(documents, [...names.keys()])).filter(isContacted)
  const month = monthOf(now)
  const contacts = await contactsWith(
    documents,
    away.map((one) => one._id),
    { from: lookBackTo(month), to: month },
  )
  return away.flatMap((person) => {
    const months = monthsUnreached(person, month, contacts, intervals)
    const branch = names.get(person.branchId)
    return branch && months >= TOLD_UNIT
      ? [{ memberId: person._id, name: person.name, branch, months }]
      : []
  })
}
