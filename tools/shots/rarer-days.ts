import { instantOf } from '../../cloudfunctions/core/domain/calendar'
import { Actor } from './actor'

const WEEKS_DAY = '2026-12-15'
const FOLLOW_UP = '答疑轮值安排'

/** Lives through what a month seldom brings: messages that do not go out, a day called off, one in two batches, a merger. */
export class RarerDays extends Actor {
  activityId = ''
  calledOffId = ''
  private newBranchId = ''
  private absent = ''

  heirId = () => this.newBranchId

  /** Late in the evening: two people wait for a message, and in the morning the timer does not come. */
  async messagesLie(): Promise<void> {
    for (const part of ['member', 'unitSecretary'] as const) {
      const answers = [{ kind: 'notice', accepted: true }]
      await this.ask(part, 'subscription.grant', { answers, key: `accepted-by-${part}` })
    }
    await this.clock('2026-12-08T22:00:00+08:00')
    this.calledOffId = await this.post({
      key: 'a-day-to-be-called-off',
      theme: '学风建设：程序设计课程结对帮扶',
    })
    await this.clock('2026-12-09T09:10:00+08:00')
  }

  async calledOff(): Promise<void> {
    const reason = '会议室临时停用'
    await this.ask('secretary', 'activity.cancel', { activityId: this.calledOffId, reason })
    await this.clock('2026-12-09T10:30:00+08:00')
  }

  /** A day in two batches; somebody says leave and is exempt soon after; the secretary keeps in touch with who is away. */
  async batchPosted(): Promise<void> {
    this.activityId = await this.post({
      key: 'a-day-in-two-batches',
      theme: '学习党的创新理论：专题学习与讨论',
      recorderId: this.memberId('secretary'),
      startsAt: instantOf('2026-12-11', '15:00'),
      sessions: [
        {
          startsAt: instantOf(WEEKS_DAY, '15:00'),
          endsAt: instantOf(WEEKS_DAY, '16:30'),
          place: '信息楼 210',
        },
      ],
    })
    const { activityId } = this
    await this.ask('unitSecretary', 'leave.ask', { activityId, kind: 'work', reason: '外地开会' })
    const branchId = this.branchId()
    await this.ask('secretary', 'member.change', {
      branchId,
      memberIds: [this.memberId('unitSecretary')],
      change: {
        what: 'exempt',
        reason: '长期病休，本人申请',
        approvedBy: '支部委员会',
        on: '2026-12-08',
        to: null,
      },
    })
    const memberId = this.memberId('mobile')
    const liaisonId = this.memberId('secretary')
    await this.ask('secretary', 'contact.assign', { memberId, liaisonId })
    await this.ask('secretary', 'member.change', {
      branchId,
      memberIds: [memberId],
      change: {
        what: 'mobility',
        mobility: 'mobile',
        on: '2026-12-08',
        liaisonId,
        destination: '上海',
        expectedReturn: '2027-03-01',
      },
    })
    await this.timer()
  }

  private timer() {
    return this.demo.gateway.timers.run('tick')
  }

  private async tick(parts: number, note?: string): Promise<void> {
    const { activityId } = this
    const { board } = await this.ask('deputy', 'board.show', { activityId })
    const { missing } = board as { missing: { memberId: string }[] }
    const others = missing.filter(({ memberId }) => memberId !== this.memberId('member'))
    const memberIds = others.slice(0, parts).map(({ memberId }) => memberId)
    await this.ask('deputy', 'arrival.tick', { activityId, memberIds, ...(note ? { note } : {}) })
  }

  private matter(by: 'secretary', words: { key: string; kind: string; topic: string }) {
    const { activityId } = this
    return this.ask(by, 'resolution.open', { activityId, proposer: '支委会', why: '', ...words })
  }

  private decide({ resolutionId, base }: Record<string, unknown>) {
    const { present } = base as { present: number }
    return this.ask('deputy', 'resolution.decide', {
      resolutionId,
      discussion: '大家认为可行，同意按此安排。',
      method: 'show_of_hands',
      yes: present,
      no: 0,
      abstain: 0,
      opinions: 0,
      deferReason: '',
      followUps: [{ what: FOLLOW_UP, who: '组织委员', by: '2026-12-25' }],
    })
  }

  private opened: Record<string, unknown> = {}
  /** Some come to the first sitting; the committee has a matter. */
  async firstSitting(): Promise<void> {
    await this.clock('2026-12-11T14:55:00+08:00')
    await this.tick(8, '手机没电，由记录人登记')
    await this.clock('2026-12-11T15:40:00+08:00')
    this.opened = await this.matter('secretary', {
      key: 'a-matter-of-the-committee',
      kind: 'committee',
      topic: '寒假期间值班安排',
    })
  }

