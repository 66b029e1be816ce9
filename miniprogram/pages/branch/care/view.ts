import type { CareKind, Input, Output } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { careWords } from '../../../labels/afterwards'
import { optionsOf } from '../../../labels/options'
import { stageWords } from '../../../labels/people'
import { dateWords, dayOf, yearOf } from '../../../lib/calendar'

export type Shown = Output<'care.show'>

export const KINDS = optionsOf(careWords)

/** Records of care of a year; who reads what is decided on the server, and who reads one may take it away. */
export function careView(shown: Shown) {
  const { now, rows, year, people } = shown
  return {
    status: 'ready' as const,
    message: '',
    year,
    title: `${year}年`,
    branch: shown.branch.name,
    rows: rows.map((one) => ({
      careId: one.careId,
      name: one.name,
      state: careWords[one.kind],
      purpose: one.purpose,
      note: [dateWords(one.on, now), `${one.by}记`, one.elsewhere].filter(Boolean).join(' · '),
    })),
    people: people.map(
      ({ memberId, name, stage }): Choice => ({ memberId, name, note: stageWords[stage] }),
    ),
    hasNext: year < yearOf(now),
    mayAdd: shown.may.add,
    first: `${yearOf(now) - 1}-01-01`,
    today: dayOf(now),
  }
}

export type CareForm = { kind: CareKind; on: string; memberId: string; purpose: string }

export const careFormOf = ({ now }: Shown): CareForm => ({
  kind: 'talk',
  on: dayOf(now),
  memberId: '',
  purpose: '',
})

export const careFormView = (form: CareForm, { now, people }: Shown) => ({
  kind: [form.kind],
  on: form.on,
  onLine: dateWords(form.on, now),
  chosen: form.memberId ? [form.memberId] : [],
  whoLine: people.find(({ memberId }) => memberId === form.memberId)?.name ?? '请选择',
})

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

export function careLack({ memberId, purpose }: CareForm): string {
  if (!memberId) return '请选择关怀的同志'
  return oneLine(purpose).length < 2 ? '请写一句事由' : ''
}

export const careInput = (
  form: CareForm,
  { key, branchId }: { key: string; branchId: string },
): Input<'care.add'> => ({ key, branchId, ...form, purpose: oneLine(form.purpose) })
