import type { Month } from '../../cloudfunctions/core/contract'
import { addMonths, instantOf, yearOf } from '../../cloudfunctions/core/domain/calendar'
import {
  branchIdOf,
  eventIdOf,
  memberIdOf,
  partIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import type { Activity } from '../../cloudfunctions/core/store/activities'
import { everInBranch } from '../../cloudfunctions/core/store/members'
import { months } from '../../cloudfunctions/core/store/months'
import { type Branch, branchOf, orgOf } from '../../cloudfunctions/core/store/orgs'
import { plans } from '../../cloudfunctions/core/store/plans'
import { officesIn } from '../../cloudfunctions/core/store/roles'
import { heldDay, usualStart } from '../../tools/load/held-day'
import { type Dice, diceOf } from '../../tools/load/random'
import { themeOf } from '../../tools/load/themes'
import { adoptedPlan, monthsOf, summerPolicy } from '../../tools/load/year'
import { B01, B02, B04, B05, B06, B07, B08, B09, B10, branches, COMPUTING } from './branches'
import { writeContacts } from './kept-in-touch'
import { CAST } from './people'
import { writeDay } from './sealed-day'

/** Months (1–12) that went otherwise than planned: made up for in the next month, or not held (domain §5). */
const LATE: Readonly<Record<string, number>> = { [B01]: 2, [B02]: 4, [B04]: 1, [B05]: 4, [B07]: 2 }
const MISSED: Readonly<Record<string, number>> = { [B08]: 5 }
/** How many of a hundred due people come (domain §5). */
const PRESENT: Readonly<Record<string, readonly [number, number]>> = {
  [B04]: [60, 80],
  [B06]: [74, 88],
  [B08]: [80, 100],
}
const USUAL = [88, 97] as const

/**
 * The year so far: what the branches held, with registers, minutes and sealed ledgers; the plans of two branches; what
 * the unit decided about August. The same at every start with the same clock.
 */
export async function addHistory(
  documents: Documents,
  { now, ledgerSecret }: { now: number; ledgerSecret: string },
): Promise<void> {
  const year = yearOf(now)
  await decideSummer(documents, year, now)
  const names = [...branches.map(({ name, unit }) => ({ name, unit })), TEMPORARY]
  await Promise.all(
    names.map(async ({ name, unit }, index) => {
      const branch = await branchOf(documents, branchIdOf(unit, name))
      if (branch)
        await liveThrough(documents, branch, {
          year,
          now,
          ledgerSecret,
          dice: diceOf(2026 + index),
        })
    }),
  )
}

const TEMPORARY = { name: B09, unit: COMPUTING }

async function decideSummer(documents: Documents, year: number, now: number): Promise<void> {
  const unit = await orgOf(documents, unitIdOf(COMPUTING))
  if (unit?.level !== 'unit') return
  const policy = summerPolicy(unit, year, memberIdOf(CAST.unitSecretary))
  if (policy.setAt < now) await documents.put(months.name, policy)
}

type Times = { year: number; now: number; ledgerSecret: string; dice: Dice }

/** One day after the other, because each entry of the ledger seals the one before. */
async function liveThrough(documents: Documents, branch: Branch, times: Times): Promise<void> {
  const [people, offices] = await Promise.all([
    everInBranch(documents, branch._id),
    officesIn(documents, branch._id),
  ])
  const by = offices.find(({ role }) => role === 'secretary')?.memberId
  await writeContacts(documents, people, times.now)
  if (!by) return
  const planned = branch.name === B01 || branch.name === B02
  if (planned) await documents.put(plans.name, adoptedPlan(branch, times.year, by))
  const [least, most] = PRESENT[branch.name] ?? USUAL
  const days = daysOf(branch, times.year).map(({ month, startsAt, makesUpFor }) =>
    heldDay({
      branch,
      people,
      words: themeOf(month),
      startsAt,
      leadDays: times.dice.between(2, 5),
      present: (due) =>
        Math.min(due, Math.max(1, Math.round((due * times.dice.between(least, most)) / 100))),
      postedBy: by,
      planned,
      makesUpFor,
    }),
  )
  for (const day of days.map((one) => asPart(one, branch, times.year))) {
    if (day.endsAt < times.now) await writeDay(documents, day, times)
  }
}

type DayOfYear = { month: Month; startsAt: number; makesUpFor?: Month }

/** When the branch's theme days of a year are held, soonest first. */
function daysOf(branch: Branch, year: number): DayOfYear[] {
  const monthNumber = (month: Month) => Number(month.slice(5))
  const exists = (month: Month) =>
    branch.validTo === null ||
    (`${month}-01` >= branch.validFrom && `${month}-28` <= branch.validTo)
  const days = monthsOf(year).flatMap((month): DayOfYear[] => {
    const number = monthNumber(month)
    if (!exists(month) || number === MISSED[branch.name]) return []
    if (number === 8 && branch.name !== B10) return []
    if (number === LATE[branch.name]) {
      const startsAt = usualStart(branch, addMonths(month, 1), 7)
      return [{ month, startsAt, makesUpFor: month }]
    }
    return [{ month, startsAt: usualStart(branch, month) }]
  })
  return days.sort((a, b) => a.startsAt - b.startsAt)
}

/** July was held by the whole unit together, on the morning of the first (C2.3b). */
function asPart(activity: Activity, branch: Branch, year: number): Activity {
  if (branch.parentId !== unitIdOf(COMPUTING) || activity.month !== `${year}-07`) return activity
  if (activity.makesUpFor) return activity
  const eventId = eventIdOf(branch.parentId, memberIdOf(CAST.unitSecretary), `july-${year}`)
  const startsAt = instantOf(`${year}-07-01`, '09:30')
  const moved = startsAt - activity.startsAt
  const notice = { ...activity.notice, at: activity.notice.at + moved }
  return {
    ...activity,
    _id: partIdOf(eventId, activity.branchId),
    place: '学院报告厅',
    startsAt,
    endsAt: activity.endsAt + moved,
    frozenAt: (activity.frozenAt ?? startsAt) + moved,
    postedAt: activity.postedAt + moved,
    notice,
    firstNotice: notice,
    event: {
      eventId,
      organiser: 'unit',
      orgId: branch.parentId,
      orgName: COMPUTING,
      reason: '全院统一开展',
    },
  }
}
