import { dateOf, dayOf, timeOf } from './calendar'
import { isMember } from './due-list'
import type { RecordPaper } from './record-paper'

/** How a record says that nothing follows; no news. */
const NOTHING_FOLLOWS = /^\s*无/

export type NewsDraft = {
  text: string
  /** People on the way to membership whose names stand in it; they are left out before anything is published. */
  names: string[]
}

/**
 * A first wording for the news, from the minutes; a person reads it, changes it and answers for it (C4.4c). It names
 * nobody by itself and tells nothing of votes, of leave or of who was absent.
 */
export function newsDraft({ branchName, line, record, register }: RecordPaper): NewsDraft {
  const day = dayOf(line.startsAt)
  const when = `${Number(day.slice(5, 7))}月${dateOf(day)}日${timeOf(line.startsAt) < '12:00' ? '上午' : '下午'}`
  const where = line.mode === 'online' ? '线上' : line.place
  const studied = record.materials.map(({ title }) => `《${title.replace(/^《|》$/g, '')}》`)
  const text = [
    `${when}，${branchName}在${where}开展${Number(line.month.slice(5))}月主题党日活动，主题是“${line.theme}”，${line.counts.present}名党员参加。`,
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
