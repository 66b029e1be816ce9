import type { Day, Instant, MessageKind, Output } from '../contract'
import { dayOf, spokenTime } from './calendar'
import {
  BRIEFING_WORDS,
  CARE_WORDS,
  CORRECTED_WORDS,
  EXCLUSION_WORDS,
  LEAVE_WORDS,
  MATTER_WORDS,
  MESSAGE_WORDS,
  METHOD_WORDS,
  ROLE_WORDS,
  SERVICE_WORDS,
  STANDING_WORDS,
  STATE_WORDS,
} from './workbook-mine-words'
import type { SheetCell, WorkbookSheet } from './workbook-sheet'
import { ANSWER_WORDS, CHANNEL_WORDS, MOBILITY_WORDS, STAGE_WORDS } from './workbook-words'

type Shown = Output<'me.show'>
type Mine = NonNullable<Shown['me']>
type Value = SheetCell['value']
export type Told = { kind: MessageKind; settledAt: Instant | null; went: boolean }

/**
 * Everything stored about one person, a sheet a kind, in the words of the app (C3.5b). A kind of which nothing is stored
 * has its sheet and says so.
 * @param on the day it is made
 */
export function mineSheets(
  me: Mine,
  attendance: Shown['attendance'],
  { told, on }: { told: readonly Told[]; on: Day },
): WorkbookSheet[] {
  const lead = `${me.name}　　${me.branch.name}　　${on}`
  const sheet = (name: string, columns: Record<string, number>, rows: Value[][]) =>
    sheetOf(name, { lead, columns, rows })
  return [
    sheet('基本信息', { 项目: 16, 内容: 40 }, basics(me)),
    sheet('经历', { 类别: 14, 内容: 40, 起: 13, 止: 13 }, datedFacts(me)),
    sheet(
      '参加情况',
      ATTENDANCE,
      attendance.map(({ theme, startsAt, mine, leave, arrival }) => [
        spokenTime(startsAt),
        theme,
        mine.standing ? STANDING_WORDS[mine.standing] : null,
        STATE_WORDS[mine.state],
        mine.at === undefined ? null : spokenTime(mine.at),
        mine.late ? '是' : null,
        arrival ? METHOD_WORDS[arrival.method] : null,
        arrival?.by ?? null,
        arrival?.note ?? null,
        leave ? LEAVE_WORDS[leave.kind] : null,
        leave?.reason ?? null,
      ]),
    ),
    sheet(
      '补登',
      { 活动日期: 13, 主题: 34, 原因: 34, 提出人: 11, 提出时间: 24, 情况: 14, 第二人: 11 },
      me.lateEntries.map((one) => [
        one.on,
        one.theme,
        one.reason,
        one.declaredBy,
        spokenTime(one.at),
        agreedWord(one.agreed),
        one.answeredBy,
      ]),
    ),
    sheet(
      '补课',
      { 主题: 34, 补课人: 11, 情况: 11, 日期: 13, 说明: 30 },
      me.briefings.map((one) => [
        one.theme,
        one.briefer,
        BRIEFING_WORDS[one.state],
        one.on,
        one.note,
      ]),
    ),
    sheet(
      '志愿服务',
      { 日期: 13, 形式: 14, 内容: 34, 地点: 20, 服务对象: 20, 小时: 8, 主题党日: 30, 记录人: 11 },
      me.services.map((one) => [
        one.on,
        SERVICE_WORDS[one.kind],
        one.what,
        one.where,
        one.beneficiaries,
        one.hours,
        one.theme,
        one.by,
      ]),
    ),
    sheet(
      '关怀记录',
      { 日期: 13, 方式: 14, 事由: 50, 记录人: 11 },
      me.care.map((one) => [one.on, CARE_WORDS[one.kind], one.purpose, one.by]),
    ),
    sheet(
      '联系记录',
      { 日期: 13, 方式: 10, 是否联系上: 12, 内容: 44, 记录人: 11 },
      me.contacts.map((one) => [
        one.on,
        CHANNEL_WORDS[one.channel],
        one.reached ? '是' : '否',
        one.answer ? `本人回复：${ANSWER_WORDS[one.answer]}` : one.note,
        one.by,
      ]),
    ),
    sheet(
      '更正记录',
      { 项目: 14, 时间: 24, 办理人: 11 },
      me.corrections.map((one) => [CORRECTED_WORDS[one.what], spokenTime(one.at), one.by]),
    ),
    sheet('我提出的', { 日期: 13, 关于: 24, 内容: 40, 答复: 40 }, saidBy(me)),
    sheet(
      '消息提醒',
      { 种类: 14, 情况: 14, 时间: 24 },
      told.map(({ kind, settledAt, went }) => [
        MESSAGE_WORDS[kind],
        went ? '已发出' : '没有发出',
        settledAt === null ? null : spokenTime(settledAt),
      ]),
    ),
  ]
}

