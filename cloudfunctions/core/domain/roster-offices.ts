import type { Role } from '../contract'
import { bad, good, plainText, type Read, readOrgName } from './roster-cells'
import type { Cell } from './roster-problem'
import { BRANCH_OFFICES, lookUp, UNIT_OFFICES, wordsOf } from './roster-words'

/** An office as written: in the person's own branch, in a named one, or in the unit of the sheet. */
export type OfficeHeld =
  | { level: 'branch'; role: Role; branchName: string | null }
  | { level: 'unit'; role: Role }

/**
 * `书记、组织委员`, `总支书记`, `书记@计算机学院本科生第一党支部（2023级）`: a counsellor of a staff branch may lead a
 * student branch (domain §3). Empty means none.
 */
export function readOffices(cell: Cell): Read<OfficeHeld[]> {
  const held: OfficeHeld[] = []
  for (const part of plainText(cell).split(/[、，,；;]/)) {
    const text = part.trim()
    if (text === '' || text === '无') continue
    const [word = '', ...rest] = text.split('@')
    const branchName = readOrgName(rest.join('@'))
    const inBranch = lookUp(BRANCH_OFFICES, word.trim())
    const inUnit = lookUp(UNIT_OFFICES, word.trim())
    if (inBranch !== null) {
      held.push({ level: 'branch', role: inBranch, branchName: branchName || null })
    } else if (inUnit !== null && branchName === '') {
      held.push({ level: 'unit', role: inUnit })
    } else if (inUnit !== null) {
      return bad(`“${text}”：${word}属于二级党组织，不写 @支部`)
    } else {
      return bad(`职务“${text}”不认识，可填：${wordsOf(BRANCH_OFFICES)}、${wordsOf(UNIT_OFFICES)}`)
    }
  }
  return good(held)
}
