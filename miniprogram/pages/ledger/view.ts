import type { LedgerLine, Output } from '../../../typings/contract'
import { itemWord, modeWords } from '../../labels/activity'
import type { FormName } from '../../labels/forms'
import { additionWords, verdictWords } from '../../labels/record'
import { dateWords, momentWords, yearOf } from '../../lib/calendar'

type Shown = Output<'ledger.show'>

/** The first characters of a seal are enough to compare two prints by eye. */
const SHORT = 8

/** How far the chain of seals holds: an entry before the broken one is sound, from it on it is not known. */
function sealWord(line: LedgerLine, broken: Shown['broken']): { word: string; tone: string } {
  if (!broken || line.seq < broken.seq) return { word: '核验一致', tone: 'good' }
  if (line.seq === broken.seq) return { word: '核验不一致', tone: 'watch' }
  return { word: '待核验', tone: 'plain' }
}

/** What was added after the closing, in one line each. */
const additionLine = (
  { kind, name, reason, on }: Shown['lines'][number]['additions'][number],
  now: number,
) => `${dateWords(on, now)} ${additionWords[kind](name)}：${reason}`

const entryView = (line: Shown['lines'][number], shown: Shown) => ({
  activityId: line.activityId,
  month: `${Number(line.month.slice(5))}月`,
  theme: line.theme,
  when: momentWords(line.startsAt, shown.now),
  place: line.mode === 'in_person' ? line.place : `${line.place} · ${modeWords[line.mode]}`,
  items: line.items.map(itemWord).join(' · '),
  present: `到会${line.counts.present}/${line.counts.due}`,
  people: `主持 ${line.chair} · 记录 ${line.recorder}`,
  notice: `${verdictWords[line.notice.verdict]}（提前${line.notice.leadDays}天）`,
  additions: line.additions.map((one) => additionLine(one, shown.now)),
  digest: line.digest.slice(0, SHORT),
  seal: sealWord(line, shown.broken),
})

/** Forms of the year; those that name people who live elsewhere are for the leaders. */
const formsFor = (may: Shown['may']): FormName[] => [
  ...(may.export ? (['ledger', 'annual', 'plan'] as const) : []),
  ...(may.handOver ? (['mobile', 'contacts', 'handover'] as const) : []),
]

export function ledgerView(shown: Shown) {
  const entries = [...shown.lines]
    .sort((one, other) => one.startsAt - other.startsAt)
    .map((line) => entryView(line, shown))
  return {
    status: 'ready' as const,
    branch: shown.branch.name,
    branchId: shown.branch.orgId,
    year: shown.year,
    /** Years to come hold nothing yet. */
    hasNext: shown.year < yearOf(shown.now),
    entries,
    broken: shown.broken
      ? `第${shown.broken.seq}条的封签对不上，可能被改动过。请联系管理员核对备份。`
      : '',
    empty: entries.length === 0 ? `${shown.year}年还没有归档的活动。归档后会自动写在这里。` : '',
    forms: formsFor(shown.may),
    about: { branchId: shown.branch.orgId, year: shown.year },
  }
}