const ATTENDANCE = {
  ...{ 时间: 24, 主题: 34, 名单: 12, 登记: 10, 登记时间: 24, 晚到: 8, 登记方式: 14 },
  ...{ 登记人: 11, 备注: 30, 请假: 10, 请假原因: 30 },
}

const agreedWord = (agreed: boolean | null): string =>
  agreed === null ? '待第二人确认' : agreed ? '已同意' : '未同意'

const basics = (me: Mine): Value[][] => [
  ['姓名', me.name],
  ['学号/工号', me.schoolNo],
  ['手机', me.phone],
  ['支部', me.branch.name],
  ['上级组织', me.unit.name],
  ['党小组', me.group],
  ['身份', STAGE_WORDS[me.stage]],
  ['入党日期', me.joinedOn],
  ['转正日期', me.fullOn],
  ['政治生日提醒', me.wantsAnniversary ? '要' : '不要'],
  ['联系人', me.liaison],
  ['绑定时间', spokenTime(me.boundAt)],
]

const datedFacts = (me: Mine): Value[][] => [
  ...me.stages.map((one) => ['身份', STAGE_WORDS[one.stage], one.from, null]),
  ...me.relations.map((one) => [
    '组织关系',
    [
      `${one.branch}${one.temporary ? '（临时）' : ''}`,
      ...(one.lettersBack ?? []).map(({ from, to }) => `介绍信${from}至${to}（已收回）`),
      ...(one.letterOn ? [`介绍信${one.letterOn}`] : []),
    ].join('，'),
    one.from,
    one.to,
  ]),
  ...me.mobilities.map((one) => [
    '外出情况',
    [
      MOBILITY_WORDS[one.mobility],
      one.destination,
      one.expectedReturn && `预计${one.expectedReturn}返回`,
    ]
      .filter(Boolean)
      .join('，'),
    one.from,
    null,
  ]),
  ...me.offices.map((one) => ['职务', `${one.org} ${ROLE_WORDS[one.role]}`, one.from, one.to]),
  ...me.exemptions.map((one) => [
    '免予参加',
    `${one.reason}，${one.approvedBy}批准`,
    one.from,
    one.to,
  ]),
  ...me.exclusions.map((one) => [
    '不参加表决',
    `${EXCLUSION_WORDS[one.reason]}，${one.approvedBy}批准`,
    one.from,
    one.to,
  ]),
]

const saidBy = (me: Mine): Value[][] => [
  ...me.objections.map((one) => [dayOf(one.at), `到会登记：${one.theme}`, one.text, one.answer]),
  ...me.dataObjections.map((one) => [dayOf(one.at), MATTER_WORDS[one.about], one.text, one.answer]),
  ...me.feedback.map((one) => [one.on, '公开的决议', one.text, one.answer]),
]

function sheetOf(
  name: string,
  { lead, columns, rows }: { lead: string; columns: Record<string, number>; rows: Value[][] },
): WorkbookSheet {
  const titles = Object.keys(columns)
  const across = (value: string, style: SheetCell['style']): SheetCell => ({
    value,
    style,
    span: titles.length,
  })
  return {
    name,
    widths: Object.values(columns),
    headRows: 2,
    rows: [
      { height: 22, cells: [across(lead, 'note')] },
      { height: 26, cells: titles.map((value) => ({ value, style: 'heading' })) },
      ...(rows.length > 0
        ? rows.map((row) => ({ cells: row.map((value): SheetCell => ({ value, style: 'text' })) }))
        : [{ cells: [across('（没有保存）', 'centre')] }]),
    ],
  }
}

/** `本人信息_{YYYYMMDD}.xlsx`, without a name, since files travel. */
export const mineFileName = (on: Day): string => `本人信息_${on.replaceAll('-', '')}.xlsx`
