import { foundBranch } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = (over = {}) => ({
  memberId: fixture().people.mobile._id,
  liaisonId: fixture().people.member._id,
  ...over,
})
guards('contact.assign', input, {
  world,
  fixture,
  cast: ['member', 'liaison', 'mobile', 'prospect'],
})
const assign = () => world().yes('contact.assign', input(), fixture().as('secretary'))
const refused = (over = {}) => world().no('contact.assign', input(over), fixture().as('deputy'))

test('C2.3g a leader names who looks after whom, and twice is the same', async () => {
  expect(await assign()).toEqual(input())
  expect(await assign()).toEqual(input())
  const board = await world().yes('contact.board', {}, fixture().as('member'))
  expect(board.rows).toMatchObject([{ mine: true, liaison: { name: 'member' } }])
})

test.each([
  [
    'C2.3g never the member himself',
    () => ({ liaisonId: fixture().people.mobile._id }),
    'liaison-self',
  ],
  ['C2.3g no guest', () => ({ liaisonId: fixture().people.prospect._id }), 'liaison-not-member'],
  ['C2.3g nobody unknown', () => ({ liaisonId: 'm0000000000000' }), 'liaison-not-member'],
  [
    'C2.3g who is here needs none',
    () => ({ memberId: fixture().people.liaison._id }),
    'member-not-away',
  ],
  ['nobody', () => ({ memberId: 'm0000000000000' }), 'not-allowed'],
])('refused: %s', async (_, over, code) => expect(await refused(over())).toBe(code))

test('C2.3g nobody from another branch', async () => {
  const other = await foundBranch(world())
  expect(await refused({ liaisonId: other.people.member._id })).toBe('liaison-not-member')
})
