import { AFTER, closeEvent, DUE, IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
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
  expect(shown.may).toEqual({ edit: false, close: false, addMedia: false })
})

test('reading twice reads the same', async () => {
  const [first, second] = [await show(), await show('deputy')]
  expect({ ...second, now: 0 }).toEqual({ ...first, now: 0 })
})
