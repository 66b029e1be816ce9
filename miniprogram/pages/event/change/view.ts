import type { Instant } from '../../../../typings/contract'
import { fieldsView } from '../../../components/event-fields/fields'
import { sittingRows, sittingsLine } from '../../../components/sittings/sitting'
import { changeableWords } from '../../../labels/activity'
import { momentWords } from '../../../lib/calendar'
import {
  changedOf,
  type Form,
  hasBegun,
  isAsked,
  lackOf,
  leadAfter,
  type Shown,
  sittingsOf,
} from './form'

/** `将告知：时间有变、地点有变`. */
export function tellingLine(form: Form, shown: Shown): string {
  const parts = changedOf(form, shown).map((part) => `${changeableWords[part]}有变`)
  return parts.length > 0 ? `将告知：${parts.join('、')}` : '还没有改动'
}

/** What the change means for the lead; nothing when the start stays. */
export function leadLine(form: Form, shown: Shown, now: Instant): string {
  const lead = leadAfter(form, shown, now)
  if (!lead) return ''
  if (lead.kept) return `改到更晚，第一次通知仍算数 = 提前${lead.days}天`
  if (lead.days < 0) return '开始时间已经过去，请重新选择'
  const days = lead.days === 0 ? '今天通知就在活动当天' : `今天再次通知 = 提前${lead.days}天`
  return lead.short ? `${days}，请写一句原因` : `${days}，符合要求`
}

export function changeView(form: Form, shown: Shown, now: Instant) {
  return {
    status: 'ready' as const,
    was: `原定 ${momentWords(shown.activity.startsAt, now)} · ${shown.activity.place}`,
    branch: shown.activity.branch.name,
    begun: hasBegun(shown, now),
    fields: fieldsView(form, now),
    sittings: sittingRows(sittingsOf(form, shown, now), now),
    sittingsLine: sittingsLine(sittingsOf(form, shown, now)),
    telling: tellingLine(form, shown),
    lead: leadLine(form, shown, now),
    short: isAsked(form) || leadAfter(form, shown, now)?.short === true,
    lack: lackOf(form, shown, now),
  }
}
