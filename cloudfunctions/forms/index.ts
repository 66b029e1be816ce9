import { serve } from '../core/platform/serve'
import { formsLedger } from './actions/forms.ledger'

/** Forms as files: the heavy function, apart from `api` so that its library costs the register nothing. */
export const main = serve({ 'forms.ledger': formsLedger })
