import type { Month, OrgId } from '../core/contract'
import { addMonths, dayOf, monthOf } from '../core/domain/calendar'
import { messageIdOf, schoolIdOf } from '../core/domain/identity'
import { preparedFor } from '../core/domain/month-card'
import { policyFor, standingFor } from '../core/domain/month-policy'
import { byBranch, monthCounted, monthState } from '../core/domain/obligation'
import { heirsAmong } from '../core/domain/organisation'
import {
  type MonthPrompted,
  type Prompt,
  type Prompted,
  promptsOn,
  uselessFrom,
} from '../core/domain/prompts'
import { isQuiet } from '../core/domain/quiet-hours'
import { slotDay, slotFor } from '../core/domain/slot'
import type { Platform } from '../core/platform/ports'
import { eachSafely } from '../core/steps/in-turn'
import { leadersOf } from '../core/steps/leaders'
import { isDone, markDone } from '../core/store/jobs'
import { oweOnce } from '../core/store/messages'
import { daysOfMonth, type MonthDay } from '../core/store/month-days'
import { monthsSet, policiesIn, themesIn } from '../core/store/months'
import { type Branch, orgsOfLevel } from '../core/store/orgs'
import { plansOf } from '../core/store/plans'
import { settingsOf } from '../core/store/settings'

/** Branches whose plans are asked for at once. */
const AT_ONCE = 100

/**
 * Once a day: whoever is in charge of a branch, or of what an ended one left open (domain §7 #8, #19), is reminded of what cannot wait (C2.2c, C2.1b, C4.3b). What was owed before stays as it is, so
 * a run that comes twice owes nothing twice, and one that comes late owes what still helps. Nothing is owed before it may
 * be sent (F14): what was done at the weekend is not asked for on Monday. @returns how many are owed
 */
export async function remindDuties(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const job = `duties_${dayOf(now)}`
  // at night nothing goes; in the morning the day is looked at as it is then
  if (isQuiet(now, now)) return 0
  if (await isDone(documents, job)) return 0
  const branches = await promptedBranches(platform)
  let owed = 0
  const done = await eachSafely(platform, branches, async (one) => {
    const some = await oweBranch(platform, one)
    owed += some
  })
  // a branch that failed is tried again in five minutes
  if (done === branches.length) await markDone(documents, job, now)
  return owed
}

type OfBranch = { branch: Branch; heirs: OrgId[]; prompts: Prompt[] }

/** Every branch that is to be reminded of something today; the same number of questions for any number of branches. */
async function promptedBranches(platform: Platform): Promise<OfBranch[]> {
  const { documents, now } = platform
  const month = monthOf(now)
  const [before, next] = [addMonths(month, -1), addMonths(month, 1)]
  const all = (await orgsOfLevel(documents, 'branch')).filter(
    (one): one is Branch => one.level === 'branch',
  )
  const units = [...new Set(all.map((one) => one.parentId))]
  const [settings, set, ...days] = await Promise.all([
    settingsOf(documents),
    // either month may be held together with the one before or after it
    monthsSet(documents, [schoolIdOf(), ...units], { from: before, to: addMonths(next, 1) }),
    daysOfMonth(documents, before, month),
    daysOfMonth(documents, month, next),
    // in the last days of a month the first ones of the next are prepared
    daysOfMonth(documents, next, next),
  ])
  const near = byBranch([...new Map(days.flat().map((one) => [one._id, one])).values()])
  const byId = new Map(all.map((one) => [one._id, one]))
  const { leadDays } = settings
  const facts: Facts = { now, months: [month, next], leadDays, near, set, byId }
  // a theme that stands ready is only asked for where it is needed
  const silent = all.map((branch) => ({ branch, ...promptedOf(branch, facts) }))
  const found = silent.filter((one) => promptsOn(one, now).length > 0)
  const plans = new Map<string, readonly Row[]>()
  for (let i = 0; i < found.length; i += AT_ONCE) {
    const ids = found.slice(i, i + AT_ONCE).map(({ branch }) => branch._id)
    for (const year of new Set([month, next].map(yearOfMonth))) {
      const some = await plansOf(documents, ids, year)
      for (const plan of some) plans.set(`${plan.branchId} ${year}`, plan.rows)
    }
  }
  return found.map(({ branch, ...prompted }) => {
    const months = prompted.months.map((one) => {
      const above = standingFor(themesIn(set), branch.parentId, one.month)
      const rows = plans.get(`${branch._id} ${yearOfMonth(one.month)}`) ?? []
      return { ...one, prepared: preparedFor(one.month, rows, above)?.theme ?? '' }
    })
    return {
      branch,
      heirs: heirsAmong(branch, byId, dayOf(now)),
      prompts: promptsOn({ ...prompted, months }, now),
    }
  })
}

