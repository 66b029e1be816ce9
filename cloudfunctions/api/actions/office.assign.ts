import type { Action } from '../../core/platform/serve'
import { giveOffice } from '../../core/steps/hold-office'
import { onOffice } from '../../core/steps/on-office'
import { afresh } from '../../core/steps/write-in-order'

/** Gives an office from a day on; permissions begin and end with it (domain §3). The same said twice gives one. */
export const officeAssign: Action<'office.assign'> = async (input, platform, caller) =>
  afresh(async () => {
    const found = await onOffice('office.assign', input, platform, caller)
    return found.ok ? giveOffice(platform, found.value, input) : found
  })
