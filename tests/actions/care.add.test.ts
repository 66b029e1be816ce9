import type { Input } from '../../cloudfunctions/core/contract'
import { AFTER } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(AFTER))
const input = (over: Partial<Input<'care.add'>> = {}): Input<'care.add'> => ({
  key: aKey(),
  branchId: fixture().branch._id,
  memberId: fixture().people.member._id,
  kind: 'talk',
  on: '2026-12-10',
  purpose: '了解近期学习工作情况',
  ...over,
})
guards('care.add', () => input(), {
  world,
  fixture,
  cast: ['member', 'recorder', 'liaison', 'prospect'],
})

test('C3.5a a talk, a visit, a commendation or help is written down with its author', async () => {
  const { careId } = await world().yes('care.add', input(), fixture().as('secretary'))
  expect(await world().documents.get('care', careId)).toMatchObject({
    unitId: fixture().unit._id,
    name: 'member',
    byName: 'secretary',
    removed: null,
  })
})

test('one tap is one entry, however often it is repeated', async () => {
  const same = input()
  const openid = fixture().as('deputy')
  const answers = await Promise.all([
    world().yes('care.add', same, openid),
    world().yes('care.add', same, openid),
  ])
  expect(answers[0]).toEqual(answers[1])
  expect(await world().documents.count('care', { branchId: fixture().branch._id })).toBe(1)
})

test.each([
  ['a purpose longer than 200', () => ({ purpose: '好'.repeat(201) }), 'input-invalid'],
  ['a day to come', () => ({ on: '2026-12-12' }), 'date-in-future'],
  ['the year before last', () => ({ on: '2024-12-31' }), 'date-out-of-range'],
  ['before somebody belonged to the branch', () => ({ on: '2026-08-31' }), 'member-unknown'],
  ['who is no member', () => ({ memberId: fixture().people.activist._id }), 'member-unknown'],
  ['nobody', () => ({ memberId: 'm0000000000000' }), 'member-unknown'],
  ['the author', () => ({ memberId: fixture().people.secretary._id }), 'member-unknown'],
])('C3.5a refused: %s; nothing is written', async (_, over, code) => {
  expect(await world().no('care.add', input(over()), fixture().as('secretary'))).toBe(code)
  expect(await world().documents.count('care', { branchId: fixture().branch._id })).toBe(0)
})
