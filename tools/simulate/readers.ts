import type { Todo } from '../../cloudfunctions/core/contract'
import { addDays, dayOf, instantOf } from '../../cloudfunctions/core/domain/calendar'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { Message, messages } from '../../cloudfunctions/core/store/messages'
import type { Gateway } from '../../emulator/cloud/gateway'
import { each } from '../roster/each'
import { type Diary, untold } from './diary'
import { callAs } from './evenings'
import type { SimulatedBranch } from './school'

/** Messages of a morning may have waited some days for it. */
const WAITED = 8

/** People who open the app: what they are shown of what did not arrive is noted, since nothing else counts as listed. */
export class Readers {
  private readonly branchOf: ReadonlyMap<string, SimulatedBranch>

  constructor(
    private readonly gateway: Gateway,
    private readonly documents: Documents,
    private readonly diary: Diary,
    branches: readonly SimulatedBranch[],
  ) {
    this.branchOf = new Map(branches.map((one) => [one.branch._id, one]))
  }

  /** On the morning of a day its secretary reads whom to call. */
  async lists(): Promise<void> {
    const today = dayOf(this.gateway.clock.now())
    const held = this.diary.held.filter((one) => one.day === today)
    await each(held, async ({ activityId, of }) => {
      const openid = of.secretary.openid ?? ''
      const shown = await callAs(this.gateway, 'activity.show', { activityId }, openid)
      for (const { memberId } of shown.tellByPhone as { memberId: string }[]) {
        this.diary.shown.add(untold(activityId, memberId))
      }
    })
  }

  /**
   * Whoever was to be reminded of contacts or duties and could not be opens the first page; for people who live
   * elsewhere their liaison does.
   */
  async homes(): Promise<void> {
    const failed = await this.failedToday()
    const byReader = new Map<string, Message[]>()
    for (const one of failed) {
      const reader = this.readerFor(one)
      if (reader) byReader.set(reader, [...(byReader.get(reader) ?? []), one])
    }
    await each([...byReader], async ([openid, about]) => {
      const home = await callAs(this.gateway, 'home.show', {}, openid)
      for (const one of about) {
        if (says(home.todos as Todo[], one)) this.diary.shown.add(one._id)
      }
    })
  }

  private async failedToday(): Promise<Message[]> {
    const today = dayOf(this.gateway.clock.now())
    const since = instantOf(today, '08:00')
    const found: Message[] = []
    for (const kind of ['contact', 'duty']) {
      let after = ''
      for (;;) {
        const page = await this.documents.find(messages.name, {
          where: {
            kind,
            state: 'unreachable',
            dueAt: { gte: instantOf(addDays(today, -WAITED), '00:00') },
            settledAt: { gte: since },
            _id: { gt: after },
          },
          order: [['_id', 'asc']],
          limit: 1000,
        })
        found.push(...page.map((doc) => Message.parse(doc)))
        after = page.at(-1)?._id ?? after
        if (page.length < 1000) break
      }
    }
    return found
  }

  private readerFor({ branchId, memberId, page }: Message): string | null {
    const people = this.branchOf.get(branchId)?.people ?? []
    const person = people.find((one) => one._id === memberId)
    const isOwn = page === 'pages/contact/mine/mine'
    const reader = isOwn ? people.find((one) => one._id === person?.liaisonId) : person
    return reader?.openid ?? null
  }
}

/** Whether a first page says what the message would have said. */
function says(todos: readonly Todo[], { _id, kind, memberId, page }: Message): boolean {
  const shows = (...kinds: Todo['kind'][]) => todos.some((todo) => kinds.includes(todo.kind))
  if (kind === 'contact') {
    const own = page === 'pages/contact/mine/mine'
    return todos.some((todo) => todo.kind === 'contact' && (!own || todo.memberId === memberId))
  }
  if (_id.startsWith('msg_duty_contacts_')) return shows('contacts_open')
  if (_id.startsWith('msg_duty_close-')) {
    return todos.some(
      (todo) => todo.kind === 'close_record' && page.includes(String(todo.activityId)),
    )
  }
  return shows('post_theme', 'silent_month')
}
