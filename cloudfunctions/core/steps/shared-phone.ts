import type { MemberId } from '../contract'
import { personOfPhone } from '../domain/binding'
import { dayOf } from '../domain/calendar'
import type { Platform } from '../platform/ports'
import { membersByPhone } from '../store/members'

/** Whether somebody else of today's roster has this telephone too, so that it cannot say who binds (platform §3.4). */
export async function isShared(
  { documents, now }: Platform,
  phone: string,
  memberId: MemberId,
): Promise<boolean> {
  if (phone === '') return false
  const others = (await membersByPhone(documents, phone)).filter((one) => one._id !== memberId)
  const found = personOfPhone(others, dayOf(now))
  return found.ok || found.code === 'phone-ambiguous'
}
