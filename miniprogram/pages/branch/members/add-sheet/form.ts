import type { Day, Input, Stage } from '../../../../../typings/contract'
import { oneLine } from '../../../../components/event-fields/fields'

/** Somebody new as the sheet holds one. */
export type NewPerson = Omit<Input<'member.add'>, 'branchId'>

export const emptyPerson = (today: Day): NewPerson => ({
  name: '',
  schoolNo: '',
  phone: '',
  stage: 'full',
  group: null,
  joinedOn: null,
  on: today,
})

/** Who is a member has a day of admission. */
export const isMember = (stage: Stage): boolean => stage === 'full' || stage === 'probationary'

/** A mobile number as people type it; without one the field stays empty. */
export const isPhone = (text: string): boolean =>
  /^(\+?86)?1[3-9]\d{9}$/.test(oneLine(text).replace(/[\s-]/g, ''))

/** The first thing missing, as a sentence; empty when it can be sent. */
export function lackOf({ name, schoolNo, phone }: NewPerson): string {
  if (oneLine(name).length < 2) return '请写姓名'
  if (oneLine(schoolNo).length < 2) return '请写学号或工号'
  if (oneLine(phone) !== '' && !isPhone(phone)) return '手机号是11位数字；没有手机可以空着'
  return ''
}

export const inputOf = (person: NewPerson, branchId: string): Input<'member.add'> => ({
  branchId,
  name: oneLine(person.name),
  schoolNo: oneLine(person.schoolNo),
  phone: oneLine(person.phone),
  stage: person.stage,
  group: person.group,
  joinedOn: isMember(person.stage) ? person.joinedOn : null,
  on: person.on,
})

/** What is said once somebody was added. */
export const addedWords = (name: string, sharedPhone: boolean): string =>
  sharedPhone ? `已加上${name}。名册里还有人用这个手机号，绑定时请用绑定码。` : `已加上${name}`
