import type { FormName } from '../labels/forms'
import { fetchForm } from './form-file'

/** What a form is about; each takes what it needs. */
export type FormAbout = {
  activityId?: string
  branchId?: string
  unitId?: string
  year?: number
  /** First and last month of what is handed over; the whole year when left out. */
  from?: string
  to?: string
}

const branch = ({ branchId, year = 0 }: FormAbout) => ({ year, ...(branchId ? { branchId } : {}) })
const activity = ({ activityId = '' }: FormAbout) => ({ activityId })

const FORMS = {
  record: (about: FormAbout) => fetchForm('forms.record', activity(about)),
  register: (about: FormAbout) => fetchForm('forms.register', activity(about)),
  closedRegister: (about: FormAbout) => fetchForm('forms.register', activity(about)),
  ledger: (about: FormAbout) => fetchForm('forms.ledger', branch(about)),
  plan: (about: FormAbout) => fetchForm('forms.plan', branch(about)),
  annual: ({ year = 0, branchId, unitId }: FormAbout) =>
    fetchForm('forms.annual', { year, orgId: branchId || unitId }),
  mobile: ({ branchId }: FormAbout) => fetchForm('forms.mobile', branchId ? { branchId } : {}),
  contacts: (about: FormAbout) => fetchForm('forms.contacts', branch(about)),
  handover: ({ year, branchId, from = `${year}-01`, to = `${year}-12` }: FormAbout) =>
    fetchForm('forms.handover', {
      from,
      to,
      ...(branchId ? { branchId } : {}),
    }),
  unitLedger: ({ year = 0, unitId }: FormAbout) =>
    fetchForm('forms.unit-ledger', { year, ...(unitId ? { unitId } : {}) }),
  schoolAnnual: ({ year = 0 }: FormAbout) => fetchForm('forms.school-annual', { year }),
} satisfies Record<FormName, unknown>

/** A form by its name as a file on the phone. */
export const fetchFormNamed = (name: FormName, about: FormAbout) => FORMS[name](about)
