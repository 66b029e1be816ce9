import { serve } from '../core/platform/serve'
import { formsAnnual } from './actions/forms.annual'
import { formsContacts } from './actions/forms.contacts'
import { formsHandover } from './actions/forms.handover'
import { formsLedger } from './actions/forms.ledger'
import { formsMine } from './actions/forms.mine'
import { formsMobile } from './actions/forms.mobile'
import { formsPlan } from './actions/forms.plan'
import { formsPlanImport } from './actions/forms.plan-import'
import { formsRecord } from './actions/forms.record'
import { formsRegister } from './actions/forms.register'
import { formsSchoolAnnual } from './actions/forms.school-annual'
import { formsUnitLedger } from './actions/forms.unit-ledger'

/** Forms as files: the heavy function, apart from `api` so that its library costs the register nothing. */
export const main = serve({
  'forms.contacts': formsContacts,
  'forms.ledger': formsLedger,
  'forms.mine': formsMine,
  'forms.mobile': formsMobile,
  'forms.plan-import': formsPlanImport,
  'forms.record': formsRecord,
  'forms.register': formsRegister,
  'forms.plan': formsPlan,
  'forms.annual': formsAnnual,
  'forms.school-annual': formsSchoolAnnual,
  'forms.unit-ledger': formsUnitLedger,
  'forms.handover': formsHandover,
})
