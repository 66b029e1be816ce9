import type { SealKeys } from '../cloudfunctions/core/domain/seal'

/** The functions' secrets, where the operator has them at hand; null where not. */
export function secretsOf({
  LEDGER_SECRET: running,
  LEDGER_SECRET_BEFORE: before = '',
}: NodeJS.ProcessEnv): SealKeys | null {
  return running ? [running, ...before.split(',').filter(Boolean)] : null
}
