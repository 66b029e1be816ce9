import type { Action } from '../../core/platform/serve'
import { amendOrg } from '../../core/steps/amend-org'
import { foundOrg } from '../../core/steps/found-org'
import { reshapeBranches } from '../../core/steps/reshape-branches'

/** Changes the organisation from a day on; what is past stays as it was (T6, domain §3, §7 #19). */
export const orgChange: Action<'org.change'> = async ({ change }, platform, caller) => {
  switch (change.what) {
    case 'create-unit':
    case 'create-branch':
      return foundOrg(change, platform, caller)
    case 'rename':
    case 'retype':
    case 'dissolve':
      return amendOrg(change, platform, caller)
    case 'merge':
    case 'split':
      return reshapeBranches(change, platform, caller)
  }
}
