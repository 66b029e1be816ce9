import { dayOf } from '../../core/domain/calendar'
import { placeOf } from '../../core/domain/identity'
import { decideOfficeEnd } from '../../core/domain/office'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onOffice } from '../../core/steps/on-office'
import { endOffice, officeOf } from '../../core/store/roles'

/** Ends an office with the midnight after its last day; who may give it may end it (domain §7 #19). */
export const officeEnd: Action<'office.end'> = async ({ officeId, to }, platform, caller) => {
  const found = await onOffice('office.end', placeOf(officeId), platform, caller)
  if (!found.ok) return found
  return platform.documents.transact(async (tx) => {
    const office = await officeOf(tx, officeId)
    if (!office) return refuse('office-unknown', ['officeId'])
    const decision = decideOfficeEnd(office, to, dayOf(platform.now))
    if (!decision.ok) return decision
    if (decision.value !== null) await endOffice(tx, officeId, decision.value)
    return yes({ officeId })
  })
}
