import { arrivalConfirm } from '../../cloudfunctions/api/actions/arrival.confirm'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { aDraft, codeOf, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'
import { platformOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)

/** The recorder closes, which is allowed from the start on, between the two stages of a code. */
test('C4.3d who was told that the code registered while the record was being closed is not lost', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:05')
  const recorder = fixture().as('recorder')
  const draft = aDraft(fixture())
  const { revision } = await world().yes(
    'record.save',
    { activityId, revision: 0, draft },
    recorder,
  )
  const code = await codeOf(world(), fixture(), activityId)
  const slow = new Proxy(world().documents, {
    get: (documents, name: keyof Documents) =>
      name === 'insertOnce'
        ? async (...given: Parameters<Documents['insertOnce']>) => {
            await world().yes('record.close', { activityId, revision }, recorder)
            return documents.insertOnce(...given)
          }
        : documents[name],
  })
  const told = await arrivalConfirm(
    { code },
    platformOf(world(), () => slow),
    {
      openid: fixture().as('member'),
    },
  )
  expect(told.ok).toBe(true)
  const openid = fixture().as('member')
  const stateOf = async () =>
    (await world().yes('activity.show', { activityId }, openid)).mine.state
  expect(await stateOf()).toBe('absent')
  await world().at('2026-12-11T15:08')
  await Promise.all([world().tick(), world().tick()])
  await world().tick()
  const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
  const memberId = fixture().people.member._id
  expect(todos.filter((todo) => todo.kind === 'late_entry')).toMatchObject([{ memberId }])
  const agreed = { activityId, memberId, agree: true }
  expect(await world().no('entry.confirm', agreed, openid)).toBe('not-allowed')
  await world().yes('entry.confirm', agreed, fixture().as('secretary'))
  expect(await stateOf()).toBe('present')
  // once is enough
  await world().tick()
  expect(await world().documents.count('activities', { recheckAt: { gt: 0 } })).toBe(0)
})
