import { recordClose } from '../../cloudfunctions/api/actions/record.close'
import type { Input } from '../../cloudfunctions/core/contract'
import { firstBroken } from '../../cloudfunctions/core/domain/seal'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { chainOf } from '../../cloudfunctions/core/store/ledger-chain'
import { AFTER, aDraft, closeEvent, DUE, IN_WINDOW, POSTED, postEvent } from '../support/branch'
import { LEDGER_SECRET, startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'
import { platformOf, stagesOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
guards('record.close', () => ({ activityId, revision: 0 }), {
  world,
  fixture,
  cast: ['member', 'prospect'],
})
const save = (over = {}, id = activityId) =>
  world().yes(
    'record.save',
    { activityId: id, revision: 0, draft: aDraft(fixture(), over) },
    fixture().as('recorder'),
  )
const refused = (revision: number, openid = fixture().as('recorder')) =>
  world().no('record.close', { activityId, revision }, openid)
const chain = () => chainOf(world().documents, fixture().branch._id)

test('a record is closed in three stages: what the ids tell, what that leads to, one step that writes', async () => {
  await world().at(IN_WINDOW)
  const tick = { activityId, memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', tick, fixture().as('recorder'))
  await world().at(AFTER)
  const { revision } = await save()
  const input = { activityId, revision }
  const openid = fixture().as('recorder')
  const stages = await stagesOf(world(), (platform) => recordClose(input, platform, { openid }))
  expect(stages).toBe(3)
  expect(await chain()).toHaveLength(1)
})

test('C4.3b, C4.3c, C4.3d closing makes the register final and seals the entry, without one picture', async () => {
  await world().at(POSTED)
  const leave = { activityId, kind: 'sick', reason: '发烧' } as const
  await world().yes('leave.ask', leave, fixture().as('liaison'))
  await world().at(IN_WINDOW)
  for (const who of ['member', 'probationary', 'prospect'] as const) {
    const input = { activityId, memberIds: [fixture().people[who]._id] }
    await world().yes('arrival.tick', input, fixture().as('recorder'))
  }
  const closed = await closeEvent(world(), fixture(), activityId)
  expect(closed.counts).toEqual({
    due: DUE,
    present: 2,
    leave: 1,
    absent: DUE - 3,
    unmarked: 0,
    late: 0,
    exempt: 1,
    mobile: 1,
    inTransfer: 0,
    seconded: 0,
    excluded: 0,
    visitors: 0,
    invitees: 1,
  })
  const [entry] = await chain()
  expect(entry).toMatchObject({
    _id: closed.entryId,
    digest: closed.digest,
    seq: 1,
    previous: '0'.repeat(64),
    line: { presentFull: 1, presentProbationary: 1, chair: 'secretary', recorder: 'recorder' },
  })
  expect(entry?.sealed.register).toContainEqual(
    expect.objectContaining({ name: 'liaison', state: 'leave' }),
  )
  // the reason of a leave is no part of the ledger
  expect(JSON.stringify(entry)).not.toContain('发烧')
})

test('closing again, at once or later, gives the same entry again', async () => {
  await save()
  const close = (who: 'recorder' | 'secretary') =>
    world().yes('record.close', { activityId, revision: 1 }, fixture().as(who))
  const [one, two] = await Promise.all([close('recorder'), close('secretary')])
  await world().at('2027-01-05T10:00')
  expect([two, await close('recorder')]).toEqual([one, one])
  expect(await chain()).toHaveLength(1)
})

test('closed by somebody else between two readings, it gives the same entry again', async () => {
  const { revision } = await save()
  const close = { activityId, revision }
  const ticked = { activityId, memberIds: [fixture().people.member._id] }
  const yesTo = <A extends 'arrival.tick' | 'record.close'>(action: A, input: Input<A>) =>
    world().yes(action, input, fixture().as('secretary'))
  let first = true
  const busy = (documents: Documents): Documents => ({
    ...documents,
    transact: async (step) => {
      if (!first) return documents.transact(step)
      first = false
      // a tick stops our closing, and theirs is done before we read again
      await yesTo('arrival.tick', ticked)
      const stopped = await documents.transact(step)
      await yesTo('record.close', close)
      return stopped
    },
  })
  const openid = fixture().as('recorder')
  const closed = await recordClose(close, platformOf(world(), busy), { openid })
  const [entry, ...others] = await chain()
  expect(closed).toMatchObject({ ok: true, value: { entryId: entry?._id } })
  expect(others).toEqual([])
})

test('closed by somebody else while its list is made final, it gives the same entry again', async () => {
  const { revision } = await save()
  const close = { activityId, revision }
  let first = true
  const slow = (documents: Documents): Documents => ({
    ...documents,
    patchIf: async (...given) => {
      if (first) await world().yes('record.close', close, fixture().as('secretary'))
      first = false
      return documents.patchIf(...given)
    },
  })
  const openid = fixture().as('recorder')
  const closed = await recordClose(close, platformOf(world(), slow), { openid })
  const [entry, ...others] = await chain()
  expect(closed).toMatchObject({ ok: true, value: { entryId: entry?._id } })
  expect(others).toEqual([])
})

test('two records of a branch closed at once take two places of one whole chain', async () => {
  const other = await postEvent(world(), fixture(), { theme: '另一次活动' })
  await world().at(AFTER)
  await Promise.all([save(), save({}, other)])
  const close = (id: string) =>
    world().yes('record.close', { activityId: id, revision: 1 }, fixture().as('recorder'))
  const closed = await Promise.all([close(activityId), close(other)])
  expect(new Set(closed.map((one) => one.entryId)).size).toBe(2)
  const entries = await chain()
  expect(entries.map((entry) => entry.seq)).toEqual([1, 2])
  expect(firstBroken(entries, true, [LEDGER_SECRET])).toBeNull()
})

test('a record that lacks something names it', async () => {
  await save({ chairId: null, outcome: '' })
  const input = { activityId, revision: 1 }
  const reply = await world().call('record.close', input, fixture().as('recorder'))
  expect(reply).toMatchObject({ code: 'record-incomplete', fields: ['chair', 'outcome'] })
  expect(await chain()).toEqual([])
})

test('domain §7 #17 a matter without a result is named before the closing and carried with it', async () => {
  await world().at('2026-12-11T15:40')
  const open = await openMatter(world(), fixture(), activityId, { topic: '设党员示范岗' })
  const decided = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(decided), fixture().as('recorder'))
  await world().at(AFTER)
  const shown = await world().yes('record.show', { activityId }, fixture().as('recorder'))
  expect(shown.undecided).toEqual(['设党员示范岗'])
  await closeEvent(world(), fixture(), activityId)
  const [entry] = await chain()
  expect(entry?.sealed.resolutions).toMatchObject([
    { resolutionId: open, result: { outcome: 'carried', yes: 0 } },
    { resolutionId: decided, result: { outcome: 'carried' } },
  ])
  const { resolutions } = await world().yes(
    'resolutions.show',
    { activityId },
    fixture().as('member'),
  )
  expect(resolutions.map((one) => one.result?.outcome)).toEqual(['carried', 'carried'])
  // nothing was decided, so nobody is asked to publish it
  const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
  expect(todos.filter((one) => one.kind === 'publish_decision')).toHaveLength(1)
  expect(firstBroken(await chain(), true, [LEDGER_SECRET])).toBeNull()
})

test('C4.2b "not applicable" wants its reason', async () => {
  await save({ flag: 'not_applicable' })
  const input = { activityId, revision: 1 }
  const reply = await world().call('record.close', input, fixture().as('recorder'))
  expect(reply).toMatchObject({ code: 'record-incomplete', fields: ['venueNote'] })
})

test('not before the start, not from an older version, not when called off', async () => {
  await save()
  expect(await refused(0)).toBe('record-changed')
  await world().at(IN_WINDOW)
  expect(await refused(1)).toBe('record-too-early')
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  await world().at(AFTER)
  expect(await refused(1)).toBe('activity-cancelled')
})

test('C4.3b weeks later it still closes', async () => {
  await save()
  await world().at('2027-03-01T10:00')
  const input = { activityId, revision: 1 }
  const closed = await world().yes('record.close', input, fixture().as('deputy'))
  expect(closed.counts.due).toBe(DUE)
})

test('C2.1b closing counts who came, before any window has closed', async () => {
  await world().at(IN_WINDOW)
  const tick = { activityId, memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', tick, fixture().as('recorder'))
  await world().at('2026-12-11T16:35')
  const { revision } = await save()
  await world().yes('record.close', { activityId, revision }, fixture().as('recorder'))
  expect(await world().documents.get('activities', activityId)).toMatchObject({ presentCount: 1 })
})

test('C4.3d a tick at the moment of closing is either sealed or refused, never lost', async () => {
  const { revision } = await save()
  const recorder = fixture().as('recorder')
  const tick = { activityId, memberIds: [fixture().people.member._id], method: 'paper' }
  const [ticked] = await Promise.all([
    world().call('arrival.tick', tick, recorder),
    world().call('record.close', { activityId, revision }, recorder),
  ])
  const closed = await world().yes('record.close', { activityId, revision }, recorder)
  expect(closed.counts.present).toBe(ticked.ok ? 1 : 0)
  expect(await world().documents.get('activities', activityId)).toMatchObject({
    presentCount: closed.counts.present,
  })
})
