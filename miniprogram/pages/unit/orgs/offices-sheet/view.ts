import type { Day, Output, Role } from '../../../../../typings/contract'
import type { Option } from '../../../../labels/options'
import { roleWords } from '../../../../labels/people'
import { dateWords, instantOf } from '../../../../lib/calendar'

export type Shown = Output<'offices.show'>
export type Found = Shown['found'][number]
export type Held = { officeId: string; title: string; note: string; role: string }

/** Who holds which office since when, and which can be given. */
export function officesView({ today, offices, appoint }: Shown) {
  const noon = instantOf(today, '12:00')
  return {
    today,
    held: offices.map(
      ({ officeId, role, from, name }): Held => ({
        officeId,
        title: `${roleWords[role]}　${name}`,
        note: `${dateWords(from, noon)}起`,
        role: roleWords[role],
      }),
    ),
    roles: appoint.map((role): Option<Role> => ({ value: role, label: roleWords[role] })),
  }
}

/** What a search came to: nothing to say when somebody was found. */
export const noneFound = (found: readonly Found[], sought: string): string =>
  found.length > 0
    ? ''
    : `本单位没有可任职的“${sought}”。请写全姓名或学号、工号；任职的应是有表决权的正式党员。`

/** The first thing missing before an office can be given; empty when nothing is. */
export function lackOf(form: { role: Role | null; person: Found | null; on: Day }): string {
  if (form.role === null) return '请选择职务'
  return form.person === null ? '请查找并选择任职的同志' : ''
}
