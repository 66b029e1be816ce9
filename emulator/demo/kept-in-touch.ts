import { addMonths, instantOf, monthOf } from '../../cloudfunctions/core/domain/calendar'
import { isContacted } from '../../cloudfunctions/core/domain/contact'
import { contactIdOf } from '../../cloudfunctions/core/domain/identity'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { contacts } from '../../cloudfunctions/core/store/contacts'
import type { Member } from '../../cloudfunctions/core/store/members'

/** Months before the running one in which everybody was reached. */
const MONTHS = 6
const NOTES = ['工作平稳，已转达本月主题', '正在实习，一切都好', '身体好，问候支部同志']

/** Who lives elsewhere was called by the liaison every month so far (C2.3h). */
export async function writeContacts(
  documents: Documents,
  people: readonly Member[],
  now: number,
): Promise<void> {
  const away = people.filter((one) => isContacted(one) && one.liaisonId !== null)
  const all = away.flatMap((person, i) =>
    Array.from({ length: MONTHS }, (_, back) => {
      const month = addMonths(monthOf(now), -1 - back)
      return {
        _id: contactIdOf(person._id, `demo-${month}`),
        branchId: person.branchId,
        memberId: person._id,
        month,
        on: `${month}-22`,
        channel: (i + back) % 2 === 0 ? 'phone' : 'wechat',
        reached: true,
        note: NOTES[(i + back) % NOTES.length] ?? '',
        by: person.liaisonId,
        at: instantOf(`${month}-22`, '10:00'),
      }
    }),
  )
  await Promise.all(all.map((one) => documents.put(contacts.name, one)))
}
