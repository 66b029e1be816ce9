import type { Day } from '../../cloudfunctions/core/contract'
import {
  addDays,
  instantOf,
  monthOfDay,
  monthsOfYear,
} from '../../cloudfunctions/core/domain/calendar'
import { isContacted } from '../../cloudfunctions/core/domain/contact'
import { slotDay, slotOn } from '../../cloudfunctions/core/domain/slot'
import type { Member } from '../../cloudfunctions/core/store/members'
import type { Gateway } from '../../emulator/cloud/gateway'
import type { Dice } from '../load/random'
import { themeOf } from '../load/themes'
import type { Diary } from './diary'
import type { SimulatedBranch } from './school'

/** What somebody does in an evening; days are told apart by branch and date. */
type Deed = { of: SimulatedBranch } & (
  | { does: 'post' | 'change' | 'cancel'; day: Day }
  | { does: 'reach'; person: Member }
)

/**
 * What people do in the evenings of a year: a secretary posts five or four days ahead, one month in seven not at all;
 * of the days some are moved to another room and some called off three days ahead; of the people who live elsewhere some
 * are reached.
 */
export class Evenings {
  private readonly deeds = new Map<Day, Deed[]>()

  constructor(
    private readonly gateway: Gateway,
    private readonly diary: Diary,
    { branches, year, dice }: { branches: readonly SimulatedBranch[]; year: number; dice: Dice },
  ) {
    for (const of of branches) {
      for (const month of monthsOfYear(year)) {
        this.planDay(of, month, dice)
        for (const person of of.people.filter(isContacted)) {
          if (dice.next() > 0.4) continue
          const on = `${month}-${String(dice.between(3, 28)).padStart(2, '0')}`
          this.note(on, { does: 'reach', of, person })
        }
      }
    }
  }

  private planDay(of: SimulatedBranch, month: string, dice: Dice): void {
    const slot = slotOn(of.branch, `${month}-01`)
    const [posts, goesOn] = [dice.next(), dice.next()]
    if (!slot || posts < 0.15) return
    const day = slotDay(slot, month)
    this.note(addDays(day, posts < 0.7 ? -5 : -4), { does: 'post', of, day })
    if (goesOn < 0.13)
      this.note(addDays(day, -3), { does: goesOn < 0.05 ? 'cancel' : 'change', of, day })
  }

  private note(on: Day, deed: Deed): void {
    this.deeds.set(on, [...(this.deeds.get(on) ?? []), deed])
  }

  of(date: Day): readonly Deed[] {
    return this.deeds.get(date) ?? []
  }

  async live(deed: Deed, today: Day): Promise<void> {
    if (deed.does === 'reach') return this.reach(deed, today)
    if (deed.does === 'post') return this.post(deed, today)
    const held = this.diary.held.find((one) => one.of === deed.of && one.day === deed.day)
    // posted in the year before
    if (!held) return
    const { activityId } = held
    const openid = deed.of.secretary.openid ?? ''
    if (deed.does === 'cancel') {
      await callAs(this.gateway, 'activity.cancel', { activityId, reason: '停电' }, openid)
      held.cancelledOn = today
    } else {
      const change = { activityId, revision: 0, place: '图书馆报告厅' }
      await callAs(this.gateway, 'activity.change', change, openid)
      held.changedOn = today
    }
  }

  private async post({ of, day }: { of: SimulatedBranch; day: Day }, today: Day): Promise<void> {
    const { branch, secretary } = of
    const slot = slotOn(branch, day)
    const { theme, items, mode } = themeOf(monthOfDay(day))
    const startsAt = instantOf(day, slot?.time ?? '15:00')
    const input = {
      key: `post-${branch._id}-${day}`,
      branchId: branch._id,
      ...{ theme, items, mode, startsAt },
      place: slot?.place ?? '会议室',
      minutes: 90,
      invited: [],
    }
    const answer = await callAs(this.gateway, 'activity.post', input, secretary.openid ?? '')
    const activityId = String(answer.activityId)
    const later = { changedOn: null, cancelledOn: null }
    this.diary.held.push({ of, activityId, startsAt, day, postedOn: today, ...later })
  }

  private async reach(
    { of, person }: { of: SimulatedBranch; person: Member },
    today: Day,
  ): Promise<void> {
    const liaison = of.people.find((one) => one._id === person.liaisonId)
    if (!liaison?.openid) return
    const call = { on: today, channel: 'phone', reached: true, note: '平安' }
    const key = `reach-${person._id}-${today}`
    await callAs(
      this.gateway,
      'contact.log',
      { key, memberId: person._id, ...call },
      liaison.openid,
    )
    this.diary.reached.push({ memberId: person._id, on: today })
  }
}

/** Calls an action as somebody. @throws Error when it is refused */
export async function callAs(
  gateway: Gateway,
  action: string,
  input: object,
  openid: string,
): Promise<Record<string, unknown>> {
  const answer = await gateway.invoke('api', { action, input }, { openid })
  const reply =
    'result' in answer ? (answer.result as { ok: boolean; data: Record<string, unknown> }) : null
  if (!reply?.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`)
  return reply.data
}
