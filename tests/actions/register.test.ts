import fc from 'fast-check'
import { issueCode } from '../../cloudfunctions/core/domain/sign-in-code'
import { chainOf } from '../../cloudfunctions/core/store/ledger-chain'
import { closeEvent, type Fixture, foundBranch, postEvent, type Someone } from '../support/branch'
import { SIGN_IN_SECRET, startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world } = inAWorld(startWorld)

/** Everything that can touch the register of a day, in any order and at any minute of the day. */
const PEOPLE: readonly Someone[] = [
  'deputy',
  'member',
  'liaison',
  'unbound',
  'probationary',
  'exempt',
  'mobile',
  'prospect',
]
const DEEDS = ['tick', 'undo', 'scan', 'kept', 'settle', 'ask', 'enter', 'withdraw', 'transfer']
const step = fc.record({
  deed: fc.constantFrom(...DEEDS),
  who: fc.constantFrom(...PEOPLE),
  /** Minutes since noon. */
  minute: fc.integer({ min: 0, max: 330 }),
  yes: fc.boolean(),
})

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function run(fixture: Fixture, activityId: string, history: Step[]) {
  const noon = Date.parse('2026-12-11T12:00:00+08:00')
  const other = await foundBranch(world())
  for (const { deed, who, minute, yes } of [...history].sort((a, b) => a.minute - b.minute)) {
    await world().gateway.clock.set(noon + minute * 60_000)
    const now = world().gateway.clock.now()
    const memberId = fixture.people[who]._id
    const codeAt = (at: number) => issueCode(activityId, at, SIGN_IN_SECRET)
    const leave = { activityId, kind: 'sick', reason: '发烧' }
    const [recorder, secretary, own] = [
      fixture.as('recorder'),
      fixture.as('secretary'),
      fixture.as(who),
    ]
    const about = { activityId, memberId }
    const change = yes
      ? { what: 'letter', on: '2026-12-01' }
      : { what: 'transfer', toBranchId: other.branch._id, on: '2026-12-11' }
    const moved = { branchId: fixture.branch._id, memberIds: [memberId], change }
    const calls: Record<string, [action: string, input: object, openid: string]> = {
      tick: ['arrival.tick', { activityId, memberIds: [memberId], late: yes }, recorder],
      undo: ['arrival.undo', about, recorder],
      scan: ['arrival.confirm', { code: codeAt(now) }, own],
      kept: ['arrival.confirm', { code: codeAt(now - 1_200_000), kept: true }, own],
      settle: ['arrival.settle', { ...about, wasThere: yes }, recorder],
      ask: ['leave.ask', leave, own],
      enter: ['leave.enter', { ...leave, memberId }, secretary],
      withdraw: ['leave.withdraw', yes ? about : { activityId }, yes ? secretary : own],
      transfer: ['member.change', moved, secretary],
    }
    const [action, input, openid] = calls[deed] as [string, object, string]
    const reply = await world().call(action, input, openid)
    // whatever comes in which order: an answer or a refusal, never a fault
    if (!reply.ok) expect(reply.code).not.toBe('internal')
  }
}

test('due = present + leave + absent, whatever happened in whatever order', async () => {
  const day = fc.array(step, { minLength: 10, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(day, async (history) => {
      const fixture = await foundBranch(world())
      const activityId = await postEvent(world(), fixture)
      await run(fixture, activityId, history)
      const { counts } = await closeEvent(world(), fixture, activityId)
      expect(counts.present + counts.leave + counts.absent).toBe(counts.due)
      expect(counts.unmarked).toBe(0)
      const [entry] = await chainOf(world().documents, fixture.branch._id)
      const register = entry?.sealed.register ?? []
      // everybody once, and outside the due nobody is on leave or absent
      expect(new Set(register.map((row) => row.memberId)).size).toBe(register.length)
      expect(register.filter((row) => row.standing === 'due')).toHaveLength(counts.due)
      const outside = register.filter((row) => row.standing !== 'due')
      expect(outside.every((row) => ['present', 'unmarked'].includes(row.state))).toBe(true)
    }),
    { numRuns: 12 },
  )
})
