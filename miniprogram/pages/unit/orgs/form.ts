import type { BranchKind, Day, Input, UnitKind } from '../../../../typings/contract'
import { oneLine } from '../../../components/event-fields/fields'
import type { Level, Shown } from './view'

export type What = 'found' | 'rename' | 'retype' | 'merge' | 'split' | 'dissolve'

export const whatWords: Record<What, string> = {
  found: '新设',
  rename: '改名',
  retype: '改类型',
  merge: '合并',
  split: '拆分',
  dissolve: '撤销',
}
/** What can become of one organisation. */
export const CHANGES: Record<Level, What[]> = {
  unit: ['rename', 'retype', 'dissolve'],
  branch: ['rename', 'split', 'dissolve'],
}

/** What the sheet holds while it is filled in. */
export type Form = {
  what: What
  /** The organisation it is about; none when one is founded or several become one. */
  orgId: string
  name: string
  kind: BranchKind | UnitKind
  /** The first day of what is new. */
  on: Day
  /** The branches that become one. */
  from: string[]
  /** The second branch of a split, and who goes there; everybody else goes to the first. */
  second: { name: string; kind: BranchKind; memberIds: string[] }
}

const FIRST_KIND = { unit: 'general_branch', branch: 'faculty' } as const

export const emptyForm = (
  what: What,
  level: Level,
  facts: { on: Day; orgId?: string; name?: string },
): Form => ({
  what,
  orgId: facts.orgId ?? '',
  name: what === 'rename' ? (facts.name ?? '') : '',
  kind: FIRST_KIND[level],
  on: facts.on,
  from: [],
  second: { name: '', kind: FIRST_KIND.branch, memberIds: [] },
})

/** Which fields the sheet shows. */
export const fieldsOf = ({ what }: Form) => ({
  name: what !== 'retype' && what !== 'dissolve',
  kind: what !== 'rename' && what !== 'dissolve',
  merge: what === 'merge',
  split: what === 'split',
})

const named = (name: string) => oneLine(name).length >= 2

/** What is still missing, in words; empty when nothing is. @param people everybody of a branch that is split */
export function lackOf(form: Form, people: readonly string[]): string {
  const { what, name, from, second } = form
  if (what === 'merge' && from.length < 2) return '请选两个以上的支部'
  if (fieldsOf(form).name && !named(name)) return '请写名称，至少2个字'
  if (what !== 'split') return ''
  if (!named(second.name)) return '请写第二个支部的名称，至少2个字'
  if (oneLine(second.name) === oneLine(name)) return '两个支部的名称要不同'
  const going = second.memberIds.length
  return going === 0 || going === people.length
    ? '两个支部都要有党员，请选择转入第二个支部的同志'
    : ''
}

/** The change as the server takes it. */
export function changeOf(
  form: Form,
  { level, above }: Pick<Shown, 'level' | 'above'>,
  people: readonly string[],
): Input<'org.change'>['change'] {
  const { what, orgId, on, second } = form
  const name = oneLine(form.name)
  const kind = form.kind as BranchKind
  switch (what) {
    case 'found':
      return level === 'branch'
        ? { what: 'create-branch', unitId: above.orgId, name, kind, on }
        : { what: 'create-unit', name, kind: form.kind as UnitKind, on }
    case 'rename':
      return { what, orgId, name, on }
    case 'retype':
      return { what, orgId, kind: form.kind as UnitKind, on }
    case 'dissolve':
      return { what, orgId, on }
    case 'merge':
      return { what, from: form.from, name, kind, on }
    case 'split': {
      const memberIds = people.filter((id) => !second.memberIds.includes(id))
      return {
        what,
        from: orgId,
        into: [
          { name, kind, memberIds },
          { name: oneLine(second.name), kind: second.kind, memberIds: second.memberIds },
        ],
        on,
      }
    }
  }
}
