import type { LedgerLine, RecordDraft, Stage, Standing } from '../contract'
import { dayOf, MINUTE, spokenTime, timeOf } from './calendar'
import { type Sitting, type Sittings, sittingsOf } from './phase'
import { type Publicity, type Resolved, resolutionLines } from './record-resolutions'
import { guestsIn } from './register'
import { placesOf } from './sessions'
import {
  BADGE_WORDS,
  FLAG_WORDS,
  FORM_WORDS,
  itemWord,
  LEVEL_WORDS,
  MODE_WORDS,
  SEGMENT_WORDS,
} from './workbook-words'

/** Everything that stands on the record form of a theme day, before and after the closing. */
export type RecordPaper = {
  unitName: string
  /** Place of the day among the theme days of its year, from 1. */
  nth: number
  /** The theme in the plan of the month; null when nothing was planned. */
  plannedTheme: string | null
  /** Times as they were first noticed. */
  planned: Sittings
  branchName: string
  line: Omit<LedgerLine, 'digest'>
  record: RecordDraft
  register: readonly Entered[]
  resolutions: readonly Resolved[]
  corrections: readonly { text: string; name: string; at: number }[]
  /** Digest of the sealed entry; null while the minutes are a draft. */
  digest: string | null
}
type Entered = { name: string; stage: Stage; standing: Standing; state: string }

/**
 * Fields of the record form in the order in which forms ask for them (domain §4.2), documented in docs/forms.zh-CN.md. A
 * template names them in braces: `{主题}`.
 */
export const RECORD_PAPER_FIELDS = [
  '草稿',
  '上级党组织',
  '党支部',
  '年度',
  '次数',
  '活动类型',
  '主题',
  '计划主题',
  '计划时间',
  '实际时间',
  '时长',
  '地点',
  '形式',
  '组织者',
  '主持人',
  '记录人',
  '应到',
  '实到',
  '正式党员',
  '预备党员',
  '请假',
  '缺席',
  '未登记',
  '流动',
  '免到',
  '其他不计',
  '列席',
  '参会人员',
  '请假人员',
  '缺席人员',
  '列席人员',
  '到会指导',
  '议题',
  '学习内容',
  '会议内容',
  '决议',
  '是否公开',
  '成效',
  '党旗',
  '党徽',
  '会场说明',
  '附件数',
  '更正',
  '归档日期',
  '校验码',
] as const
export type RecordPaperField = (typeof RECORD_PAPER_FIELDS)[number]

/**
 * The fields as text; lines are separated by line feeds. Numbers, names and times are what happened (C4.3d); reasons of a
 * leave are on no form, since the secretary alone reads them (domain §7 #9).
 */
export function recordFields(paper: RecordPaper): Record<RecordPaperField, string> {
  const { line, record, register } = paper
  const { counts } = line
  return {
    草稿: paper.digest === null ? '草稿（尚未归档）' : '',
    上级党组织: paper.unitName,
    党支部: paper.branchName,
    年度: line.month.slice(0, 4),
    次数: String(paper.nth),
    活动类型: typesOf(paper),
    主题: line.theme,
    计划主题: paper.plannedTheme ?? '未列入计划',
    计划时间: spanOf(paper.planned),
    实际时间: spanOf(line),
    时长: sittingsOf(line).map(lengthOf).join('、'),
    地点: placesOf(line),
    形式: MODE_WORDS[line.mode],
    组织者: line.organiser,
    主持人: line.chair,
    记录人: line.recorder,
    应到: String(counts.due),
    实到: String(counts.present),
    正式党员: String(line.presentFull),
    预备党员: String(line.presentProbationary),
    请假: String(counts.leave),
    缺席: String(counts.absent),
    未登记: String(counts.unmarked),
    流动: String(counts.mobile),
    免到: String(counts.exempt),
    其他不计: String(counts.inTransfer + counts.seconded + counts.excluded),
    列席: String(guestsIn(counts)),
    参会人员: named(register, ({ standing, state }) => standing === 'due' && state === 'present'),
    请假人员: named(register, ({ state }) => state === 'leave'),
    缺席人员: named(register, ({ state }) => state === 'absent'),
    列席人员: named(
      register,
      ({ standing, state }) => OUTSIDE.has(standing) && state === 'present',
    ),
    到会指导: named(
      register,
      ({ standing, state }) => standing === 'visiting_leader' && state === 'present',
    ),
    议题: line.items.map(itemWord).join('、') || line.theme,
    学习内容: record.materials.map(materialLine).join('\n') || '无',
    会议内容: contentOf(record),
    决议: decided(paper),
    是否公开: publishedWords(paper),
    成效: record.outcome,
    党旗: record.flag ? FLAG_WORDS[record.flag] : '',
    党徽: record.badge ? BADGE_WORDS[record.badge] : '',
    会场说明: record.venueNote,
    附件数: String(line.mediaCount),
    更正:
      paper.corrections.map((one) => `${dayOf(one.at)} ${one.name}：${one.text}`).join('\n') ||
      '无',
    归档日期: paper.digest === null ? '' : line.sealedOn,
    校验码: paper.digest ?? '',
  }
}

