import type { Platform } from '../core/platform/ports'
import { declareStrays } from '../core/steps/declare-strays'
import { eachSafely } from '../core/steps/in-turn'
import { toRecheck } from '../core/store/past-days'

/** Records in one run; the rest waits five minutes. */
const AT_MOST = 100

/** Looks once more at records closed while codes could be scanned, however late the run comes. @returns how many */
export async function recheckSealed(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const sealed = await toRecheck(documents, now, AT_MOST)
  // each holds a transaction: one after the other
  return eachSafely(platform, sealed, (activity) => declareStrays(platform, activity), 1)
}
