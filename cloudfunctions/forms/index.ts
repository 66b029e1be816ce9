import { serve } from '../core/platform/serve'
import { formsContacts } from './actions/forms.contacts'
import { formsLedger } from './actions/forms.ledger'
import { formsMine } from './actions/forms.mine'
import { formsMobile } from './actions/forms.mobile'
import { formsPlanImport } from './actions/forms.plan-import'
import { formsRegister } from './actions/forms.register'

/** Forms as files: the heavy function, apart from `api` so that its library costs the register nothing. */
export const main = serve({
  'forms.contacts': formsContacts,
  'forms.ledger': formsLedger,
  'forms.mine': formsMine,
  'forms.mobile': formsMobile,
  'forms.plan-import': formsPlanImport,
  'forms.register': formsRegister,
})
