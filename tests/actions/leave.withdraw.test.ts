import { postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  const leave = { activityId, kind: 'work', reason: '出差在外' } as const
  await world().yes('leave.ask', leave, fixture().as('member'))
})
guards('leave.withdraw', () => ({ activityId }), { world, fixture, cast: ['activist'] })
const withdraw = () => world().yes('leave.withdraw', { activityId }, fixture().as('member'))

test('who comes after all takes the leave back, and its reason is gone', async () => {
  expect(await withdraw()).toEqual({ mine: { standing: 'due', state: 'unmarked' } })
  expect(await world().documents.count('leaves', { activityId })).toBe(0)
})

test('taking it back twice is the same', async () => {
  await withdraw()
  expect(await withdraw()).toEqual({ mine: { standing: 'due', state: 'unmarked' } })
})

test('from the start on the leave stands', async () => {
  await world().at('2026-12-11T15:00')
  expect(await world().no('leave.withdraw', { activityId }, fixture().as('member'))).toBe(
    'leave-too-late',
  )
  expect(await world().documents.count('leaves', { activityId })).toBe(1)
})
