import type { LedgerLine, Output } from '../../../typings/contract'
import { itemWord, modeWords } from '../../labels/activity'
import { additionWords, verdictWords } from '../../labels/record'
import { dateWords, momentWords } from '../../lib/calendar'
import { sittingsOf } from '../event-card/sittings-held'

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
) => `${dateWords(on, now)} ${[additionWords[kind](name), reason].filter(Boolean).join('：')}`

/** When and where a day was held: every sitting of one in batches, each place once. */
function heldWords(line: LedgerLine, now: number): { when: string; place: string } {
  const sittings = sittingsOf(line)
  const times = sittings.map((one) => momentWords(one.startsAt, now)).join('、')
  const madeUp = line.makesUpFor ? `补开${Number(line.makesUpFor.slice(5))}月` : ''
  const places = [...new Set(sittings.map((one) => one.place))].join('、')
  return {
    when: [times, madeUp].filter(Boolean).join(' · '),
    place: line.mode === 'in_person' ? places : `${places} · ${modeWords[line.mode]}`,
  }
}

const entryRow = (line: Shown['lines'][number], shown: Shown, opens: boolean) => ({
  entryId: line.entryId,
  activityId: line.activityId,
  month: `${Number(line.month.slice(5))}月`,
  theme: line.theme,
  ...heldWords(line, shown.now),
  items: line.items.map(itemWord).join(' · '),
  present: `到会${line.counts.present}/${line.counts.due}`,
  people: `主持 ${line.chair} · 记录 ${line.recorder}`,
  notice: `${verdictWords[line.notice.verdict]}（提前${line.notice.leadDays}天）`,
  additions: line.additions.map((one) => additionLine(one, shown.now)),
  digest: line.digest.slice(0, SHORT),
  pictures: line.mediaCount > 0 ? `影像${line.mediaCount}个` : '',
  seal: sealWord(line, shown.broken),
  opens,
})
export type EntryRow = ReturnType<typeof entryRow>

/**
 * The entries of a year in the order of the days.
 * @param opens which of them lead somewhere
 */
export const entryRows = (
  shown: Shown,
  opens: (line: Shown['lines'][number]) => boolean,
): EntryRow[] =>
  [...shown.lines]
    .sort((one, other) => one.startsAt - other.startsAt)
    .map((line) => entryRow(line, shown, opens(line)))

/** The first entry that was changed after its closing, in words. */
export const brokenLine = ({ broken }: Shown): string =>
  broken ? `第${broken.seq}条的封签对不上，可能被改动过。请联系管理员核对备份。` : ''