type Row = Awaited<ReturnType<typeof plansOf>>[number]['rows'][number]
const yearOfMonth = (month: Month) => Number(month.slice(0, 4))

type Facts = {
  now: number
  months: readonly Month[]
  leadDays: number
  near: ReadonlyMap<OrgId, readonly MonthDay[]>
  set: Awaited<ReturnType<typeof monthsSet>>
  byId: ReadonlyMap<OrgId, Branch>
}

function promptedOf(branch: Branch, facts: Facts): Prompted {
  return {
    months: facts.months.map((month) => monthPrompted(branch, month, facts)),
    leadDays: facts.leadDays,
    held: facts.near.get(branch._id) ?? [],
  }
}

function monthPrompted(branch: Branch, month: Month, facts: Facts): MonthPrompted {
  const { now, near, set, byId } = facts
  const held = near.get(branch._id) ?? []
  const posted = held.some((one) => monthCounted(one) === month && !one.cancelled)
  const policies = policiesIn(set)
  const policy = policyFor(policies, branch.parentId, month)?.policy ?? 'normal'
  const { state } = monthState(branch, month, {
    now,
    branches: byId,
    days: near,
    policyOf: () => policy,
  })
  const slot = slotFor(branch, month, dayOf(now))
  return {
    month,
    open: state === 'upcoming' && policy === 'normal' && !posted,
    prepared: '',
    usualDay: slot && slotDay(slot, month),
  }
}

/** @param month the subject's month in words; left out of what is about an activity */
const MATTERS: Record<Prompt['kind'], (month: string) => string> = {
  'post-4': (month) => `发布${month}主题并通知`,
  'post-3': (month) => `发布${month}主题并通知`,
  'post-late': (month) => `${month}主题还可以发布，请写一句原因`,
  silent: (month) => `${month}主题党日还没有安排`,
  'close-1': () => '活动记录待归档',
  'close-5': () => '活动记录待归档',
}
const inWords = (month: string, now: number) =>
  month === monthOf(now) ? '本月' : `${Number(month.slice(5))}月`

async function oweBranch(
  platform: Platform,
  { branch, heirs, prompts }: OfBranch,
): Promise<number> {
  const { documents, now } = platform
  const { inCharge } = await leadersOf(platform, branch._id, heirs)
  let owed = 0
  for (const prompt of prompts) {
    const until = uselessFrom(prompt)
    // on Monday it is asked anew, if it is still true
    if (isQuiet(now, until)) continue
    for (const memberId of inCharge) {
      const created = await oweOnce(documents, {
        _id: messageIdOf('duty', `${prompt.kind}_${branch._id}_${prompt.subject}`, memberId),
        kind: 'duty',
        memberId,
        branchId: branch._id,
        activityId: null,
        facts: {
          matter: MATTERS[prompt.kind](inWords(prompt.subject, now)),
          theme: prompt.theme || '主题党日',
          branch: branch.name,
          by: prompt.by,
          state: '待办理',
        },
        page: prompt.activityId
          ? `pages/event/record/record?activityId=${prompt.activityId}`
          : `pages/event/post/post?branchId=${branch._id}&month=${prompt.subject}`,
        state: 'owed',
        dueAt: now,
        until,
        settledAt: null,
        toldBy: null,
        why: null,
        run: null,
      })
      if (created) owed += 1
    }
  }
  return owed
}
