import { contactsWith } from '../../cloudfunctions/core/store/contacts'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)

test('C2.3h however many contacts a year of a unit has, none of them is left out', async () => {
  const { branch, people } = fixture()
  const one = (i: number) => ({
    ...{ _id: `con_${people.mobile._id}_${String(i).padStart(8, '0')}`, branchId: branch._id },
    ...{ memberId: people.mobile._id, month: '2026-12', on: '2026-12-05', channel: 'phone' },
    ...{ reached: true, note: '', answer: null, by: people.liaison._id, at: 1_796_000_000_000 },
  })
  for (let from = 0; from < 1005; from += 15) {
    const some = Array.from({ length: 15 }, (_, i) => one(from + i))
    await Promise.all(some.map((doc) => world().documents.put('contacts', doc)))
  }
  const span = { from: '2026-01', to: '2026-12' }
  expect(await contactsWith(world().documents, [people.mobile._id], span)).toHaveLength(1005)
})
