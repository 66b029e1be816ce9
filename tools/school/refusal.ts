import type { Refusal, RefusalCode } from '../../cloudfunctions/core/contract'
import { OperatorError } from '../operator-error'

/** Why the rules say no, for the operator. */
const WORDS: Partial<Record<RefusalCode, string>> = {
  'member-unknown': '名册里没有这个学号或工号，请先导入名册',
  'date-in-future': '日期不能晚于今天，请到那一天再办理',
  'date-out-of-range': '日期早于学校党委建立、上次改名或任职的日期，请检查',
  'org-ended': '学校党委已经结束',
  'office-holder-not-member': '任职的应是本校正式党员，从任职那天起组织关系在校、有表决权',
  'office-overlaps': '这位同志已担任这个职务，时间有重叠',
  'office-taken': '这段时间已有人担任这个职务，请先用 --end 办理离任',
}

/** A rule's no, as a sentence; nothing was written. */
export const refused = ({ code }: Refusal) =>
  new OperatorError(`${WORDS[code] ?? `不能办理（${code}）`}。没有写入任何内容。`)
