import type { Day, Role } from '../../cloudfunctions/core/contract'
import { dayOf } from '../../cloudfunctions/core/domain/calendar'
import { memberIdOf, schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import { decideOfficeEnd } from '../../cloudfunctions/core/domain/office'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { closeOffice, giveOffice, officeWanted } from '../../cloudfunctions/core/steps/hold-office'
import { afresh } from '../../cloudfunctions/core/steps/write-in-order'
import { type Org, orgOf } from '../../cloudfunctions/core/store/orgs'
import { officesIn } from '../../cloudfunctions/core/store/roles'
import { OperatorError } from '../operator-error'
import { refused } from './refusal'

type About = { schoolNo: string; role: Role; now: number; write: boolean }

/**
 * Gives an office of the school by the rule of every other office (`domain/office`); the same said twice gives one.
 * @returns whether it is new
 * @throws OperatorError when the rule says no, or there is no school yet
 */
export const giveSchoolOffice = (
  documents: Documents,
  { schoolNo, role, from, now, write }: About & { from: Day },
): Promise<boolean> =>
  afresh(async () => {
    const school = await theSchool(documents)
    const wanted = { memberId: memberIdOf(schoolNo), role, from }
    const decision = await officeWanted({ documents, now }, school, wanted)
    if (!decision.ok) throw refused(decision)
    if (decision.value === null || !write) return decision.value !== null
    const given = await giveOffice({ documents, now }, school, wanted)
    if (given?.ok === false) throw refused(given)
    return given && true
  })

/**
 * Ends the office that the person holds, or held last.
 * @param about.to its last day
 * @returns whether anything changes
 * @throws OperatorError when the person never held it, or the rule says no
 */
export async function endSchoolOffice(
  documents: Documents,
  { schoolNo, role, to, now, write }: About & { to: Day },
): Promise<boolean> {
  const school = await theSchool(documents)
  const memberId = memberIdOf(schoolNo)
  const held = (await officesIn(documents, school._id))
    .filter((one) => one.memberId === memberId && one.role === role)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const office = held.find((one) => one.to === null) ?? held.at(-1)
  if (!office) throw new OperatorError('这位同志没有担任这个职务。没有写入任何内容。')
  const decision = decideOfficeEnd(office, to, dayOf(now))
  if (!decision.ok) throw refused(decision)
  if (decision.value === null || !write) return decision.value !== null
  const closed = await closeOffice({ documents, now }, office._id, to)
  if (!closed.ok) throw refused(closed)
  return true
}

async function theSchool(documents: Documents): Promise<Org> {
  const school = await orgOf(documents, schoolIdOf())
  if (!school) throw new OperatorError('还没有学校党委，请先运行 school set。')
  return school
}
