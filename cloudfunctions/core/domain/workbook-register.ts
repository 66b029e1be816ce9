import type { Counts, Instant, Session, Stage, Standing } from '../contract'
import { dayOf, spokenTime, timeOf } from './calendar'
import type { Registered } from './register'
import { noteHeight, rowHeight } from './row-height'
import { placesOf } from './sessions'
import type { SheetCell, SheetStyle, WorkbookSheet } from './workbook-sheet'
import type { Column } from './workbook-table'

/** A person of the list; number and group are known of those who are on the roster. */
export type SignRow = Omit<Registered, 'memberId' | 'method'> & { schoolNo: string }

type Day = {
  branchName: string
  theme: string
  place: string
  startsAt: Instant
  /** Further sittings of a day held in batches. */
  sessions?: readonly Pick<Session, 'startsAt' | 'place'>[] | undefined
}

/** The columns of a real one (domain §4.4); a signature wants a high and a wide line. */
const COLUMNS: readonly Column[] = [
  { title: '序号', width: 6, style: 'number' },
  { title: '姓名', width: 11, style: 'centre' },
  { title: '学号/工号', width: 13, style: 'centre' },
  { title: '身份', width: 7, style: 'centre' },
  { title: '党小组', width: 12, style: 'centre' },
  { title: '签名', width: 18, style: 'centre' },
  { title: '到会时间', width: 10, style: 'centre' },
  { title: '请假及原因', width: 12, style: 'centre' },
  { title: '备注', width: 12, style: 'centre' },
]
/** Empty lines for people who are not on the list. */
const SPARE = 3
const BLANK = '＿＿＿'

/** Why somebody on the list is not due, in the column of remarks. */
const REMARKS: Readonly<Record<Standing, string>> = {
  due: '',
  exempt: '免',
  mobile: '流动',
  in_transfer: '转接中',
  seconded: '临时支部',
  excluded: '不计',
  invitee: '',
  visiting_leader: '',
}
const STAGES: Readonly<Record<Stage, string>> = {
  full: '正式',
  probationary: '预备',
  prospect: '列席',
  activist: '列席',
  applicant: '列席',
}

/**
 * The list to sign by hand: one of the three equal ways (F2). People in roster order without titles (C2.3d), guests
 * after them, and lines for more; everything but who is on it is left to the pen.
 */
export function registerSheet(day: Day & { roster: readonly SignRow[] }): WorkbookSheet {
  const due = day.roster.filter((row) => row.standing === 'due').length
  const blank = day.roster.map(
    (row): SignRow => ({
      ...row,
      state: 'unmarked',
      at: null,
      late: false,
    }),
  )
  return signSheet(
    day,
    [...blank, ...Array.from({ length: SPARE }, () => null)],
    [
      `应到 ${due}　实到 ${BLANK}　请假 ${BLANK}　缺席 ${BLANK}`,
      '记录人签名：　　　　　　　　　　现场人数：',
    ],
  )
}

/**
 * 签到表 as it was closed: times, leave and absences stand there, with room for a signature all the same. Why somebody was
 * on leave is not on it (domain §7 #9).
 */
export const closedRegisterSheet = (
  day: Day & { recorder: string; counts: Counts; register: readonly SignRow[] },
): WorkbookSheet =>
  signSheet(day, day.register, [
    `应到 ${day.counts.due}　实到 ${day.counts.present}　请假 ${day.counts.leave}　缺席 ${day.counts.absent}`,
    `记录人：${day.recorder}`,
  ])

function signSheet(
  day: Day,
  rows: readonly (SignRow | null)[],
  foot: readonly string[],
): WorkbookSheet {
  const across = (value: string, style: SheetStyle): SheetCell => ({
    value,
    style,
    span: COLUMNS.length,
  })
  const inBatches = (day.sessions ?? []).length > 0
  const widths = COLUMNS.map(({ width }) => width)
  const width = widths.reduce((sum, one) => sum + one, 0)
  const note = (value: string) => ({
    height: noteHeight(value, width),
    cells: [across(value, 'note')],
  })
  return {
    name: '签到表',
    orientation: 'portrait',
    widths,
    headRows: 5,
    rows: [
      { height: 40, cells: [across('支部主题党日签到表', 'title')] },
      note(`党支部：${day.branchName}`),
      note(`主题：${day.theme}`),
      note(`时间：${beginnings(day)}　　地点：${placesOf(day)}`),
      { height: 26, cells: COLUMNS.map(({ title }) => ({ value: title, style: 'heading' })) },
      ...rows.map((row, index) => signLine([index + 1, ...valuesOf(row, inBatches)])),
      ...foot.map((line) => ({ height: 26, cells: [across(line, 'note')] })),
    ],
  }
}

const beginnings = ({ startsAt, sessions = [] }: Day): string =>
  [startsAt, ...sessions.map((one) => one.startsAt)].map(spokenTime).join('；')

/** Points of a line that leaves room for a name in ink. */
const SIGN = 28
const signLine = (values: readonly SheetCell['value'][]) => ({
  height: Math.max(
    SIGN,
    rowHeight(COLUMNS.map(({ width }, i) => ({ value: values[i] ?? null, width }))),
  ),
  cells: COLUMNS.map(({ style }, i): SheetCell => ({ value: values[i] ?? null, style })),
})

const valuesOf = (row: SignRow | null, inBatches: boolean): SheetCell['value'][] =>
  row === null
    ? COLUMNS.slice(1).map(() => null)
    : [
        row.name,
        row.schoolNo || null,
        kindOf(row),
        row.group,
        null,
        cameAt(row, inBatches),
        row.state === 'leave' ? '请假' : null,
        remarksOn(row) || null,
      ]

/** A leader who comes as a guide is a full member elsewhere and not counted here. */
const kindOf = ({ standing, stage }: SignRow): string =>
  standing === 'visiting_leader' ? '指导' : standing === 'invitee' ? '列席' : STAGES[stage]

/**
 * When exactly somebody came who was entered after the closing, nobody can say; of a day in batches the date tells which
 * sitting it was.
 */
function cameAt({ state, at }: SignRow, inBatches: boolean): string | null {
  if (state !== 'present') return null
  if (at === null) return '已到'
  return inBatches ? `${dayOf(at).slice(5)} ${timeOf(at)}` : timeOf(at)
}

const remarksOn = ({ standing, state, late }: SignRow): string =>
  [REMARKS[standing], state === 'absent' ? '缺席' : '', late ? '迟到' : '']
    .filter(Boolean)
    .join('、')
