import type { AttendanceState, Counts, Instant, Month, Stage, Standing } from '../contract'
import { spokenTime, timeOf } from './calendar'
import { shortName } from './file-name'
import type { WorkbookSheet } from './workbook-sheet'
import { type Column, tableSheet } from './workbook-table'
import { STAGE_WORDS } from './workbook-words'

const COLUMNS: readonly Column[] = [
  { title: '序号', width: 6, style: 'number' },
  { title: '姓名', width: 14, style: 'centre' },
  { title: '身份', width: 12, style: 'centre' },
  { title: '签名', width: 20, style: 'centre' },
  { title: '情况', width: 10, style: 'centre' },
  { title: '到会时间', width: 12, style: 'centre' },
  { title: '备注', width: 16, style: 'centre' },
]

const STATE_WORDS: Record<AttendanceState, string> = {
  present: '已到',
  leave: '请假',
  absent: '缺席',
  unmarked: '',
}
const STANDING_WORDS: Record<Standing, string> = {
  due: '',
  exempt: '免',
  mobile: '流动',
  in_transfer: '转接中',
  seconded: '临时支部',
  excluded: '不计',
  invitee: '列席',
  visiting_leader: '指导',
}

type Row = {
  name: string
  stage: Stage
  standing: Standing
  state: AttendanceState
  at: Instant | null
  late: boolean
}

/**
 * 签到表 as it was closed (domain §4.4): everybody in the order of the roster with state and time, still with room for a
 * signature. Why somebody was on leave is not on it (domain §7 #9).
 */
export const attendanceSheet = (day: {
  branchName: string
  theme: string
  place: string
  startsAt: Instant
  recorder: string
  counts: Counts
  register: readonly Row[]
}): WorkbookSheet => ({
  ...tableSheet(COLUMNS, {
    name: '签到表',
    title: '支部主题党日签到表',
    lead: `${day.branchName}　主题：${day.theme}　时间：${spokenTime(day.startsAt)}　地点：${day.place}`,
    rows: day.register.map((row, index) => [
      index + 1,
      row.name,
      STAGE_WORDS[row.stage],
      null,
      STATE_WORDS[row.state] || null,
      row.at === null ? null : timeOf(row.at),
      [STANDING_WORDS[row.standing], row.late ? '迟到' : ''].filter(Boolean).join('、') || null,
    ]),
    foot: `应到 ${day.counts.due}　实到 ${day.counts.present}　请假 ${day.counts.leave}　缺席 ${day.counts.absent}　　记录人：${day.recorder}`,
  }),
  orientation: 'portrait',
})

/** `{支部简称}_{YYYYMM}_主题党日签到表（已归档）.xlsx` (domain §4.8). */
export const attendanceFileName = (branchName: string, month: Month): string =>
  `${shortName(branchName)}_${month.replace('-', '')}_主题党日签到表（已归档）.xlsx`
