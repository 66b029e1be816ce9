import { messageIdOf } from '../../cloudfunctions/core/domain/identity'
import { aPosting } from '../support/branch'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)

test('C2.2c a notice that waits for the morning is not sent to somebody who left the branch meanwhile', async () => {
  const { member, deputy } = fixture().people
  await world().accept(fixture().as('member'), 'notice')
  await world().accept(fixture().as('deputy'), 'notice')
  await world().at('2026-12-07T22:00')
  const posting = aPosting(fixture())
  const { activityId } = await world().yes('activity.post', posting, fixture().as('secretary'))
  const stateOf = async (memberId: string) =>
    (await world().documents.get('messages', messageIdOf('notice', activityId, memberId)))?.state
  expect([await stateOf(member._id), await stateOf(deputy._id)]).toEqual(['owed', 'owed'])
  const left = member.relations.map((one) => ({ ...one, to: '2026-12-07' }))
  await world().documents.patch('members', member._id, { relations: left })
  await world().at('2026-12-08T00:05')
  await world().tick()
  await world().at('2026-12-08T08:00')
  await world().tick()
  expect([await stateOf(member._id), await stateOf(deputy._id)]).toEqual(['unreachable', 'sent'])
  expect(world().messagesOf(fixture().as('member'))).toEqual([])
})
