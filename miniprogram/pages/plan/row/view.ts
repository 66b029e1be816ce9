import type {
  ElectiveTag,
  Input,
  Mode,
  Month,
  Output,
  RequiredCategory,
} from '../../../../typings/contract'
import { groupsOf, itemsOf, oneLine } from '../../../components/event-fields/fields'
import { dateWords, dayOf, monthWords } from '../../../lib/calendar'

type Shown = Output<'plan.show'>

/** A row of the plan as it is filled in; only the theme has to be typed. */
export type Form = {
  theme: string
  categories: RequiredCategory[]
  tags: ElectiveTag[]
  mode: Mode
  place: string
  lead: string
  note: string
  reason: string
}

const monthOf = (shown: Shown, month: Month) => shown.months.find((one) => one.month === month)

export function formOf(shown: Shown, month: Month): Form {
  const row = monthOf(shown, month)?.row
  return {
    theme: row?.theme ?? '',
    ...groupsOf(row?.items ?? []),
    mode: row?.mode ?? 'in_person',
    place: row?.place ?? '',
    lead: row?.lead ?? '',
    note: row?.note ?? '',
    reason: '',
  }
}

/** Takes over the theme set from above, with its content. */
export function withSuperior(form: Form, shown: Shown, month: Month): Form {
  const superior = monthOf(shown, month)?.superior
  return superior ? { ...form, theme: superior.theme, ...groupsOf(superior.items) } : form
}

export function rowView(shown: Shown, month: Month) {
  const found = monthOf(shown, month)
  const superior = found?.superior
  return {
    status: 'ready' as const,
    title: `${monthWords(month, shown.now)}计划`,
    branch: shown.branch.name,
    superior: superior ? `${superior.by.name}统一主题：${superior.theme}` : '',
    superiorNote: superior?.note ?? '',
    /** Adopted already: a change wants a reason, the old words stay (C2.0b). */
    adopted: found?.row?.adoptedAt != null,
    earlier: (found?.row?.earlier ?? []).map(
      ({ theme, at, reason }) => `${dateWords(dayOf(at), shown.now)}前：${theme}（${reason}）`,
    ),
    mayEdit: shown.may.edit,
  }
}

/** The first thing still to be written; empty when nothing is. */
export function lackOf(form: Form, adopted: boolean): string {
  if (oneLine(form.theme).length < 4) return '请写主题，至少4个字'
  return adopted && oneLine(form.reason).length < 2 ? '请写一句修改的原因' : ''
}

export function inputOf(form: Form, shown: Shown, month: Month): Input<'plan.save-row'> {
  const reason = oneLine(form.reason)
  return {
    branchId: shown.branch.orgId,
    month,
    revision: shown.revision,
    words: {
      theme: oneLine(form.theme),
      items: itemsOf(form),
      mode: form.mode,
      place: oneLine(form.place),
      lead: oneLine(form.lead),
      note: oneLine(form.note),
    },
    ...(reason ? { reason } : {}),
  }
}
