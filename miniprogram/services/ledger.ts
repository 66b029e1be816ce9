import type { Input } from '../../typings/contract'
import { call } from './call'
import { download } from './transport'

export const showLedger = (input: Input<'ledger.show'>) => call('ledger.show', input)

/**
 * The year's ledger as a workbook on the phone. Sharing it needs a tap of its own, since a download does not
 * carry the tap on (platform §6).
 */
export async function fetchLedgerFile(input: Input<'forms.ledger'>) {
  const made = await call('forms.ledger', input)
  if (!made.ok) return made
  const file = await download(made.data.url)
  if (!file.ok) return file
  return { ok: true as const, data: { path: file.data, name: made.data.fileName } }
}
