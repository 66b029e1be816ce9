import type { Day, Input, MemberRow } from '../../../../../typings/contract'
import { oneLine } from '../../../../components/event-fields/fields'
import { isPhone } from '../../members/add-sheet/form'

/** What identifies a person, as the sheet holds it. */
export type Card = { name: string; phone: string; joinedOn: Day | null }

export const cardOf = ({ name, phone, joinedOn }: MemberRow): Card => ({ name, phone, joinedOn })

/** The first thing wrong, as a sentence; empty when it can be sent. */
export function lackOf(card: Card, before: Card): string {
  const { name, phone } = card
  if (oneLine(name).length < 2) return '请写姓名'
  if (oneLine(phone) !== '' && !isPhone(phone)) return '手机号是11位数字；没有手机可以空着'
  return Object.keys(changedIn(card, before)).length === 0 ? '还没有改动' : ''
}

/** What differs and nothing else: what the caller may not read is never written over. */
export function changedIn(card: Card, before: Card): Partial<Input<'member.correct'>> {
  const [name, phone] = [oneLine(card.name), oneLine(card.phone)]
  return {
    ...(name !== before.name && { name }),
    ...(phone !== before.phone && { phone }),
    ...(card.joinedOn !== before.joinedOn && { joinedOn: card.joinedOn }),
  }
}
