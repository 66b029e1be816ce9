import { AFTER, aDraft, closeEvent, DUE, IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
guards('record.show', () => ({ activityId }), { world, fixture, cast: ['member', 'prospect'] })
const show = (who: 'recorder' | 'deputy' | 'member' = 'recorder') =>
  world().yes('record.show', { activityId }, fixture().as(who))

test('the page opens with the register, the recorder and what is lacking; nothing of it is typed twice', async () => {
  const shown = await show()
  expect(shown).toMatchObject({
    revision: 0,
    draft: { recorderId: fixture().people.recorder._id, chairId: null, content: '' },
    counts: { due: DUE, unmarked: DUE },
    media: [],
    lacks: ['chair', 'content', 'outcome'],
    sealed: null,
    may: { edit: true, close: true, addMedia: true },
  })
  expect(shown.register).toHaveLength(10)
  expect(shown.people.map((one) => one.name)).toContain('secretary')
  expect(shown.people.map((one) => one.name)).not.toContain('prospect')
})

test('C2.0d the chair stands there already: the secretary, or the deputy when the secretary did not come', async () => {
  const { people } = fixture()
  const arrive = async (who: 'secretary' | 'deputy' | 'member') => {
    const tick = { activityId, memberIds: [people[who]._id] }
    await world().yes('arrival.tick', tick, fixture().as('recorder'))
  }
  const chair = async () => (await show()).draft.chairId
  await arrive('member')
  expect(await chair()).toBeNull()
  await arrive('deputy')
  expect(await chair()).toBe(people.deputy._id)
  await arrive('secretary')
  expect(await show()).toMatchObject({
    draft: { chairId: people.secretary._id },
    lacks: ['content', 'outcome'],
  })
})

test('C3.3a deliberation without a matter is hinted at to the leaders alone, and blocks nothing', async () => {
  activityId = await postEvent(world(), fixture(), {
    theme: '民主议事',
    items: [{ kind: 'required', category: 'deliberation' }],
  })
  await world().at(AFTER)
  expect((await show('deputy')).hints).toEqual(['no_matter'])
  expect((await show('recorder')).hints).toEqual([])
  await openMatter(world(), fixture(), activityId)
  expect((await show('deputy')).hints).toEqual([])
})

test('C2.3d the register is in roster order and shows no titles', async () => {
  const { register } = await show()
  expect(register[0]).toEqual({
    memberId: fixture().people.secretary._id,
    name: 'secretary',
    standing: 'due',
    state: 'unmarked',
  })
})

test('C4.3d after closing it is what was sealed: nobody is unmarked, nothing can be edited', async () => {
  const { digest } = await closeEvent(world(), fixture(), activityId)
  expect(await show()).toMatchObject({
    counts: { due: DUE, absent: DUE, unmarked: 0 },
    sealed: { digest, daysAfter: 0 },
    lacks: [],
    may: { edit: false, close: false, addMedia: true },
  })
})

test('C1.3 a member reads the closed minutes, without the register', async () => {
  await world().at(IN_WINDOW)
  await closeEvent(world(), fixture(), activityId)
  const shown = await show('member')
  expect(shown.draft.content).not.toBe('')
  expect(shown.register).toEqual([])
  expect(shown.may).toEqual({
    edit: false,
    close: false,
    addMedia: false,
    decideMedia: false,
    correct: false,
    forms: false,
  })
})

test('C3.9c minutes that read like an earlier month are pointed out to leaders, not to the recorder', async () => {
  const content =
    '会议学习了党员教育管理工作条例，大家结合教学谈了体会，对下月的结对帮扶作了分工，责任落实到人。'
  await closeEvent(world(), fixture(), activityId, { content })
  const next = await postEvent(world(), fixture())
  await world().at(AFTER)
  const draft = aDraft(fixture(), { content: content.replace('下月', '今后') })
  const saved = { activityId: next, revision: 0, draft }
  await world().yes('record.save', saved, fixture().as('recorder'))
  const seen = async (who: 'deputy' | 'recorder') =>
    (await world().yes('record.show', { activityId: next }, fixture().as(who))).hints
  expect(await seen('deputy')).toEqual(['like_earlier'])
  expect(await seen('recorder')).toEqual([])
})

test('reading twice reads the same', async () => {
  const [first, second] = [await show(), await show()]
  expect({ ...second, now: 0 }).toEqual({ ...first, now: 0 })
})
