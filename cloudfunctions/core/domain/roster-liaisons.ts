import { branchKey } from './roster-branches'
import type { UnitPerson } from './roster-check'
import type { RosterProblem } from './roster-problem'

const AWAY_FOR_LONG = new Set(['mobile', 'overseas', 'retained_graduate'])

/**
 * Who keeps in touch with whom (C2.3g): the name must be one other member of the same branch.
 * @returns `of` maps 学号/工号 to the liaison's 学号/工号; `notices` name members who have nobody yet
 */
export function checkLiaisons(people: readonly UnitPerson[]): {
  of: Map<string, string>
  problems: RosterProblem[]
  notices: RosterProblem[]
} {
  const of = new Map<string, string>()
  const problems: RosterProblem[] = []
  const notices: RosterProblem[] = []
  const byName = new Map<string, UnitPerson[]>()
  for (const person of people) {
    const key = nameInBranch(person)
    const same = byName.get(key)
    if (same) same.push(person)
    else byName.set(key, [person])
  }
  for (const person of people) {
    const { liaison, mobility } = person.whereabouts
    const at = { sheet: person.sheet, row: person.row, column: '流动' }
    if (liaison === null) {
      if (AWAY_FOR_LONG.has(mobility)) {
        notices.push({ ...at, text: `${person.name}还没有联系人，请在小程序“联系”里落实` })
      }
      continue
    }
    const named = byName.get(nameInBranch({ ...person, name: liaison })) ?? []
    const others = named.filter((other) => other.schoolNo !== person.schoolNo)
    const members = others.filter(({ stage }) => stage === 'full' || stage === 'probationary')
    const [found, second] = members
    if (named.length > 0 && others.length === 0) {
      problems.push({ ...at, text: '联系人不能是本人' })
    } else if (others.length > 0 && members.length === 0) {
      problems.push({ ...at, text: `联系人“${liaison}”不是党员` })
    } else if (found === undefined) {
      problems.push({ ...at, text: `本支部没有联系人“${liaison}”` })
    } else if (second !== undefined) {
      const text = `本支部有 ${members.length} 位“${liaison}”，无法确定，请先留空，导入后在小程序里落实`
      problems.push({ ...at, text })
    } else {
      of.set(person.schoolNo, found.schoolNo)
    }
  }
  return { of, problems, notices }
}

const nameInBranch = (person: { unitName: string; branchName: string; name: string }) =>
  `${branchKey(person.unitName, person.branchName)} ${person.name}`
