import type { Month } from '../core/contract'
import { addMonths, instantOf, lastDayOf, monthOf } from '../core/domain/calendar'
import {
  type ContactIntervals,
  type ContactRound,
  contactReminders,
  contactRounds,
  earliestCounted,
  type Reminder,
} from '../core/domain/contact'
import { messageIdOf } from '../core/domain/identity'
import { nameSome } from '../core/domain/message-text'
import { elsewhereSince } from '../core/domain/unreached'
import type { Platform } from '../core/platform/ports'
import { eachSafely, fewAtATime } from '../core/steps/in-turn'
import { leadersOf } from '../core/steps/leaders'
import { contactsWith } from '../core/store/contacts'
import { isDone, markDone, someDone } from '../core/store/jobs'
import { type Member, membersByIds } from '../core/store/members'
import { livingElsewhere } from '../core/store/members-away'
import { type Message, oweOnce } from '../core/store/messages'
import { branchOf } from '../core/store/orgs'
import { settingsOf } from '../core/store/settings'

const PAGE = 500

/**
 * The monthly reminders to liaisons, members who live elsewhere and secretaries (C2.3h), also those of a month that ended
 * in days of standstill. @returns how many are owed
 */
export async function remindContacts(platform: Platform): Promise<number> {
  const { documents, now } = platform
  let owed = 0
  for (const { month, round } of contactRounds(now)) {
    const job = `contact_${month}_${round}`
    if (await isDone(documents, job)) continue
    // before the app was in use nobody was asked to write anything down
    if (month < monthOf(now) && !(await someDone(documents, `duties_${month}`))) continue
    const [branches, settings] = await Promise.all([
      elsewhereByBranch(platform),
      settingsOf(documents),
    ])
    const intervals = settings.contactMonths
    const all = [...branches]
    const done = await eachSafely(platform, all, async ([branchId, people]) => {
      const some = await remindBranch(platform, { branchId, people, month, round, intervals })
      owed += some
    })
    // a branch that failed is tried again in five minutes; the others are owed once
    if (done === all.length) await markDone(documents, job, now)
  }
  return owed
}

async function elsewhereByBranch({ documents }: Platform): Promise<Map<string, Member[]>> {
  const branches = new Map<string, Member[]>()
  let after = ''
  for (;;) {
    const page = await livingElsewhere(documents, { after, limit: PAGE })
    for (const person of page) {
      branches.set(person.branchId, [...(branches.get(person.branchId) ?? []), person])
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return branches
    after = last._id
  }
}

type OfBranch = {
  branchId: string
  people: Member[]
  month: Month
  round: ContactRound
  intervals: ContactIntervals
}

async function remindBranch(platform: Platform, of: OfBranch): Promise<number> {
  const { documents, now } = platform
  const { branchId, month, round, intervals } = of
  // who moved only afterwards was not to be contacted in that month
  const people = of.people.filter((one) => (elsewhereSince(one) ?? '') <= lastDayOf(month))
  const [branch, contacts, { inCharge }] = await Promise.all([
    branchOf(documents, branchId),
    contactsWith(
      documents,
      people.map((one) => one._id),
      { from: earliestCounted(month), to: month },
    ),
    leadersOf(platform, branchId),
  ])
  const reminders = contactReminders({
    round,
    month,
    running: monthOf(now),
    people,
    contacts,
    intervals,
    inCharge,
  })
  const named = await membersByIds(
    documents,
    reminders.flatMap((reminder) => reminder.about),
  )
  const nameOf = (id: string) => named.find((one) => one._id === id)?.name ?? ''
  await fewAtATime(reminders, (reminder) =>
    oweOnce(documents, {
      ...wordsFor(reminder, { branchId, branchName: branch?.name ?? '', month, nameOf }),
      memberId: reminder.addressee,
      branchId,
      activityId: null,
      state: 'owed',
      dueAt: now,
      until: instantOf(`${addMonths(monthOf(now), 1)}-01`, '00:00'),
      settledAt: null,
      toldBy: null,
      why: null,
      run: null,
    }),
  )
  return reminders.length
}

/**
 * What a reminder says and opens. Whoever is in charge of the branch has it among the duties, the kind leaders are asked
 * for; the member reads what the branch did and can answer; the liaison opens the board.
 */
function wordsFor(
  { part, addressee, about }: Reminder,
  of: { branchId: string; branchName: string; month: string; nameOf: (id: string) => string },
): Pick<Message, '_id' | 'kind' | 'facts' | 'page'> {
  const { branchId, branchName: branch, month, nameOf } = of
  const board = `pages/contact/board/board?branchId=${branchId}`
  if (part === 'branch') {
    return {
      _id: messageIdOf('duty', `contacts_${branchId}_${month}`, addressee),
      kind: 'duty',
      facts: {
        matter: `${about.length}位同志${Number(month.slice(5))}月还未联系`,
        theme: nameSome(about.map(nameOf)),
        branch,
        by: lastDayOf(month),
        state: '待联系',
      },
      page: board,
    }
  }
  return {
    _id: messageIdOf('contact', `${month}_${part}_${branchId}`, addressee),
    kind: 'contact',
    facts: {
      name: nameSome(about.map(nameOf)) || '本支部联系人',
      month: `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
      branch,
      state: '待联系',
    },
    page: part === 'own' ? 'pages/contact/mine/mine' : board,
  }
}
