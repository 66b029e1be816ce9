import { CARE_KINDS } from '../../core/contract'
import { yearOf } from '../../core/domain/calendar'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { countCare } from '../../core/store/care'

/** A unit's year of care in numbers, all branches together: no branch, no person (C3.5a). */
export const careCounts: Action<'care.counts'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { unitId, year = yearOf(now) } = input
  const allowed = allow('care.counts', await personBehind(platform, caller), { unitId })
  if (!allowed.ok) return allowed
  const counts = await Promise.all(
    CARE_KINDS.map(async (kind) => ({
      kind,
      count: await countCare(documents, { unitId, kind, year }),
    })),
  )
  return yes({ year, counts })
}
