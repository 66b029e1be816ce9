import type { Day } from '../../cloudfunctions/core/contract'
import { dayOf } from '../../cloudfunctions/core/domain/calendar'
import { decideDay } from '../../cloudfunctions/core/domain/dated'
import { schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import { decideName } from '../../cloudfunctions/core/domain/organisation'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { newLife } from '../../cloudfunctions/core/steps/found-org'
import { afresh, writeInOrder } from '../../cloudfunctions/core/steps/write-in-order'
import { isAsRead, type Org, orgOf, patchOrg, putOrg } from '../../cloudfunctions/core/store/orgs'
import { refused } from './refusal'

export type SchoolSet = {
  done: 'founded' | 'renamed' | 'same'
  /** Its name before, when it was renamed. */
  before: string | null
  validFrom: Day
}

/**
 * Founds the school's committee, the one organisation above the units, or gives it another name; what is past keeps the
 * name it had (T6). The same said twice changes nothing.
 * @param facts.on first day of the committee, or of its new name
 * @throws OperatorError when the day is in the future or before what it follows
 */
export const setSchool = (
  documents: Documents,
  facts: { name: string; on: Day; now: number; write: boolean },
): Promise<SchoolSet> =>
  afresh(async () => {
    const { name, on, now, write } = facts
    const today = dayOf(now)
    const stored = await orgOf(documents, schoolIdOf())
    if (!stored) {
      const day = decideDay(on, today, null)
      if (!day.ok) throw refused(day)
      if (write) await found(documents, { name, on, now })
      return { done: 'founded', before: null, validFrom: on }
    }
    const decision = decideName(stored, [], { name, on, today })
    if (!decision.ok) throw refused(decision)
    const { validFrom } = stored
    if (decision.value === null) return { done: 'same', before: null, validFrom }
    if (write && !(await rename(documents, stored, decision.value))) return null
    return { done: 'renamed', before: stored.name, validFrom }
  })

const found = (documents: Documents, { name, on, now }: { name: string; on: Day; now: number }) => {
  const life = newLife({ name, on, now, predecessors: [] })
  return documents.transact((tx) =>
    putOrg(tx, { _id: schoolIdOf(), level: 'school', parentId: null, ...life }),
  )
}

const rename = (documents: Documents, school: Org, fields: Pick<Org, 'name' | 'names'>) =>
  writeInOrder(documents, [
    { ops: 2, holds: (tx) => isAsRead(tx, school), run: (tx) => patchOrg(tx, school, fields) },
  ])
