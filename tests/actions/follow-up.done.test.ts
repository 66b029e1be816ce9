import { postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let resolutionId = ''
beforeEach(async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
})
guards('follow-up.done', () => ({ resolutionId, index: 0 }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})

test('C3.3c what was to be done is done on that day; said again it stays that day', async () => {
  await world().at('2026-12-18T09:00')
  const done = { resolutionId, index: 0 }
  const deputy = fixture().as('deputy')
  expect(await world().yes('follow-up.done', done, deputy)).toEqual({ doneOn: '2026-12-18' })
  await world().at('2026-12-20T09:00')
  expect(await world().yes('follow-up.done', done, deputy)).toEqual({ doneOn: '2026-12-18' })
  const none = { resolutionId, index: 3 }
  expect(await world().no('follow-up.done', none, deputy)).toBe('resolution-unknown')
})

test('C3.3c what is due is a quiet to-do of those who lead the branch, until it is done', async () => {
  const followUps = [
    { what: '布置会议室', who: '', by: null },
    { what: '通知课程组', who: '组织委员', by: '2026-12-20' },
    { what: '汇总意见', who: '宣传委员', by: '2026-12-25' },
  ]
  const vote = aVote(resolutionId, { followUps })
  await world().yes('resolution.decide', vote, fixture().as('recorder'))
  const asked = async (who: 'secretary' | 'member' = 'secretary') =>
    (await world().yes('home.show', {}, fixture().as(who))).todos.filter(
      (todo) => todo.kind === 'follow_up',
    )
  const topic = String((await world().documents.get('resolutions', resolutionId))?.topic)
  await world().at('2026-12-19T09:00')
  expect(await asked()).toEqual([])
  await world().at('2026-12-20T09:00')
  expect(await asked()).toMatchObject([{ subject: topic, dueOn: '2026-12-20' }])
  expect(await asked('member')).toEqual([])
  const done = (index: number) =>
    world().yes('follow-up.done', { resolutionId, index }, fixture().as('deputy'))
  await done(1)
  expect(await asked()).toEqual([])
  await world().at('2026-12-26T09:00')
  expect(await asked()).toMatchObject([{ dueOn: '2026-12-25' }])
  await done(2)
  expect(await asked()).toEqual([])
})

test('C3.3c what is done stays done when the decision is said again, or put right beside it', async () => {
  const deputy = fixture().as('deputy')
  await world().yes('follow-up.done', { resolutionId, index: 0 }, deputy)
  const again = aVote(resolutionId)
  const more = { what: '布置会议室', who: '', by: null }
  const followUps = async () =>
    (await world().documents.get('resolutions', resolutionId))?.followUps as object[]
  for (const input of [again, { ...again, followUps: [more, ...again.followUps] }]) {
    await world().yes('resolution.decide', input, fixture().as('recorder'))
    expect((await followUps()).at(-1)).toMatchObject({ doneOn: '2026-12-11' })
  }
  expect((await followUps())[0]).toMatchObject({ ...more, doneOn: null })
})
