import { foundBranch } from '../support/branch'
import { startWorld } from '../support/call'
import { aPublished } from '../support/decision'
import { inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let resolutionId = ''
beforeEach(async () => {
  resolutionId = await aPublished(world(), fixture(), 'unit')
})
const said = (over: object = {}) => ({
  resolutionId,
  text: '建议避开实验课',
  anonymous: true,
  ...over,
})
const stored = () => world().documents.find('feedback', { where: { resolutionId }, limit: 10 })

test('C3.3d, F11 without a name nothing tells who it was; the same words twice are one', async () => {
  const beside = await foundBranch(world(), fixture().unit)
  await world().yes('feedback.leave', said(), beside.as('activist'))
  await world().yes('feedback.leave', said(), beside.as('activist'))
  const [one, ...more] = await stored()
  expect(more).toEqual([])
  expect(one).toMatchObject({ memberId: null, text: '建议避开实验课' })
  const text = JSON.stringify(one)
  expect(text).not.toContain(beside.people.activist._id)
  expect(text).not.toContain(beside.as('activist'))
  // somebody else with the same words meets the same entry: the id tells nobody apart
  await world().yes('feedback.leave', said(), fixture().as('member'))
  expect(await stored()).toHaveLength(1)
})

test('with a name the branch knows whom it answers', async () => {
  await world().yes('feedback.leave', said({ anonymous: false }), fixture().as('member'))
  expect(await stored()).toMatchObject([{ memberId: fixture().people.member._id }])
})

test('C3.3d refused: nothing said, not for the caller, too much', async () => {
  const leave = (input: object, openid: string) =>
    world().no('feedback.leave', input as never, openid)
  expect(await leave(said({ text: ' ' }), fixture().as('member'))).toBe('feedback-empty')
  expect(await leave(said(), STRANGER)).toBe('not-bound')
  const abroad = await foundBranch(world())
  expect(await leave(said(), abroad.as('member'))).toBe('resolution-unknown')
  expect(await leave(said({ openid: 'o1' }), fixture().as('member'))).toBe('input-invalid')
  const many = Array.from({ length: 200 }, (_, i) => ({
    _id: `k${String(i).padStart(15, '0')}`,
    resolutionId,
    branchId: fixture().branch._id,
    text: String(i),
    at: world().gateway.clock.now(),
    memberId: null,
    answer: null,
    answeredAt: null,
    answeredBy: null,
  }))
  for (const one of many) await world().documents.put('feedback', one)
  expect(await leave(said(), fixture().as('member'))).toBe('feedback-full')
  // what was taken last is among them when its answer got lost
  await world().documents.remove('feedback', 'k000000000000000')
  const first = await world().yes('feedback.leave', said(), fixture().as('member'))
  await world().gateway.clock.advance(60_000)
  expect(await world().yes('feedback.leave', said(), fixture().as('member'))).toEqual(first)
})

test('C3.3d whom nobody knows leaves room for the people of the unit', async () => {
  resolutionId = await aPublished(world(), fixture(), 'public')
  for (let i = 0; i < 100; i++) {
    const input = { resolutionId, text: `第${i}条`, anonymous: true }
    await world().documents.put('feedback', {
      _id: `k${String(i).padStart(15, '0')}`,
      ...{ resolutionId, branchId: fixture().branch._id, text: input.text },
      ...{
        at: world().gateway.clock.now(),
        memberId: null,
        answer: null,
        answeredAt: null,
        answeredBy: null,
      },
    })
  }
  expect(await world().no('feedback.leave', said(), STRANGER)).toBe('feedback-full')
  await world().yes('feedback.leave', said(), fixture().as('member'))
})
