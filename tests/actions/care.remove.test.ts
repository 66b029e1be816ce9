import { careIdOf } from '../../cloudfunctions/core/domain/identity'
import { AFTER } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let careId = ''
beforeEach(async () => {
  await world().at(AFTER)
  const care = {
    key: aKey(),
    branchId: fixture().branch._id,
    memberId: fixture().people.member._id,
    kind: 'help' as const,
    on: '2026-12-10',
    purpose: '写错了人',
  }
  careId = (await world().yes('care.add', care, fixture().as('secretary'))).careId
})
const input = () => ({ branchId: fixture().branch._id, careId })
guards('care.remove', input, { world, fixture, cast: ['prospect', 'activist'] })

test('C3.5a what was written wrongly goes; that it was taken away stays', async () => {
  for (let times = 0; times < 2; times++)
    await world().yes('care.remove', input(), fixture().as('secretary'))
  expect(await world().documents.get('care', careId)).toMatchObject({
    purpose: '',
    removed: { by: fixture().people.secretary._id },
  })
  const { branchId } = input()
  const { rows } = await world().yes('care.show', { branchId }, fixture().as('secretary'))
  expect(rows).toEqual([])
  expect((await world().yes('me.show', {}, fixture().as('member'))).me?.care).toEqual([])
})

test('T9 whoever cannot read a record is told the same as when there is none', async () => {
  const none = { ...input(), careId: careIdOf(fixture().people.member._id, aKey()) }
  for (const who of ['deputy', 'member', 'liaison'] as const)
    for (const asked of [input(), none])
      expect(await world().no('care.remove', asked, fixture().as(who))).toBe('entry-unknown')
})
