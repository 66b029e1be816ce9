import type { Input } from '../../typings/contract'
import { call } from './call'

export const showLedger = (input: Input<'ledger.show'>) => call('ledger.show', input)

export const verifyLedger = (input: Input<'ledger.verify'>) => call('ledger.verify', input)
