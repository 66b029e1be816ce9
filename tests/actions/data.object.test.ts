import type { Input, MemberChange } from '../../cloudfunctions/core/contract'
import { AFTER, type Fixture, foundBranch } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { mergedWith } from '../support/reshaped'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(AFTER))
const input = (over: Partial<Input<'data.object'>> = {}): Input<'data.object'> => ({
  key: aKey(),
  about: 'profile',
  text: '入党日期应为2011年6月',
  ...over,
})
guards('data.object', () => input(), { world, fixture, abroad: false })
const todosOf = async (who: 'secretary' | 'deputy' | 'member') => {
  const { todos } = await world().yes('home.show', {}, fixture().as(who))
  return todos.filter((todo) => todo.kind === 'data_objection')
}

test('C3.5b whoever finds something stored wrong says so; the leaders are asked, nobody else', async () => {
  const same = input()
  for (let times = 0; times < 2; times++)
    await world().yes('data.object', same, fixture().as('member'))
  expect(await todosOf('secretary')).toEqual([
    { kind: 'data_objection', subject: 'member', count: 1 },
  ])
  expect(await todosOf('deputy')).toHaveLength(1)
  expect(await todosOf('member')).toEqual([])
  const { me } = await world().yes('me.show', {}, fixture().as('member'))
  expect(me?.dataObjections).toMatchObject([{ about: 'profile', text: same.text, answer: null }])
})

test('C3.5b a leader is not asked to answer the own words; another leader is', async () => {
  await world().yes('data.object', input(), fixture().as('secretary'))
  expect(await todosOf('secretary')).toEqual([])
  expect(await todosOf('deputy')).toMatchObject([{ subject: 'secretary', count: 1 }])
})

test('C3.5b T9 about care and leave the secretary alone is asked', async () => {
  await world().yes('data.object', input({ about: 'care' }), fixture().as('member'))
  await world().yes('data.object', input({ about: 'leave' }), fixture().as('liaison'))
  expect(await todosOf('secretary')).toMatchObject([{ count: 2 }])
  expect(await todosOf('deputy')).toEqual([])
})

describe('C3.5b who changed the branch', () => {
  let now: Fixture
  let careId = ''
  const former = () => fixture().branch._id
  const object = (over: Partial<Input<'data.object'>>) =>
    world().yes('data.object', input({ about: 'care', ...over }), fixture().as('member'))
  const readBy = async (openid: string) =>
    (await world().yes('data.show', {}, openid)).rows.map((one) => one.objectionId)
  beforeEach(async () => {
    const { branch, people, unit, as } = fixture()
    now = await foundBranch(world(), unit)
    const [branchId, memberId] = [branch._id, people.member._id]
    const care = { branchId, memberId, key: aKey(), kind: 'talk', on: '2026-12-07' } as const
    const talk = { ...care, purpose: '谈家庭困难' }
    careId = (await world().yes('care.add', talk, as('secretary'))).careId
    const changes: MemberChange[] = [
      { what: 'letter', on: '2026-12-10' },
      { what: 'transfer', toBranchId: now.branch._id, on: '2026-12-11' },
    ]
    for (const change of changes)
      await world().yes(
        'member.change',
        { branchId, memberIds: [memberId], change },
        as('secretary'),
      )
  })

  test('finds both on the own page, and says it to the former one, which alone reads and answers it', async () => {
    const { me } = await world().yes('me.show', {}, fixture().as('member'))
    expect(me?.relations.map((one) => one.branchId)).toEqual([former(), now.branch._id])
    const said = input({ about: 'care', branchId: former() })
    const first = await object(said)
    expect(await object(said)).toEqual(first)
    expect(await readBy(fixture().as('secretary'))).toEqual([first.objectionId])
    expect(await readBy(now.as('secretary'))).toEqual([])
    const answer = { ...first, answer: '已删去' }
    expect(await world().no('data.answer', answer, now.as('secretary'))).toBe('not-allowed')
    const secretary = fixture().as('secretary')
    await world().yes('care.remove', { branchId: former(), careId }, secretary)
    await world().yes('data.answer', answer, secretary)
    const after = await world().yes('me.show', {}, fixture().as('member'))
    expect(after.me).toMatchObject({ care: [], dataObjections: [{ answer: '已删去' }] })
  })

  test('says it to the branch of today when none is named', async () => {
    for (const branchId of [undefined, now.branch._id]) await object(branchId ? { branchId } : {})
    expect(await readBy(now.as('secretary'))).toHaveLength(2)
    expect(await readBy(fixture().as('secretary'))).toEqual([])
  })

  test('is told that the first words stay when another branch is named after a lost answer', async () => {
    const said = input({ branchId: former() })
    const { objectionId } = await object(said)
    const other = { ...said, about: 'care' as const, branchId: now.branch._id }
    expect(await world().no('data.object', other, fixture().as('member'))).toBe('already-said')
    expect(await readBy(fixture().as('secretary'))).toEqual([objectionId])
    expect(await readBy(now.as('secretary'))).toEqual([])
  })

  test('of a former one that has ended, those who took over read and answer it', async () => {
    await world().at('2026-12-12T09:00')
    await mergedWith(world(), fixture(), '2026-12-12')
    const { objectionId } = await object({ branchId: former() })
    expect(await readBy(fixture().as('secretary'))).toEqual([objectionId])
    await world().yes('data.answer', { objectionId, answer: '已核对' }, fixture().as('secretary'))
  })

  test('says nothing to a branch of others, and nothing is written', async () => {
    const elsewhere = await foundBranch(world(), fixture().unit)
    const said = input({ branchId: elsewhere.branch._id })
    expect(await world().no('data.object', said, fixture().as('member'))).toBe('not-allowed')
    // who stayed never belonged to where the other one went
    const there = input({ branchId: now.branch._id })
    expect(await world().no('data.object', there, fixture().as('liaison'))).toBe('not-allowed')
    const branches = { in: [elsewhere.branch._id, now.branch._id] }
    const where = { branchId: branches }
    expect(await world().documents.find('data_objections', { where, limit: 5 })).toEqual([])
  })
})