/** Everybody who came without being due, but the guides: invited, mobile, exempt. */
const OUTSIDE: ReadonlySet<Standing> = new Set<Standing>([
  'invitee',
  'mobile',
  'exempt',
  'in_transfer',
  'seconded',
  'excluded',
])

/** In the order of the roster, without titles (C2.3d); "无" where a form wants a word. */
const named = (register: readonly Entered[], fits: (one: Entered) => boolean): string =>
  register
    .filter(fits)
    .map(({ name }) => name)
    .join('、') || '无'

/** When a day was held; every sitting of one held in batches. */
const spanOf = (held: Sittings): string => sittingsOf(held).map(sittingSpan).join('；')
const lengthOf = ({ startsAt, endsAt }: Sitting): string =>
  `${Math.round((endsAt - startsAt) / MINUTE)}分钟`

const sittingSpan = ({ startsAt, endsAt }: Sitting): string =>
  dayOf(startsAt) === dayOf(endsAt)
    ? `${spokenTime(startsAt)}—${timeOf(endsAt)}`
    : `${spokenTime(startsAt)}—${spokenTime(endsAt)}`

/**
 * The day itself, with the month it made up for, and every meeting it contained, each with its own duration where it was
 * written down (C3.2a).
 */
function typesOf({ line: { makesUpFor }, record }: RecordPaper): string {
  const madeUp = makesUpFor ? `（补开${Number(makesUpFor.slice(5))}月）` : ''
  const parts = record.segments.map(({ type, from, to }) => {
    const minutes = from && to ? minutesBetween(from, to) : 0
    return `${SEGMENT_WORDS[type]}${minutes > 0 ? `（${minutes}分钟）` : ''}`
  })
  return [`主题党日${madeUp}`, ...parts].join('、')
}

/** Minutes from one `HH:mm` to another; past midnight the clock begins again. */
function minutesBetween(from: string, to: string): number {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return (of(to) - of(from) + 1440) % 1440
}

const materialLine = ({ title, level, form, link }: RecordDraft['materials'][number]): string =>
  `《${title.replace(/^《|》$/g, '')}》（${LEVEL_WORDS[level]}，${FORM_WORDS[form]}）${link ? ` ${link}` : ''}`

/** The minutes, then each meeting under a heading of its own. */
function contentOf({ content, segments }: RecordDraft): string {
  const parts = segments.map(({ type, title, from, to, content: words }) => {
    const time = from ? `　${from}${to ? `—${to}` : ''}` : ''
    return `【${SEGMENT_WORDS[type]}】${title}${time}\n${words}`
  })
  return [content, ...parts].filter(Boolean).join('\n')
}

/** What was decided: in words, and each resolution with the sentence of its vote. */
function decided({ record, resolutions }: RecordPaper): string {
  return [record.resolution, ...resolutionLines(resolutions)].filter(Boolean).join('\n') || '无决议'
}

/** Counts what may be published at all: neither what is about a person nor what was decided to be kept (C3.3c). */
function publishedWords({ resolutions }: RecordPaper): string {
  if (resolutions.length === 0) return '无需公开'
  const count = (publicity: Publicity) =>
    resolutions.filter((one) => one.publicity === publicity).length
  const published = count('published')
  const publishable = published + count('open')
  if (publishable === 0) return count('kept') > 0 ? '决定不公开' : '涉及个人，不公开'
  if (published === publishable) return '已公开'
  return published === 0 ? '未公开' : `${publishable}项中已公开${published}项`
}

/** What is copied: without the marks of our own paper, and without what stands in another field already. */
const NOT_COPIED: ReadonlySet<RecordPaperField> = new Set<RecordPaperField>([
  '草稿',
  '未登记',
  '归档日期',
  '校验码',
])

/** The fields to be copied one by one, in the order of the form; an empty one has nothing to copy. */
export const copyFields = (
  fields: Record<RecordPaperField, string>,
): { label: string; text: string }[] =>
  RECORD_PAPER_FIELDS.filter((name) => !NOT_COPIED.has(name) && fields[name] !== '').map(
    (name) => ({ label: name, text: fields[name] }),
  )
