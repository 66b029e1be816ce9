import { aUnitSecretary, closeEvent, POSTED, postEvent } from '../support/branch'
import { anOffice } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { inAWorld } from '../support/guards'
import { mergedWith } from '../support/reshaped'

/** Words and objections of a branch that has ended: its heirs do what its own people did, and the unit does not (§7 #19). */
const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
const MERGED_ON = '2026-12-12'
const merged = async () => {
  await world().at(`${MERGED_ON}T09:00`)
  return mergedWith(world(), fixture(), MERGED_ON)
}
let activityId = ''
let resolutionId = ''
const decided = async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
  await closeEvent(world(), fixture(), activityId)
}
const propose = () => ({
  resolutionId,
  seen: 0,
  step: 'propose' as const,
  scope: 'branch' as const,
  process: '全体党员讨论，到会不足半数，未付表决。',
  result: '下次会议再议。',
})
const step = (name: 'check' | 'publish', seen: number) => ({ resolutionId, seen, step: name })
const take = (input: object, openid: string): Promise<object> =>
  world().call('publication.step', input as never, openid)
const may = async (openid: string) =>
  (await world().yes('resolutions.show', { activityId }, openid)).may

describe('§7 #19, C3.3c a decision of a branch that was merged', () => {
  beforeEach(decided)

  test('is checked by a second person of the new committee', async () => {
    const { id } = await merged()
    const { people, as } = fixture()
    const office = anOffice(people.deputy._id, id, 'org_commissioner')
    await world().documents.put('roles', { ...office, from: MERGED_ON })
    await take(propose(), as('secretary'))
    expect((await may(as('secretary'))).check).toEqual([])
    expect(await take(step('check', 1), as('secretary'))).toMatchObject({
      code: 'publication-other-checks',
    })
  })

  test('is published by the deputy of the new branch while that has no secretary', async () => {
    const { id, beside } = await merged()
    const { people, as } = fixture()
    const office = anOffice(people.deputy._id, id, 'deputy_secretary')
    await world().documents.put('roles', { ...office, from: MERGED_ON })
    const led = await world().documents.find('roles', { where: { orgId: id }, limit: 20 })
    for (const one of led.filter(({ role }) => role === 'secretary')) {
      await world().documents.remove('roles', one._id)
    }
    await take(propose(), as('deputy'))
    expect(await may(as('deputy'))).toMatchObject({ check: [], approve: true })
    expect((await may(beside.as('deputy'))).check).toEqual([resolutionId])
    await take(step('check', 1), beside.as('deputy'))
    expect(await take(step('publish', 2), as('deputy'))).toMatchObject({
      data: { state: 'published' },
    })
  })

  test('is proposed, checked, published and put right by the unit where the branch was dissolved', async () => {
    const { branch } = fixture()
    const unit = await aUnitSecretary(world(), fixture())
    await world().documents.put('orgs', { ...branch, validTo: '2026-12-11', successors: [] })
    const held = await world().documents.find('roles', {
      where: { orgId: branch._id },
      limit: 20,
    })
    for (const one of held) await world().documents.patch('roles', one._id, { to: '2026-12-11' })
    await world().at('2026-12-14T09:00')
    await take(propose(), unit)
    expect(await may(unit)).toEqual({
      open: false,
      publish: true,
      check: [resolutionId],
      approve: true,
    })
    await take(step('check', 1), unit)
    expect(await take(step('publish', 2), unit)).toMatchObject({ data: { state: 'published' } })
    expect((await world().yes('publication.show', { resolutionId }, unit)).may).toMatchObject({
      correct: true,
    })
  })
})

test('§7 #19, C3.5b, T9 objections of a merged branch are the new secretary’s; the unit reads none and answers none', async () => {
  const { as, people } = fixture()
  await decided()
  await world().yes('objection.raise', { activityId, text: '我当天到了' }, as('member'))
  const wrong = { key: aKey(), about: 'care', text: '关怀记录里的事由不属实' } as const
  const { objectionId } = await world().yes('data.object', wrong, as('member'))
  await merged()
  const unit = await aUnitSecretary(world(), fixture())
  const page = await world().yes('unit.show', {}, unit)
  expect([page.objections, page.dataObjections]).toEqual([[], []])
  const { todos } = await world().yes('home.show', {}, unit)
  expect(todos.filter(({ kind }) => kind.includes('objection'))).toEqual([])
  const data = { objectionId, answer: '已核对' }
  const register = { activityId, memberId: people.member._id, answer: '已核对' }
  expect(await world().no('data.answer', data, unit)).toBe('not-allowed')
  expect(await world().no('objection.answer', register, unit)).toBe('not-allowed')
  await world().yes('data.answer', data, as('secretary'))
  await world().yes('objection.answer', register, as('secretary'))
})
