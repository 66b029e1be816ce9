import type { Instant } from '../contract'
import { dateOf, dayOf, timeOf } from './calendar'
import { isMember } from './due-list'
import { monthCounted } from './obligation'
import { sittingsOf } from './phase'
import type { RecordPaper } from './record-paper'
import { placesOf } from './sessions'

/** How a record says that nothing follows; no news. */
const NOTHING_FOLLOWS = /^\s*无/

export type NewsDraft = {
  text: string
  /** People on the way to membership whose names stand in it; they are left out before anything is published. */
  names: string[]
}

/** `12月11日下午` */
function halfDay(at: Instant): string {
  const day = dayOf(at)
  return `${Number(day.slice(5, 7))}月${dateOf(day)}日${timeOf(at) < '12:00' ? '上午' : '下午'}`
}

/**
 * A first wording for the news, from the minutes; a person reads it, changes it and answers for it (C4.4c). It names
 * nobody by itself and tells nothing of votes, of leave or of who was absent.
 */
export function newsDraft({ branchName, line, record, register }: RecordPaper): NewsDraft {
  const sittings = sittingsOf(line)
  const when = [...new Set(sittings.map(({ startsAt }) => halfDay(startsAt)))].join('、')
  const where = line.mode === 'online' ? '线上' : placesOf(line, '、')
  const held = sittings.length > 1 ? `分${sittings.length}批在${where}` : `在${where}`
  const month = Number(monthCounted(line).slice(5))
  const studied = record.materials.map(({ title }) => `《${title.replace(/^《|》$/g, '')}》`)
  const text = [
    `${when}，${branchName}${held}开展${month}月主题党日活动${line.makesUpFor ? '（补开）' : ''}，主题是“${line.theme}”，${line.counts.present}名党员参加。`,
    studied.length > 0 ? `活动中，大家学习了${studied.join('、')}。` : '',
    record.content,
    NOTHING_FOLLOWS.test(record.outcome) ? '' : record.outcome,
  ]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n')
  const names = register
    .filter(({ stage, name }) => !isMember(stage) && text.includes(name))
    .map(({ name }) => name)
  return { text, names }
}
