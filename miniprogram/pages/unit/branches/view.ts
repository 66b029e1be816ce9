import type { Month, Output } from '../../../../typings/contract'
import { cellsOf } from '../../../components/year-strip/cells'
import { careWords, matterWords } from '../../../labels/afterwards'
import { scopeWords } from '../../../labels/decision'
import type { FormName } from '../../../labels/forms'
import { stateWords } from '../../../labels/month'
import { dateWords, dayOf, momentWords, monthOf, yearOf } from '../../../lib/calendar'

export type Shown = Output<'unit.show'>

/** The month of a branch in one calm line. */
function monthLine(shown: Shown, branchId: string, month: Month): string {
  const branch = shown.branches.find((one) => one.branch.orgId === branchId)
  const found = branch?.months.find((one) => one.month === month)
  if (!found) return ''
  const held = found.heldOn ? `，${dateWords(found.heldOn, shown.now)}` : ''
  return `${Number(month.slice(5))}月：${stateWords[found.state]}${held}`
}

/** Sums of the whole unit in one line; kinds nothing was recorded of are left out. */
export function careLine({ counts }: Output<'care.counts'>): string {
  const told = counts.filter(({ count }) => count > 0)
  if (told.length === 0) return '这一年还没有记录。'
  return told.map(({ kind, count }) => `${careWords[kind]}${count}次`).join(' · ')
}

type Said = Pick<Shown['objections'][number], 'name' | 'branch' | 'text' | 'at'>

/** What somebody objects to, as the unit reads it. */
const objectionRow = ({ name, branch, text, at }: Said, about: string, now: number) => ({
  title: name,
  state: `${dateWords(dayOf(at), now)}提出`,
  note: `${branch.name} · ${about}`,
  text,
})

/** Branches one under another as the unit has them; no totals, no order by result (C4.1a). */
export function branchesView(shown: Shown, opened: { branchId: string; month: Month } | null) {
  const running = monthOf(shown.now)
  return {
    status: 'ready' as const,
    year: shown.year,
    unit: shown.unit.name,
    unitId: shown.unit.orgId,
    unitNames: shown.units.map(({ name }) => name),
    several: shown.units.length > 1,
    hasNext: shown.year < yearOf(shown.now),
    branches: shown.branches.map(({ branch, months, next }) => ({
      branchId: branch.orgId,
      name: branch.name,
      cells: cellsOf(months, running),
      chosen: opened?.branchId === branch.orgId ? opened.month : '',
      line: opened?.branchId === branch.orgId ? monthLine(shown, branch.orgId, opened.month) : '',
      next: next ? `${momentWords(next.startsAt, shown.now)} ${next.theme}` : '',
    })),
    unreached: shown.unreached.map(({ memberId, name, branch, months }) => ({
      memberId,
      title: name,
      note: branch.name,
      state: `${months}个月`,
    })),
    objections: [
      ...shown.objections.map(({ activityId, memberId, theme, ...said }) => ({
        key: `${activityId} ${memberId}`,
        ...objectionRow(said, theme, shown.now),
      })),
      ...shown.dataObjections.map(({ objectionId, about, ...said }) => ({
        key: objectionId,
        ...objectionRow(said, `保存的信息：${matterWords[about]}`, shown.now),
      })),
    ],
    lateEntries: shown.lateEntries.map(({ activityId, memberId, name, ...one }) => ({
      ...{ key: `${activityId} ${memberId}`, activityId, memberId, name },
      state: `${dateWords(dayOf(one.at), shown.now)}提出`,
      note: `${one.branch.name} · ${one.theme} · ${one.declaredBy}提出`,
      text: one.reason,
    })),
    approvals: shown.approvals.map(({ branch, scope, followUps, ...one }) => ({
      ...one,
      followUps: followUps.join('\n'),
      note: `${branch.name} · 拟对${scopeWords[scope]}公开`,
    })),
    forms: ['annual', 'unitLedger'] satisfies FormName[],
    about: { unitId: shown.unit.orgId, year: shown.year },
    may: shown.may,
  }
}
