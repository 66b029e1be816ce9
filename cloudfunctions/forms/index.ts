import { serve } from '../core/platform/serve'
import { formsLedger } from './actions/forms.ledger'
import { formsPlanImport } from './actions/forms.plan-import'
import { formsRegister } from './actions/forms.register'

/** Forms as files: the heavy function, apart from `api` so that its library costs the register nothing. */
export const main = serve({
  'forms.ledger': formsLedger,
  'forms.plan-import': formsPlanImport,
  'forms.register': formsRegister,
})
