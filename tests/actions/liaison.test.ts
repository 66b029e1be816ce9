import type { MemberChange } from '../../cloudfunctions/core/contract'
import { foundBranch, POSTED } from '../support/branch'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))

const change = (wanted: MemberChange) =>
  world().yes(
    'member.change',
    {
      branchId: fixture().branch._id,
      memberIds: [fixture().people.liaison._id],
      change: wanted,
    },
    fixture().as('secretary'),
  )
const asked = async () => {
  const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
  return todos.filter((one) => one.kind === 'name_liaison').map((one) => one.subject)
}
const on = '2026-12-08'
const letter = () => change({ what: 'letter', on: '2026-12-01' })
const away = (mobility: 'mobile' | 'overseas' | 'retained_graduate') => () =>
  change({ what: 'mobility', mobility, on, liaisonId: fixture().people.member._id })

test.each<[string, () => Promise<unknown>]>([
  [
    'moves to another branch',
    async () => {
      await letter()
      const other = await foundBranch(world())
      await change({ what: 'transfer', toBranchId: other.branch._id, on })
    },
  ],
  [
    'graduates and leaves the school',
    async () => {
      await letter()
      await change({ what: 'transfer', toBranchId: null, on })
    },
  ],
  ['graduates and keeps the relation here', away('retained_graduate')],
  ['becomes mobile', away('mobile')],
  ['goes overseas', away('overseas')],
  ['has a letter of transfer', letter],
  [
    'is exempt for a while',
    () => change({ what: 'exempt', reason: '住院', approvedBy: '支委会', on, to: null }),
  ],
  [
    'is in a temporary branch',
    async () => {
      const there = await foundBranch(world())
      await world().documents.patch('orgs', there.branch._id, { kind: 'temporary' })
      await change({ what: 'temporary', branchId: there.branch._id, on, to: null })
    },
  ],
])('C2.3g a liaison who %s is replaced: the secretary is asked the same day', async (_, goes) => {
  expect(await asked()).toEqual([])
  await goes()
  expect(await asked()).toContain('mobile')
  const mine = await world().yes('contact.show', {}, fixture().as('mobile'))
  expect(mine.liaison).toBeNull()
})

test('C2.3g a liaison who is away for a while still keeps in touch', async () => {
  await change({ what: 'mobility', mobility: 'away', on })
  expect(await asked()).toEqual([])
  const mine = await world().yes('contact.show', {}, fixture().as('mobile'))
  expect(mine.liaison).toMatchObject({ name: 'liaison' })
})
