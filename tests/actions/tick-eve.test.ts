import type { Message } from '../../cloudfunctions/core/store/messages'
import { aUnitSecretary, DUE, postEvent, START } from '../support/branch'
import { anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { inAWorld } from '../support/guards'

/** Courtesies and reminders around a theme day that the timer owes (C2.2c, C3.3c). */
const { world, fixture } = inAWorld(startWorld)
const owed = async (subject: string) =>
  (
    (await world().documents.find('messages', {
      where: { branchId: fixture().branch._id },
      limit: 200,
    })) as unknown as Message[]
  ).filter((one) => one._id.includes(`_${subject}_`))
const tickAt = async (local: string) => {
  await world().at(local)
  await world().tick()
}
const wish = (eveReminder: boolean) =>
  world().documents.patch('settings', 'school', { eveReminder })
// each test lives through December anew
beforeEach(async () => {
  for (const { _id } of await world().documents.find('jobs', { where: {}, limit: 100 })) {
    await world().documents.remove('jobs', _id)
  }
})
afterEach(() => wish(false))

test('C2.2c on the eve those who come are reminded once, where the school wishes it', async () => {
  const activityId = await postEvent(world(), fixture())
  const leave = { activityId, kind: 'sick', reason: '发烧' } as const
  await world().yes('leave.ask', leave, fixture().as('member'))
  await tickAt('2026-12-10T09:00')
  expect(await owed('eve')).toEqual([])
  await wish(true)
  await tickAt('2026-12-09T09:00')
  expect(await owed('eve')).toEqual([])
  await world().at('2026-12-10T09:05')
  await Promise.all([world().tick(), world().tick()])
  await tickAt('2026-12-10T15:00')
  const reminded = await owed('eve')
  // all due and the guest, but not the one on leave
  expect(reminded).toHaveLength(DUE)
  expect(reminded.map((one) => one.memberId)).not.toContain(fixture().people.member._id)
})

test('C2.2c the eve takes no send that the next notice needs: only who has one to spare is reminded', async () => {
  const [one, two] = [fixture().as('member'), fixture().as('liaison')]
  await postEvent(world(), fixture())
  await world().accept(one, 'notice')
  for (const _ of ['first', 'second']) await world().accept(two, 'notice')
  const had = [one, two].map((openid) => world().messagesOf(openid).length)
  const got = () => [one, two].map((openid, i) => world().messagesOf(openid).length - (had[i] ?? 0))
  await wish(true)
  await tickAt('2026-12-10T09:00')
  await tickAt('2026-12-10T09:05')
  expect(got()).toEqual([0, 1])
  const next = await postEvent(world(), fixture(), { startsAt: START + 7 * 24 * 3_600_000 })
  expect(got()).toEqual([1, 2])
  await world().yes(
    'activity.cancel',
    { activityId: next, reason: '停电' },
    fixture().as('secretary'),
  )
})

test('F14 the eve of a Sunday and of a Monday is quiet', async () => {
  await wish(true)
  await postEvent(world(), fixture(), { startsAt: Date.parse('2026-12-13T09:00:00+08:00') })
  await tickAt('2026-12-12T10:00')
  await postEvent(world(), fixture(), { startsAt: Date.parse('2026-12-14T09:00:00+08:00') })
  await tickAt('2026-12-13T10:00')
  expect(await owed('eve')).toEqual([])
})

test('F14 nobody is reminded at night, and a day called off reminds nobody', async () => {
  const activityId = await postEvent(world(), fixture())
  await wish(true)
  await tickAt('2026-12-10T07:00')
  expect(await owed('eve')).toEqual([])
  const off = { activityId, reason: '停电' }
  await world().yes('activity.cancel', off, fixture().as('secretary'))
  await tickAt('2026-12-10T09:00')
  expect(await owed('eve')).toEqual([])
})

test('C3.3c what was decided and not published is said to the secretary once, after five days', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  const resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
  const home = await world().yes('home.show', {}, fixture().as('secretary'))
  expect(home.todos).toContainEqual(
    expect.objectContaining({ kind: 'publish_decision', activityId }),
  )
  await tickAt('2026-12-16T09:00')
  expect(await owed('publish')).toEqual([])
  await tickAt('2026-12-16T16:00')
  await tickAt('2026-12-17T09:00')
  expect(await owed('publish')).toMatchObject([
    { memberId: fixture().people.secretary._id, facts: { matter: '决议待公开' } },
  ])
  const kept = { resolutionId, seen: 0, step: 'keep', reason: '内部事务' } as const
  await world().yes('publication.step', kept, fixture().as('secretary'))
  const after = await world().yes('home.show', {}, fixture().as('secretary'))
  expect(after.todos.map((one) => one.kind)).not.toContain('publish_decision')
})

test('C3.3c words that wait for the unit are said to the unit, and ask nothing of the branch any more', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  const resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
  const words = { process: '讨论后举手表决。', result: '下次再议。' }
  const proposed = { resolutionId, seen: 0, step: 'propose', scope: 'unit', ...words } as const
  await world().yes('publication.step', proposed, fixture().as('deputy'))
  const checked = { resolutionId, seen: 1, step: 'check' } as const
  await world().yes('publication.step', checked, fixture().as('secretary'))
  const unit = await aUnitSecretary(world(), fixture())
  await tickAt('2026-12-17T09:00')
  expect(await owed('publish')).toMatchObject([
    { facts: { matter: '决议待批准' }, page: expect.stringContaining('pages/unit/') },
  ])
  const asked = async (openid: string) =>
    (await world().yes('home.show', {}, openid)).todos.filter(
      ({ kind }) => kind === 'publish_decision',
    )
  expect(await asked(fixture().as('secretary'))).toEqual([])
  expect(await asked(unit)).toHaveLength(1)
})

test('C3.3c where the secretary alone leads, the commissioner is asked to check the words of the secretary', async () => {
  const { people, branch, as } = fixture()
  const offices = await world().documents.find('roles', {
    where: { memberId: people.deputy._id },
    limit: 10,
  })
  for (const one of offices) await world().documents.remove('roles', one._id)
  await world().documents.put('roles', anOffice(people.deputy._id, branch._id, 'org_commissioner'))
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  const resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), as('recorder'))
  const words = { process: '讨论后举手表决。', result: '下次再议。' }
  const proposed = { resolutionId, seen: 0, step: 'propose', scope: 'branch', ...words } as const
  await world().yes('publication.step', proposed, as('secretary'))
  const { todos } = await world().yes('home.show', {}, as('deputy'))
  expect(todos).toContainEqual(expect.objectContaining({ kind: 'publish_decision', activityId }))
  const own = await world().yes('resolutions.show', { activityId }, as('secretary'))
  expect(own.may.check).toEqual([])
  const other = await world().yes('resolutions.show', { activityId }, as('deputy'))
  expect(other.may.check).toEqual([resolutionId])
  await tickAt('2026-12-17T09:00')
  expect(await owed('publish')).toMatchObject([{ memberId: people.deputy._id }])
})

test('C3.3c however many decisions wait, none of them is passed over', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  const resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
  const doc = await world().documents.get('resolutions', resolutionId)
  const others = Array.from({ length: 120 }, (_, i) => `r${String(i).padStart(15, '0')}`)
  for (const _id of others) await world().documents.put('resolutions', { ...doc, _id } as never)
  await tickAt('2026-12-18T09:00')
  expect(await owed('publish')).toHaveLength(121)
})
