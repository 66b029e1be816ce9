import type { Mobility, Role, Stage } from '../contract'

/** The closed word lists of a school's workbook. Keys are as written after `plainText`. */

export const STAGE_WORDS: Readonly<Record<string, Stage>> = {
  正式党员: 'full',
  预备党员: 'probationary',
  发展对象: 'prospect',
  入党积极分子: 'activist',
  入党申请人: 'applicant',
}

/** Offices inside a branch. */
export const BRANCH_OFFICES: Readonly<Record<string, Role>> = {
  书记: 'secretary',
  副书记: 'deputy_secretary',
  组织委员: 'org_commissioner',
  宣传委员: 'publicity_commissioner',
  纪检委员: 'discipline_commissioner',
  党小组组长: 'group_leader',
}

/** Offices of the second-level organisation, whatever its legal type (C0.1). */
export const UNIT_OFFICES: Readonly<Record<string, Role>> = {
  总支书记: 'unit_secretary',
  党委书记: 'unit_secretary',
  总支干事: 'unit_clerk',
  党委干事: 'unit_clerk',
  组织员: 'org_officer',
}

/** `away` stays due; the other three are contacted instead (C2.3g). */
export const MOBILITY_WORDS: Readonly<Record<string, Mobility>> = {
  外出: 'away',
  外出流动: 'mobile',
  '出国(境)': 'overseas',
  出国: 'overseas',
  毕业保留: 'retained_graduate',
}

export type UnitKind = 'unit_committee' | 'general_branch' | 'direct_branch'
const UNIT_SUFFIXES: readonly (readonly [suffix: string, kind: UnitKind])[] = [
  ['直属党支部', 'direct_branch'],
  ['党总支', 'general_branch'],
  ['党委', 'unit_committee'],
]

/** Kind of a second-level organisation by the end of its name; null when it is none. */
export function unitKindOf(name: string): UnitKind | null {
  const found = UNIT_SUFFIXES.find(
    ([suffix]) => name.length > suffix.length && name.endsWith(suffix),
  )
  return found?.[1] ?? null
}

export type BranchKind =
  | 'faculty'
  | 'admin'
  | 'undergraduate'
  | 'graduate'
  | 'mixed'
  | 'retired'
  | 'joint'
  | 'temporary'
export const BRANCH_KIND_WORDS: Readonly<Record<string, BranchKind>> = {
  教工: 'faculty',
  行政: 'admin',
  本科生: 'undergraduate',
  研究生: 'graduate',
  师生联合: 'mixed',
  离退休: 'retired',
  联合: 'joint',
  临时: 'temporary',
}

/** `书记、副书记、…` for a sentence that says what may be written. */
export const wordsOf = (words: Readonly<Record<string, unknown>>) => Object.keys(words).join('、')

/** Looks a word up without being fooled by names such as `constructor`. */
export function lookUp<T>(words: Readonly<Record<string, T>>, word: string): T | null {
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null
}
