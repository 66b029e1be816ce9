import type { ActivityCard, Instant, MyPart, Session } from '../../../typings/contract'
import { itemWord, modeWords, phaseWords } from '../../labels/activity'
import { RECEIVED_TEXT } from '../../labels/register'
import {
  dayOf,
  lengthWords,
  minutesBetween,
  momentWords,
  nearWords,
  timeOf,
} from '../../lib/calendar'
import { sittingShown } from './sittings-held'

export type Tone = 'good' | 'watch' | 'info' | 'plain' | 'accent'
export type StateWord = { word: string; tone: Tone }

/** An activity as every page shows it. */
export type EventView = {
  activityId: string
  when: string
  theme: string
  where: string
  items: string
  state: StateWord
  /** How the caller stands, when that is a fact by now. */
  mine: StateWord | null
}

/** `信息楼302 · 约90分钟`; the form is said only when it is not the usual one. */
export function placeLine(card: Pick<ActivityCard, 'mode'> & Session): string {
  const length = `约${lengthWords(minutesBetween(card.startsAt, card.endsAt))}`
  const mode = card.mode === 'in_person' ? [] : [modeWords[card.mode]]
  return [card.place, ...mode, length].join(' · ')
}

/** What is known of the caller: registered, on leave, outside the count; null while nothing is. */
export function myWord(mine: MyPart): StateWord | null {
  if (mine.state === 'present') {
    const at = mine.at === undefined ? '' : ` ${timeOf(mine.at)}`
    return { word: `已登记${at}${mine.late ? '（晚到）' : ''}`, tone: 'good' }
  }
  if (mine.waiting) return { word: RECEIVED_TEXT, tone: 'info' }
  if (mine.state === 'leave') return { word: '已请假', tone: 'info' }
  if (mine.state === 'absent') return { word: '缺席', tone: 'watch' }
  if (mine.standing === 'mobile') return { word: '在外地，不计入应到', tone: 'plain' }
  if (mine.standing === 'exempt') return { word: '可不到会', tone: 'plain' }
  return null
}

/** Where the activity stands: how near it is before, a word of its phase from then on. */
export function phaseWord(card: ActivityCard, startsAt: Instant, now: Instant): StateWord {
  if (card.phase === 'open') return { word: phaseWords.open, tone: 'info' }
  if (card.phase !== 'upcoming') return { word: phaseWords[card.phase], tone: 'plain' }
  const word = nearWords(dayOf(startsAt), now)
  return { word, tone: word === '今天' ? 'accent' : 'plain' }
}

export function eventView(card: ActivityCard, mine: MyPart | null, now: Instant): EventView {
  const sitting = sittingShown(card, mine)
  return {
    activityId: card.activityId,
    when: momentWords(sitting.startsAt, now),
    theme: card.theme,
    where: placeLine({ ...sitting, mode: card.mode }),
    items: card.items.map(itemWord).join(' · '),
    state: phaseWord(card, sitting.startsAt, now),
    mine: mine && card.phase !== 'cancelled' ? myWord(mine) : null,
  }
}
