import type { Day, Output } from '../../../../typings/contract'
import { dateWords, dayOf } from '../../../lib/calendar'
import { CHANGES, type What, whatWords } from './form'

/** One organisation of the page: a branch of the unit, or a unit of the school. */
export type Org = { orgId: string; name: string; endedOn: Day | null }
export type Level = 'unit' | 'branch'
/** What the page is about: the organisations of one level under the one above. */
export type Shown = {
  now: number
  above: { orgId: string; name: string }
  level: Level
  orgs: Org[]
}

export const ofUnit = ({ now, unit, branches }: Output<'unit.show'>): Shown => ({
  now,
  above: unit,
  level: 'branch',
  orgs: branches.map(({ branch, endedOn }) => ({ ...branch, endedOn })),
})

export const ofSchool = ({ now, school, units }: Output<'school.show'>): Shown => ({
  now,
  above: school,
  level: 'unit',
  orgs: units.map(({ unit }) => ({ ...unit, endedOn: null })),
})

/** Organisations as they stand; those that ended come last and can only be looked at. */
export function orgsView({ now, above, level, orgs }: Shown) {
  const living = orgs.filter(({ endedOn }) => endedOn === null)
  const ended = orgs.filter(({ endedOn }) => endedOn !== null)
  return {
    status: 'ready' as const,
    above: above.name,
    today: dayOf(now),
    /** Months that are over keep who owed them (T6). */
    first: level === 'branch' ? `${dayOf(now).slice(0, 7)}-01` : '',
    heading: level === 'branch' ? '支部' : '二级党组织',
    found: level === 'branch' ? '新设支部' : '新设二级党组织',
    /** Offices of a unit are the school's; those of a branch stand on its members' page. */
    hasOffices: level === 'unit',
    mayMerge: level === 'branch' && living.length > 1,
    living,
    choices: living.map(({ orgId, name }) => ({ value: orgId, label: name })),
    ended: ended.map(({ orgId, name, endedOn }) => ({
      orgId,
      name,
      note: endedOn ? `到${dateWords(endedOn, now)}为止` : '',
    })),
    changes: CHANGES[level].map((what) => ({ value: what, label: whatWords[what] })),
  }
}

/** What is asked before something that ends a branch or a unit. */
export function ending(what: What, name: string): { title: string; content: string } | null {
  if (what === 'dissolve') {
    return { title: `撤销“${name}”？`, content: '撤销后不能恢复，历史台账照旧保留。' }
  }
  if (what === 'merge') {
    return {
      title: '合并这些支部？',
      content: '原支部随即结束，党员转入新支部，历史台账照旧保留。',
    }
  }
  if (what === 'split') {
    return {
      title: `拆分“${name}”？`,
      content: '原支部随即结束，党员转入新支部，历史台账照旧保留。',
    }
  }
  return null
}
