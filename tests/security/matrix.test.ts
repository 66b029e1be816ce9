import { type ActionName, contract, type Input } from '../../cloudfunctions/core/contract'
import { may, type Relation } from '../../cloudfunctions/core/domain/roles-table'
import { issueCode } from '../../cloudfunctions/core/domain/sign-in-code'
import {
  AFTER,
  aDraft,
  aPosting,
  aUnitSecretary,
  closeEvent,
  type Fixture,
  foundBranch,
  postEvent,
  type Someone,
} from '../support/branch'
import { aKey, SIGN_IN_SECRET, startWorld, type World } from '../support/call'
import { inAWorld, STRANGER } from '../support/guards'

/**
 * Every action, called by everybody, on the own branch and on another one. What each person is, is said here by hand;
 * what that opens, the roles table says; what happens, the bundled functions on the gateway say.
 */
const OWN: Record<Someone | 'stranger' | 'unit', readonly Relation[]> = {
  stranger: ['anyone'],
  unbound: ['anyone'],
  secretary: ['anyone', 'bound', 'member', 'listed', 'leader', 'secretary'],
  deputy: ['anyone', 'bound', 'member', 'listed', 'leader'],
  recorder: ['anyone', 'bound', 'member', 'listed', 'recorder'],
  member: ['anyone', 'bound', 'member', 'listed'],
  liaison: ['anyone', 'bound', 'member', 'listed', 'liaison'],
  probationary: ['anyone', 'bound', 'member', 'listed'],
  exempt: ['anyone', 'bound', 'member', 'listed'],
  mobile: ['anyone', 'bound', 'member', 'listed', 'self'],
  prospect: ['anyone', 'bound', 'listed'],
  activist: ['anyone', 'bound'],
  unit: ['anyone', 'bound', 'unit'],
}
/** Whatever a person is at home, in another branch it is nothing. */
const ABROAD: readonly Relation[] = ['anyone', 'bound']

type Scene = { fixture: Fixture; activityId: string; mediaId: string }

const inputs: { [A in ActionName]: (scene: Scene) => Input<A> } = {
  'home.show': () => ({}),
  'me.show': () => ({}),
  'binding.confirm': () => ({ phoneCode: 'spent' }),
  'binding.release': () => ({}),
  'activity.draft': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'activity.post': ({ fixture }) =>
    aPosting(fixture, { startsAt: Date.parse('2027-01-08T15:00+08:00') }),
  'activity.show': ({ activityId }) => ({ activityId }),
  'activity.cancel': ({ activityId }) => ({ activityId, reason: '停电' }),
  'notice.told-in-person': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
  }),
  'leave.ask': ({ activityId }) => ({ activityId, kind: 'sick', reason: '发烧' }),
  'leave.withdraw': ({ activityId }) => ({ activityId }),
  'board.show': ({ activityId }) => ({ activityId }),
  // sealed rightly, for an event whose window is over
  'arrival.confirm': ({ activityId }) => ({
    code: issueCode(activityId, world().gateway.clock.now(), SIGN_IN_SECRET),
  }),
  'arrival.tick': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
  }),
  'arrival.undo': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
  }),
  'record.show': ({ activityId }) => ({ activityId }),
  'record.save': ({ activityId, fixture }) => ({ activityId, revision: 0, draft: aDraft(fixture) }),
  'record.close': ({ activityId }) => ({ activityId, revision: 0 }),
  'media.add': ({ activityId }) => ({ activityId, fileId: 'cloud://env.bucket/incoming/x.jpg' }),
  'media.remove': ({ activityId, mediaId }) => ({ activityId, mediaId }),
  'ledger.show': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'contact.board': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'contact.log': ({ fixture }) => ({
    key: aKey(),
    memberId: fixture.people.mobile._id,
    on: '2026-12-11',
    channel: 'phone',
    reached: true,
    note: '平安',
  }),
  'contact.assign': ({ fixture }) => ({
    memberId: fixture.people.mobile._id,
    liaisonId: fixture.people.liaison._id,
  }),
  'subscription.grant': () => ({ answers: [{ kind: 'notice', accepted: true }], key: aKey() }),
  'forms.ledger': ({ fixture }) => ({ year: 2026, branchId: fixture.branch._id }),
}

const { world, fixture } = inAWorld(startWorld)
const actions = Object.keys(contract) as ActionName[]
let asked = 0
afterAll(() => console.log(`permission matrix: ${asked} answers checked`))

/** An event that has ended; for reading the record, closed, since only then members read it. */
async function sceneFor(action: ActionName): Promise<Scene> {
  const activityId = await postEvent(world(), fixture())
  if (action === 'record.show') await closeEvent(world(), fixture(), activityId)
  await world().at(AFTER)
  return { fixture: fixture(), activityId, mediaId: 'f000000000000000' }
}

/** Two refusals are about who calls; every other answer means that the door was open. */
async function answerOf(w: World, action: ActionName, scene: Scene, openid: string) {
  asked += 1
  const reply = await w.call(action, inputs[action](scene), openid)
  if (reply.ok) return 'open'
  return reply.code === 'not-bound' || reply.code === 'not-allowed' ? reply.code : 'open'
}

test.each(actions)('%s', async (action) => {
  const scene = await sceneFor(action)
  const other = await foundBranch(world())
  const unit = await aUnitSecretary(world(), scene.fixture)
  const openidOf = (who: keyof typeof OWN) =>
    who === 'stranger' ? STRANGER : who === 'unit' ? unit : scene.fixture.as(who)
  const people = Object.keys(OWN) as (keyof typeof OWN)[]
  const cast = Object.keys(other.people) as Someone[]
  const everybody = [
    ...people.map((who) => ({ who, openid: openidOf(who), is: OWN[who] })),
    ...cast
      .filter((who) => who !== 'unbound')
      .map((who) => ({ who: `${who} of another branch`, openid: other.as(who), is: ABROAD })),
  ]
  const answers: Record<string, string> = {}
  const expected: Record<string, string> = {}
  for (const { who, openid, is } of everybody) {
    answers[who] = await answerOf(world(), action, scene, openid)
    const closed = is.includes('bound') ? 'not-allowed' : 'not-bound'
    expected[who] = may(action, new Set(is)) ? 'open' : closed
  }
  expect(answers).toEqual(expected)
})
