import type { MonthPolicy, MonthState } from '../../typings/contract'

/** State of a month: a shape and a word, never a colour alone (C2.1b). */
export const stateWords: Record<MonthState, string> = {
  upcoming: '未到',
  held_on_time: '按期',
  held_late: '补开',
  combined: '合并',
  exempt: '免',
  missed: '未开展',
  none: '不计',
}

export const stateShapes: Record<MonthState, string> = {
  upcoming: '○',
  held_on_time: '●',
  held_late: '◐',
  combined: '◓',
  exempt: '–',
  missed: '✕',
  none: '·',
}

/** What unit or school decide about a month (C2.1c). */
export const policyWords: Record<MonthPolicy, string> = {
  normal: '正常开展',
  combined: '与相邻月份合并',
  exempt: '本月免',
}
