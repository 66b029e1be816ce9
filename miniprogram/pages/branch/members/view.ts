import type { Day, Input, MemberRow, Output, Slot } from '../../../../typings/contract'
import type { Tone } from '../../../components/event-card/event-view'
import { LENGTHS, oneLine } from '../../../components/event-fields/fields'
import type { Choice } from '../../../components/people-sheet/choice'
import { mobilityWords, roleWords, stageWords } from '../../../labels/people'
import { standingWords } from '../../../labels/register'
import { dayWords, instantOf, lengthWords, slotWords } from '../../../lib/calendar'

export type Shown = Output<'members.show'>
type Arrange = Input<'branch.arrange'>['arrange']

const AWAY = ['mobile', 'overseas', 'retained_graduate']
/** With fewer full members a branch has a secretary and need not have more (domain §2.1). */
const COMMITTEE_FROM = 7

/** Somebody who lives elsewhere and whom nobody keeps in touch with. */
export const lacksLiaison = ({ mobility, liaisonId }: MemberRow): boolean =>
  AWAY.includes(mobility) && liaisonId === null

function stateOf(row: MemberRow): { state: string; tone: Tone } {
  if (lacksLiaison(row)) return { state: '待定联系人', tone: 'watch' }
  return { state: row.standing ? standingWords[row.standing] : '', tone: 'plain' }
}

/** `正式党员 · 第一党小组 · 外出流动`: what there is to say, and no more. */
export function personNote(row: MemberRow): string {
  const where = row.mobility === 'none' ? '' : mobilityWords[row.mobility]
  const offices = row.offices.map(({ role }) => roleWords[role]).join('、')
  const guest = row.guest ? '临时编入' : ''
  return [stageWords[row.stage], offices, row.group ?? '', where, guest].filter(Boolean).join(' · ')
}

const rowOf = (row: MemberRow) => ({
  memberId: row.memberId,
  name: row.name,
  note: personNote(row),
  ...stateOf(row),
})

const slotNote = (slot: Slot | null): string =>
  slot
    ? [lengthWords(slot.minutes), slot.place].filter(Boolean).join(' · ')
    : '发布主题时会按它填好'

export const membersView = (shown: Shown) => ({
  status: 'ready' as const,
  branch: shown.branch.name,
  branchId: shown.branch.orgId,
  today: shown.today,
  branchNames: shown.branches.map(({ name }) => name),
  severalBranches: shown.branches.length > 1,
  people: shown.members.map(rowOf),
  choices: shown.members
    .filter(({ guest }) => !guest)
    .map((row): Choice => {
      const note = row.letterOn ? '介绍信已开出' : stageWords[row.stage]
      return { memberId: row.memberId, name: row.name, note }
    }),
  groups: shown.groups,
  groupsLine: shown.groups.length > 0 ? `${shown.groups.length}个` : '没有',
  slot: shown.slot ? slotWords(shown.slot) : '还没有定',
  slotNote: slotNote(shown.slot),
  small: shown.fullCount < COMMITTEE_FROM ? '正式党员不足七人，设书记即可。' : '',
  mayChange: shown.may.change,
})

/** Graduates leave together: the letters first, then the transfer out of the school (domain §7 #8). */
export const TOGETHER = ['登记开出介绍信', '转出本校']
type Change = Input<'member.change'>['change']
export const togetherChange = (index: number, on: Day): Change =>
  index === 0 ? { what: 'letter', on } : { what: 'transfer', toBranchId: null, on }

/** The question names everybody it is about. */
export function togetherWords(index: number, ids: string[], { members }: Shown) {
  const names = members.filter(({ memberId }) => ids.includes(memberId)).map(({ name }) => name)
  return {
    title: `为${names.length}人${TOGETHER[index]}？`,
    content: `${names.join('、')}。日期记为今天，一起办理。`,
    confirmText: '办理',
  }
}

/** The usual day as its sheet holds it. */
export type SlotForm = Slot & { on: Day }

export const slotFormOf = ({ slot, today }: Shown): SlotForm => ({
  ...(slot ?? { nth: 1, weekday: 5, time: '15:00', minutes: 90, place: '' }),
  on: today,
})

export const slotFormView = (form: SlotForm) => ({
  nth: form.nth - 1,
  weekday: form.weekday - 1,
  time: form.time,
  lengthIndex: Math.max(0, LENGTHS.indexOf(form.minutes)),
  length: lengthWords(form.minutes),
  on: form.on,
  onLine: dayWords(form.on, instantOf(form.on, '00:00')),
  line: slotWords(form),
})

export const slotArrange = ({ on, ...slot }: SlotForm): Arrange => ({
  what: 'slot',
  slot: { ...slot, place: oneLine(slot.place) },
  on,
})

/** What is typed for a group: a new one, or the new name of one. */
export function groupArrange(text: string, of: string | null, on: Day): Arrange | null {
  const name = oneLine(text)
  if (!name || name === of) return null
  return of
    ? { what: 'rename-group', name: of, newName: name, on }
    : { what: 'add-group', name, on }
}
