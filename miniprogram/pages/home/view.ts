import type { Output } from '../../../typings/contract'
import { type EventView, eventView } from '../../components/event-card/event-view'
import { type Cell, cellsOf } from '../../components/year-strip/cells'
import { address } from '../../lib/address'
import { dayOf, dayWords, monthOf, monthWords } from '../../lib/calendar'
import { type TodoView, todoView } from './todo-view'

type Home = Output<'home.show'>
type Event = Home['events'][number]

export type HomeEvent = EventView & {
  /** The register is open and the caller is not on it. */
  scan: boolean
  /** The caller leads the branch and the register is open. */
  board: boolean
  leave: boolean
  /** Which of its actions is the page's one primary action; empty: none of this card's. */
  primary: 'scan' | 'board' | 'notice' | ''
}

export type MonthView = {
  branchId: string
  month: string
  title: string
  /** What the button says; the month is named when it is not the running one. */
  button: string
  line: string
  /** The theme that stands ready, from the plan or from above. */
  prepared: string
  /** Owed and not posted yet. */
  open: boolean
  /** Why a further posting is not pressing. */
  note: string
  primary: boolean
}

export type HomeView = {
  status: 'ready'
  stranger: boolean
  today: string
  branch: string
  month: MonthView | null
  events: HomeEvent[]
  todos: (TodoView & { key: string })[]
  /** The own branch's year; empty for those who have none. */
  year: Cell[]
  /** The day of the own admission, for who wishes to be told; else empty. */
  anniversary: string
  /** Lives elsewhere: the way to what the own branch did this month. */
  away: { title: string; note: string; url: string } | null
  /** Pages of those who look after branches. */
  oversees: { title: string; url: string }[]
  /** Nothing to show and nothing to do. */
  quiet: boolean
  trial: string
}

function actionsOf(event: Event, leads: ReadonlySet<string>): Omit<HomeEvent, keyof EventView> {
  const open = event.phase === 'open'
  // who has sent a code need not scan again
  const unmarked = event.mine.state === 'unmarked' && !event.mine.waiting
  return {
    scan: open && unmarked && event.mine.standing !== null,
    board: open && leads.has(event.branch.orgId),
    leave: event.phase === 'upcoming' && unmarked && event.mine.standing === 'due',
    primary: '',
  }
}

/** A notice that is settled, by registering or by leave, asks for nothing more. */
function primaryOf({ board, scan, mine }: HomeEvent): HomeEvent['primary'] {
  if (board) return 'board'
  if (scan) return 'scan'
  return mine ? '' : 'notice'
}

/** One primary action a page: what is open now, then the month's posting, then the next notice. */
function withPrimary(events: HomeEvent[], posting: boolean): HomeEvent[] {
  const now = events.findIndex(({ board, scan }) => board || scan)
  if (now < 0 && posting) return events
  return events.map((event, index) => {
    if (index !== Math.max(now, 0)) return event
    return { ...event, primary: primaryOf(event) }
  })
}

function monthView(home: Home): MonthView | null {
  const { month, now } = home
  if (!month) return null
  const other = month.branch.orgId === home.me?.branch.orgId ? '' : `${month.branch.name} · `
  const by = month.noticeBy
  const latest = by && by >= dayOf(now) ? `最晚${dayWords(by, now)}通知大家` : '尽早通知大家'
  return {
    branchId: month.branch.orgId,
    month: month.month,
    title: `${monthWords(month.month, now)}主题党日`,
    button: `发布${month.month === monthOf(now) ? '本月' : monthWords(month.month, now)}主题`,
    line: `${other}${latest}`,
    prepared: month.prepared ? `计划：${month.prepared}` : '',
    open: month.open,
    note: month.posted ? '本月主题已经发布' : '本月不需要发布',
    primary: false,
  }
}

/** Ways to the pages of the unit and the school, for those who have an office there. */
const overseen = ({ oversees }: Home) => [
  ...(oversees.unit ? [{ title: `${oversees.unit.name} · 各支部`, url: address.unit() }] : []),
  ...(oversees.school ? [{ title: '全校月度情况', url: address.school() }] : []),
]

/** Who runs this copy; without a filing number it calls itself a voluntary trial (F12). */
const trialLine = ({ school }: Home): string =>
  school.filingNumber === null ? `自愿试用 · 由${school.responsibleUnit}负责` : ''

export function homeView(home: Home): HomeView {
  const { me, now } = home
  const leads = new Set(me?.leads.map(({ orgId }) => orgId))
  const month = monthView(home)
  const plain = home.events.map((event) => ({
    ...eventView(event, event.mine, now),
    ...actionsOf(event, leads),
  }))
  const events = withPrimary(plain, month?.open === true)
  // the card of the month says its own already
  const onCard = ({ kind, month: about, branchId }: Home['todos'][number]) =>
    month?.open === true &&
    kind === 'post_theme' &&
    about === month.month &&
    (branchId ?? month.branchId) === month.branchId
  const todos = home.todos
    .filter((todo) => !onCard(todo))
    .map((todo) => {
      const { kind, branchId, month: about, activityId, memberId, resolutionId } = todo
      const key = [kind, branchId, about, activityId, memberId, resolutionId].join(' ')
      return { ...todoView(todo, now), key }
    })
  return {
    status: 'ready',
    stranger: me === null,
    today: dayWords(dayOf(now), now),
    branch: me?.branch.name ?? home.school.name,
    month: month && { ...month, primary: month.open && events.every(({ primary }) => !primary) },
    events,
    todos,
    year: home.year ? cellsOf(home.year.months, monthOf(now)) : [],
    anniversary: home.anniversary
      ? `今天是您的政治生日，入党${home.anniversary}周年。愿初心长在。`
      : '',
    away: home.elsewhere
      ? { title: '本月支部在做什么', note: '看看主题和结果，给联系人回个话', url: address.mine() }
      : null,
    oversees: overseen(home),
    quiet: me !== null && !month && !home.elsewhere && events.length === 0 && todos.length === 0,
    trial: trialLine(home),
  }
}
