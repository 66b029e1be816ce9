import { placeOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { closeOffice } from '../../core/steps/hold-office'
import { onOffice } from '../../core/steps/on-office'

/** Ends an office with the midnight after its last day; who may give it may end it (domain §7 #19). */
export const officeEnd: Action<'office.end'> = async ({ officeId, to }, platform, caller) => {
  const found = await onOffice('office.end', placeOf(officeId), platform, caller)
  return found.ok ? closeOffice(platform, officeId, to) : found
}
