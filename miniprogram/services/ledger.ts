import type { Input } from '../../typings/contract'
import { call } from './call'
import { fetchForm } from './form-file'

export const showLedger = (input: Input<'ledger.show'>) => call('ledger.show', input)

export const verifyLedger = (input: Input<'ledger.verify'>) => call('ledger.verify', input)

/** The year's ledger as a workbook on the phone. */
export const fetchLedgerFile = (input: Input<'forms.ledger'>) => fetchForm('forms.ledger', input)