  /** Monday morning: who was not there hears of the second sitting. */
  async betweenSittings(): Promise<void> {
    await this.decide(this.opened)
    await this.clock('2026-12-14T09:00:00+08:00')
    await this.timer()
  }

  /** The others come to the second one; a matter is still open. */
  async secondSitting(): Promise<void> {
    await this.clock(`${WEEKS_DAY}T14:55:00+08:00`)
    await this.tick(4)
    await this.clock(`${WEEKS_DAY}T15:40:00+08:00`)
    this.opened = await this.matter('secretary', {
      key: 'a-matter-of-all-members',
      kind: 'ordinary',
      topic: '每周三晚上安排一次代码答疑',
    })
    await this.clock(`${WEEKS_DAY}T17:00:00+08:00`)
    await this.ask('deputy', 'record.save', {
      activityId: this.activityId,
      revision: 0,
      draft: this.draft({
        content: '分两批学习同一专题，第二批补充讨论代码答疑的安排。',
        outcome: '确定下月起安排答疑。',
        lecture: { title: '专题学习', to: '15:40', content: '领学并交流体会。' },
      }),
    })
  }

  /** The record is closed, and what follows a day is written down. */
  async batchesClosed(): Promise<void> {
    const { activityId } = this
    await this.decide(this.opened)
    await this.ask('deputy', 'record.close', { activityId, revision: 1 })
    const { register } = await this.ask('deputy', 'record.show', { activityId })
    const absent = (register as { memberId: string; state: string }[]).find(
      ({ state }) => state === 'absent',
    )
    this.absent = absent?.memberId ?? ''
    await this.ask('secretary', 'briefing.assign', {
      activityId,
      memberIds: [this.absent],
      brieferId: this.memberId('deputy'),
    })
    await this.ask('deputy', 'care.add', {
      key: 'a-talk-by-the-deputy',
      branchId: this.branchId(),
      memberId: this.memberId('member'),
      kind: 'talk',
      on: WEEKS_DAY,
      purpose: '听取对支部工作的意见',
    })
    const memberIds = [this.memberId('member')]
    const letter = (what: 'letter' | 'letter-back', on: string) =>
      this.ask('secretary', 'member.change', {
        branchId: this.branchId(),
        memberIds,
        change: { what, on },
      })
    await letter('letter', '2026-12-08')
    await letter('letter-back', '2026-12-14')
  }

  /** The usual day is one of the first of a month: the next one is asked for before it begins. */
  async monthEnds(): Promise<void> {
    const slot = { nth: 1, weekday: 5, time: '15:00', minutes: 90, place: '信息楼 302' }
    await this.clock('2026-12-29T09:00:00+08:00')
    await this.ask('secretary', 'branch.arrange', {
      branchId: this.branchId(),
      arrange: { what: 'slot', slot, on: '2026-12-29' },
    })
  }

  /** The school decides that the next month is exempt. */
  async monthExempt(): Promise<void> {
    await this.ask('orgOfficer', 'policy.set', {
      orgId: this.schoolId(),
      month: '2027-01',
      policy: 'exempt',
      reason: '寒假，全校统一安排',
    })
  }

  /** The branch and its neighbour become one. */
  async merged(): Promise<void> {
    const on = '2026-12-30'
    await this.clock(`${on}T09:00:00+08:00`)
    const change = {
      what: 'merge',
      from: [this.branchId(), this.otherBranchId()],
      name: '信息工程教工联合党支部',
      kind: 'faculty',
      on,
    }
    const { orgs } = await this.ask('unitSecretary', 'org.change', { change })
    this.newBranchId = (orgs as { orgId: string }[])[0]?.orgId ?? ''
    await this.ask('unitSecretary', 'office.assign', {
      orgId: this.newBranchId,
      memberId: this.memberId('secretary'),
      role: 'secretary',
      from: on,
    })
    await this.leadsAlone()
    await this.ask('secretary', 'entry.declare', {
      activityId: this.activityId,
      memberId: this.absent,
      reason: '第二批到会，当时漏记',
    })
  }

  /** The secretary leads the new branch without a deputy, so that the unit is the second person. */
  private async leadsAlone(): Promise<void> {
    const { members } = await this.ask('secretary', 'members.show', {})
    const rows = members as { memberId: string; offices: { officeId: string }[] }[]
    const deputy = rows.find(({ memberId }) => memberId === this.memberId('deputy'))
    for (const { officeId } of deputy?.offices ?? []) {
      await this.ask('unitSecretary', 'office.end', { officeId, to: '2026-12-30' })
    }
    await this.clock('2026-12-31T09:00:00+08:00')
  }
}
