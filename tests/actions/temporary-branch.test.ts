import type { Branch } from '../../cloudfunctions/core/store/orgs'
import { AFTER, aDraft, aPosting, POSTED, type Someone } from '../support/branch'
import { aBranch, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

/** A temporary branch has no people but those who stay; it plans, holds and records its days with them (decision 0011). */
const { world, fixture } = inAWorld(startWorld)
const STAYING: Someone[] = ['secretary', 'recorder', 'member', 'probationary']
const idsOf = (who: Someone[]) => who.map((one) => fixture().people[one]._id).sort()
let branch: Branch
beforeEach(async () => {
  await world().at(POSTED)
  const { documents } = world()
  branch = aBranch(fixture().unit, '实习临时支部')
  await documents.put('orgs', { ...branch, kind: 'temporary' })
  const stay = { branchId: branch._id, from: '2026-12-01', letterOn: null, temporary: true }
  for (const who of STAYING) {
    const { _id, relations, branchIds } = fixture().people[who]
    await documents.patch('members', _id, {
      relations: [...relations, { ...stay, to: who === 'probationary' ? '2026-12-13' : null }],
      branchIds: [...branchIds, branch._id],
    })
  }
  const { secretary } = fixture().people
  await documents.put('roles', anOffice(secretary._id, branch._id, 'secretary'))
})
const as = (who: Someone) => fixture().as(who)

test('domain §7 #5 the posting page counts who stays, as the posting does, and offers them as recorder', async () => {
  const draft = await world().yes('activity.draft', { branchId: branch._id }, as('secretary'))
  expect(draft.dueCount).toBe(STAYING.length)
  expect(draft.members.map((one) => one.memberId).sort()).toEqual(idsOf(STAYING))
  const posting = aPosting(fixture(), { branchId: branch._id, invited: [] })
  const posted = await world().yes('activity.post', posting, as('secretary'))
  expect(posted.dueCount).toBe(draft.dueCount)
  const { activityId } = posted
  const arranged = await world().yes('activity.arrangement', { activityId }, as('secretary'))
  expect(arranged.members.map((one) => one.memberId).sort()).toEqual(idsOf(STAYING))
})

test('domain §4.2 who stays there chairs and keeps the record, also once the stay is over', async () => {
  const posting = aPosting(fixture(), { branchId: branch._id, invited: [] })
  const { activityId } = await world().yes('activity.post', posting, as('secretary'))
  await world().at(AFTER)
  const { people } = await world().yes('record.show', { activityId }, as('recorder'))
  expect(people.map((one) => one.memberId).sort()).toEqual(idsOf(STAYING))
  const chair = (who: Someone) => aDraft(fixture(), { chairId: fixture().people[who]._id })
  const saved = { activityId, revision: 0, draft: chair('member') }
  const { revision } = await world().yes('record.save', saved, as('recorder'))
  await world().at('2026-12-14T10:00')
  const again = { activityId, revision, draft: chair('probationary') }
  await world().yes('record.save', again, as('recorder'))
  const stranger = { activityId, revision: revision + 1, draft: chair('liaison') }
  expect(await world().no('record.save', stranger, as('recorder'))).toBe('recorder-not-member')
})
