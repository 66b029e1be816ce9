import { activityOf } from '../../cloudfunctions/core/store/activities'
import { freeze, renewList } from '../../cloudfunctions/core/store/activity-writes'
import { IN_WINDOW, postEvent, START } from '../support/branch'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)

test('C2.3c, T6 a list read before the day was changed is neither made final nor renewed', async () => {
  const activityId = await postEvent(world(), fixture())
  const read = await activityOf(world().documents, activityId)
  if (!read) throw new Error('the day is expected')
  const change = { activityId, revision: 0, startsAt: START + 7 * 24 * 3_600_000 }
  await world().yes('activity.change', change, fixture().as('secretary'))
  const late = { roster: [], frozenAt: START, untold: null }
  expect(await freeze(world().documents, read, late)).toBe(false)
  expect(await renewList(world().documents, read, [], 'x')).toBe(false)
  expect(await world().documents.get('activities', activityId)).toMatchObject({ frozenAt: null })
})

test('C2.3c whoever needs the list at once with others gets the same final one', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
  const boards = await Promise.all(
    (['recorder', 'secretary', 'deputy'] as const).map((who) =>
      world().yes('board.show', { activityId }, fixture().as(who)),
    ),
  )
  const missing = boards.map((one) => one.board?.missing.length)
  expect(new Set(missing)).toEqual(new Set([missing[0]]))
  expect(await world().documents.get('activities', activityId)).toMatchObject({
    frozenAt: expect.any(Number),
  })
})
