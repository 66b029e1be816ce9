import { addMonths, monthOf } from '../domain/calendar'
import { isContacted } from '../domain/contact'
import { whereaboutsOf } from '../domain/person-away'
import { elsewhereSince } from '../domain/unreached'
import type { LogRow, RegisterRow } from '../domain/workbook-contacts'
import type { Platform } from '../platform/ports'
import { contactsWith } from '../store/contacts'
import { everInBranch, membersByIds, membersOfBranch } from '../store/members'

/** How far back the last contact is looked for. */
const MONTHS_BACK = 12

/** Rows of the register of members who live elsewhere today (C2.3g). Two questions. */
export async function awayRows(
  { documents, now }: Platform,
  branchId: string,
): Promise<RegisterRow[]> {
  const people = await membersOfBranch(documents, branchId)
  const away = people.filter(isContacted)
  const contacts = await contactsWith(
    documents,
    away.map((one) => one._id),
    { from: addMonths(monthOf(now), -MONTHS_BACK), to: monthOf(now) },
  )
  const reachedOn = (memberId: string) =>
    contacts
      .filter((one) => one.memberId === memberId && one.reached)
      .map((one) => one.on)
      .sort()
      .at(-1) ?? null
  return away.map((one) => ({
    name: one.name,
    schoolNo: one.schoolNo,
    mobility: one.mobility,
    since: elsewhereSince(one),
    ...whereaboutsOf(one),
    phone: one.phone,
    liaison: people.find((other) => other._id === one.liaisonId)?.name ?? null,
    reachedOn: reachedOn(one._id),
  }))
}

/** Rows of the contact log of some months, oldest first; what another branch noted stays there (C2.3h). Three questions. */
export async function contactRows(
  { documents }: Platform,
  branchId: string,
  span: { from: string; to: string },
): Promise<LogRow[]> {
  const ever = await everInBranch(documents, branchId)
  const logged = await contactsWith(
    documents,
    ever
      .filter((one) => one.mobilities.some(({ mobility }) => mobility !== 'none'))
      .map((one) => one._id),
    span,
  )
  const own = logged
    .filter((one) => one.branchId === branchId)
    .sort((a, b) => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1))
  const known = new Map(ever.map((one) => [one._id, one.name]))
  const others = own.map((one) => one.by).filter((id) => !known.has(id))
  for (const one of await membersByIds(documents, others)) known.set(one._id, one.name)
  return own.map(({ on, memberId, by, channel, reached, note, answer }) => ({
    on,
    member: known.get(memberId) ?? '',
    by: known.get(by) ?? '',
    channel,
    reached,
    note,
    answer,
  }))
}
