import type { Mobility, Role, Stage } from '../contract'
import type { RosterChanges, StoredRoster } from './roster-changes'
import type { DatedFacts } from './roster-dated'
import type { RosterPlan } from './roster-plan'
import { BRANCH_OFFICES, MOBILITY_WORDS, STAGE_WORDS, UNIT_OFFICES } from './roster-words'

/** What an import will do, as sentences for the operator; telephone numbers are never written out. */
export type RosterPreview = { added: string[]; changed: string[]; ended: string[] }
type Fields = Readonly<Record<string, unknown>>

const wordFor = <T>(words: Readonly<Record<string, T>>, code: unknown, otherwise: string): string =>
  Object.entries(words).find(([, value]) => value === code)?.[0] ?? otherwise
const stageWord = (stage: unknown) => wordFor<Stage>(STAGE_WORDS, stage, '')
const mobilityWord = (mobility: unknown) => wordFor<Mobility>(MOBILITY_WORDS, mobility, '在校')
const roleWord = (role: unknown) =>
  wordFor<Role>({ ...UNIT_OFFICES, ...BRANCH_OFFICES }, role, String(role))

/**
 * @param changes what {@link rosterChanges} found between the two
 * @returns a line for every organisation, person and office that is added, changed or ended
 */
export function rosterPreview(
  plan: RosterPlan,
  { docs, openRoles }: StoredRoster,
  { writes }: RosterChanges,
): RosterPreview {
  const preview: RosterPreview = { added: [], changed: [], ended: [] }
  const planned = new Map<string, Fields>(
    [...plan.units, ...plan.branches, ...plan.members].map((one) => [one._id, one]),
  )
  const nameOf = (id: unknown): string => {
    const one = planned.get(String(id)) ?? docs.get(String(id))
    if (!one) return ''
    return 'schoolNo' in one ? `${one.name}（${one.schoolNo}）` : String(one.name)
  }
  const officeOf = (role: Fields) =>
    `${nameOf(role.memberId)}：${nameOf(role.orgId)} ${roleWord(role.role)}`
  const details: Record<string, (before: Fields, after: Fields) => string> = {
    name: (before, after) => `姓名 ${before.name} → ${after.name}`,
    phone: () => '手机',
    stage: (before, after) => `身份 ${stageWord(before.stage)} → ${stageWord(after.stage)}`,
    relations: (_, after) => ('branchId' in after ? '' : '重新接收组织关系'),
    branchId: (before, after) => `支部 ${nameOf(before.branchId)} → ${nameOf(after.branchId)}`,
    group: (before, after) => `党小组 ${before.group ?? '无'} → ${after.group ?? '无'}`,
    joinedOn: (before, after) => `入党日期 ${before.joinedOn ?? '无'} → ${after.joinedOn ?? '无'}`,
    fullOn: (before, after) => `转正日期 ${before.fullOn ?? '无'} → ${after.fullOn ?? '无'}`,
    mobility: (before, after) =>
      `流动 ${mobilityWord(before.mobility)} → ${mobilityWord(after.mobility)}`,
    liaisonId: (before, after) =>
      `联系人 ${nameOf(before.liaisonId) || '无'} → ${nameOf(after.liaisonId) || '无'}`,
    exemptions: (before, after) =>
      onlyIn(after, before).some(({ to }) => to === null) ? '免予参加' : '',
    order: () => '名册次序',
    kind: () => '类型',
    parentId: () => '隶属',
    slots: () => '固定时间',
    groups: () => '党小组',
  }
  for (const write of writes) {
    if (write.how === 'insert') {
      const { doc, kind } = write
      preview.added.push(kind === 'roles' ? officeOf(doc) : nameOf(doc._id))
    } else if (write.kind === 'roles') {
      preview.ended.push(officeOf(openRoles.find((one) => one._id === write.id) ?? {}))
    } else {
      const before = docs.get(write.id) ?? {}
      const what = Object.keys(write.fields).flatMap(
        (field) => details[field]?.(before, write.fields) || [],
      )
      if (what.length > 0) preview.changed.push(`${nameOf(write.id)}：${what.join('，')}`)
      const ended = 'exemptions' in write.fields ? onlyIn(before, write.fields) : []
      preview.ended.push(...ended.map(({ reason }) => `${nameOf(write.id)}：免予参加（${reason}）`))
    }
  }
  return preview
}

/** Exemptions as they stand in one state of a person and not in the other. */
function onlyIn({ exemptions = [] }: Fields, other: Fields): DatedFacts['exemptions'] {
  const all = (some: unknown) => some as DatedFacts['exemptions']
  const there = all(other.exemptions ?? [])
  return all(exemptions).filter(
    ({ reason, from, to }) =>
      !there.some((one) => one.reason === reason && one.from === from && one.to === to),
  )
}
