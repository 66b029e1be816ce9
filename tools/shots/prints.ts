import type { Part } from './actor'
import type { Print } from './forms'

const print = (form: string, by: Part, input: object, name = form): Print => ({
  name: `form-${name}`,
  form,
  by,
  input,
})
const year = 2026

/** Every form of a month with one theme day. */
export const monthsForms = ({
  activityId,
  unitId,
}: {
  activityId: string
  unitId(): string
}): Print[] => [
  print('record', 'secretary', { activityId }),
  print('register', 'secretary', { activityId }),
  print('plan', 'secretary', { year }),
  print('ledger', 'secretary', { year }),
  print('annual', 'secretary', { year }),
  print('mobile', 'secretary', {}),
  print('contacts', 'secretary', { year }),
  print('annual', 'unitSecretary', { year, orgId: unitId() }),
  print('unit-ledger', 'unitSecretary', { year }),
  print('school-annual', 'orgOfficer', { year }),
  print('handover', 'secretary', { from: `${year}-01`, to: `${year}-12` }),
]

/** Those on which a day in batches, a committee's decision and a person far away look different. */
export const rarerForms = ({
  activityId,
  branchId,
}: {
  activityId: string
  branchId(): string
}): Print[] => [
  print('record', 'secretary', { activityId }, 'batches-record'),
  print('register', 'secretary', { activityId }, 'batches-register'),
  print('ledger', 'secretary', { year, branchId: branchId() }, 'heirs-ledger'),
  print('mobile', 'secretary', {}, 'heirs-mobile'),
]
