import { router } from '../router'
import { type ApiTable, asyncCalls } from './define'

/** The five routes; the rules are the router's. */
export function routesApi(): ApiTable {
  return asyncCalls({
    navigateTo: router.navigateTo,
    redirectTo: router.redirectTo,
    reLaunch: router.reLaunch,
    switchTab: router.switchTab,
    navigateBack: router.navigateBack,
  })
}
