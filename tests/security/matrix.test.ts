import { type ActionName, contract, type Input } from '../../cloudfunctions/core/contract'
import {
  careIdOf,
  dataObjectionIdOf,
  publicityIdOf,
  roleIdOf,
  serviceIdOf,
} from '../../cloudfunctions/core/domain/identity'
import { may, type Relation } from '../../cloudfunctions/core/domain/roles-table'
import { issueCode } from '../../cloudfunctions/core/domain/sign-in-code'
import { putFeedback } from '../../cloudfunctions/core/store/feedback'
import {
  AFTER,
  aDraft,
  anOrgOfficer,
  aPlanRow,
  aPosting,
  aUnitSecretary,
  closeEvent,
  type Fixture,
  foundBranch,
  postEvent,
  type Someone,
} from '../support/branch'
import { aKey, SIGN_IN_SECRET, startWorld, type World } from '../support/call'
import { aMatter, aVote, openMatter } from '../support/decision'
import { inAWorld, STRANGER } from '../support/guards'
import { mergedWith } from '../support/reshaped'

/**
 * Every action, called by everybody, on the own branch and on another one. What each person is, is said here by hand;
 * what that opens, the roles table says; what happens, the bundled functions on the gateway say.
 */
const OWN: Record<Someone | 'stranger' | 'unit' | 'school', readonly Relation[]> = {
  stranger: ['anyone'],
  unbound: ['anyone'],
  secretary: ['anyone', 'bound', 'member', 'listed', 'leader', 'secretary', 'committee'],
  deputy: ['anyone', 'bound', 'member', 'listed', 'leader', 'committee'],
  recorder: ['anyone', 'bound', 'member', 'listed', 'recorder'],
  member: ['anyone', 'bound', 'member', 'listed'],
  liaison: ['anyone', 'bound', 'member', 'listed', 'liaison'],
  probationary: ['anyone', 'bound', 'member', 'listed'],
  exempt: ['anyone', 'bound', 'member', 'listed'],
  mobile: ['anyone', 'bound', 'member', 'listed', 'self'],
  prospect: ['anyone', 'bound', 'listed'],
  activist: ['anyone', 'bound'],
  unit: ['anyone', 'bound', 'unit'],
  school: ['anyone', 'bound', 'school'],
}
/** Whatever a person is at home, in another branch it is nothing. */
const ABROAD: readonly Relation[] = ['anyone', 'bound']

type Scene = {
  fixture: Fixture
  activityId: string
  mediaId: string
  resolutionId: string
  feedbackId: string
}

const about = ({ branch, people }: Fixture, who: Someone) => ({
  branchId: branch._id,
  memberId: people[who]._id,
})

/** The key of what a member says about stored data. */
const SAID = 'said-once-before'

const inputs: { [A in ActionName]: (scene: Scene) => Input<A> } = {
  'home.show': () => ({}),
  'me.show': () => ({}),
  'me.anniversary': () => ({ wanted: true }),
  'binding.confirm': () => ({ phoneCode: 'spent' }),
  'binding.release': () => ({}),
  'binding.accept': () => ({ code: 'abcde-12345' }),
  'binding.invite': ({ fixture }) => about(fixture, 'unbound'),
  'binding.lift': ({ fixture }) => about(fixture, 'unbound'),
  'member.add': ({ fixture }) => ({
    branchId: fixture.branch._id,
    name: '赵甲一',
    schoolNo: 'S20260099',
    phone: '',
    stage: 'applicant',
    group: null,
    joinedOn: null,
    on: '2026-12-01',
  }),
  'member.correct': ({ fixture }) => ({ ...about(fixture, 'activist'), phone: '' }),
  'member.days': ({ fixture }) => about(fixture, 'member'),
  'activity.draft': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'activity.post': ({ fixture }) =>
    aPosting(fixture, { startsAt: Date.parse('2027-01-08T15:00+08:00') }),
  'activity.show': ({ activityId }) => ({ activityId }),
  'activity.cancel': ({ activityId }) => ({ activityId, reason: '停电' }),
  'notice.told-in-person': ({ activityId, fixture }) => ({
    activityId,
    memberIds: [fixture.people.member._id],
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
    memberIds: [fixture.people.member._id],
  }),
  'arrival.settle': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
    wasThere: true,
  }),
  'forms.register': ({ activityId }) => ({ activityId }),
  'board.heads': ({ activityId }) => ({ activityId, heads: 7 }),
  'board.close': ({ activityId }) => ({ activityId, closed: true }),
  'board.entrance': ({ activityId }) => ({ activityId }),
  'leave.enter': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
    kind: 'sick',
    reason: '发烧',
  }),
  'entry.declare': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
    reason: '当时在场,漏记',
  }),
  'entry.confirm': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
    agree: true,
  }),
  'briefing.assign': ({ activityId, fixture }) => ({
    activityId,
    memberIds: [fixture.people.member._id],
    brieferId: fixture.people.liaison._id,
  }),
  'briefing.done': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
    on: '2026-12-12',
  }),
  'briefing.close': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
  }),
  'objection.raise': ({ activityId }) => ({ activityId, text: '我当天在场' }),
  'objection.answer': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
    answer: '已核实',
  }),
  'afterwards.show': ({ activityId }) => ({ activityId }),
  'service.add': ({ activityId, fixture }) => ({
    key: aKey(),
    activityId,
    kind: 'volunteer',
    what: '社区环境清理',
    on: '2026-12-11',
    participants: [fixture.people.member._id],
  }),
  'service.remove': ({ activityId }) => ({
    activityId,
    serviceId: serviceIdOf(activityId, 'never-written'),
  }),
  'publicity.add': ({ activityId }) => ({
    key: aKey(),
    activityId,
    channel: 'website',
    title: '支部开展主题党日',
    on: '2026-12-11',
  }),
  'publicity.remove': ({ activityId }) => ({
    activityId,
    publicityId: publicityIdOf(activityId, 'never-written'),
  }),
  'care.add': ({ fixture }) => ({
    key: aKey(),
    branchId: fixture.branch._id,
    memberId: fixture.people.member._id,
    kind: 'talk',
    on: '2026-12-11',
    purpose: '了解近期学习工作情况',
  }),
  'care.remove': ({ fixture }) => ({
    branchId: fixture.branch._id,
    careId: careIdOf(fixture.people.member._id, 'never-written'),
  }),
  'care.show': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'care.counts': ({ fixture }) => ({ unitId: fixture.unit._id }),
  'data.object': () => ({ key: aKey(), about: 'profile', text: '手机号不对' }),
  'data.answer': ({ fixture }) => ({
    objectionId: dataObjectionIdOf(fixture.people.deputy._id, SAID),
    answer: '已更正',
  }),
  'forms.mine': () => ({}),
  'data.show': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'coverage.show': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'arrival.undo': ({ activityId, fixture }) => ({
    activityId,
    memberId: fixture.people.member._id,
  }),
  'record.show': ({ activityId }) => ({ activityId }),
  'record.save': ({ activityId, fixture }) => ({ activityId, revision: 0, draft: aDraft(fixture) }),
  'record.close': ({ activityId }) => ({ activityId, revision: 0 }),
  'record.correct': ({ activityId }) => ({
    activityId,
    key: aKey(),
    text: '地点应为302',
    reason: '笔误',
  }),
  'resolution.open': ({ activityId }) => aMatter(activityId),
  'resolution.capture': ({ resolutionId }) => ({ resolutionId, left: null }),
  'resolution.decide': ({ resolutionId }) => aVote(resolutionId),
  'resolution.drop': ({ resolutionId }) => ({ resolutionId }),
  'resolutions.show': ({ activityId }) => ({ activityId }),
  'follow-up.done': ({ resolutionId }) => ({ resolutionId, index: 0 }),
  'publication.step': ({ resolutionId }) => ({ resolutionId, seen: 0, step: 'check' }),
  'publications.list': () => ({}),
  'publication.show': ({ resolutionId }) => ({ resolutionId }),
  'feedback.leave': ({ resolutionId }) => ({ resolutionId, text: '很好', anonymous: true }),
  'feedback.answer': ({ feedbackId }) => ({ feedbackId, answer: '谢谢', shown: true }),
  'media.add': ({ activityId }) => ({ activityId, fileId: 'cloud://env.bucket/incoming/x.jpg' }),
  'media.announce': ({ activityId }) => ({
    activityId,
    files: [{ key: 'abcdefghijkl', ending: 'jpg' }],
  }),
  'media.remove': ({ activityId, mediaId }) => ({ activityId, mediaId }),
  'media.arrange': ({ activityId, mediaId }) => ({ activityId, media: [{ mediaId, caption: '' }] }),
  'media.decide': ({ activityId, mediaId }) => ({ activityId, mediaId, keep: true }),
  'media.publicity': ({ activityId, mediaId }) => ({
    activityId,
    mediaId,
    inCopy: false,
    reason: '本人不同意',
  }),
  'media.archive': ({ activityId, mediaId }) => ({ activityId, mediaId, archive: true }),
  'media.show': ({ activityId }) => ({ activityId }),
  'media.erase': ({ activityId, mediaId }) => ({ activityId, mediaId, reason: '误传' }),
  'ledger.show': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'ledger.verify': ({ fixture }) => ({ orgId: fixture.branch._id }),
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
  'contact.show': () => ({}),
  'contact.answer': () => ({ answer: 'fine' }),
  'subscription.grant': () => ({ answers: [{ kind: 'notice', accepted: true }], key: aKey() }),
  'forms.ledger': ({ fixture }) => ({ year: 2026, branchId: fixture.branch._id }),
  'forms.mobile': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'forms.contacts': ({ fixture }) => ({ year: 2026, branchId: fixture.branch._id }),
  'forms.record': ({ activityId }) => ({ activityId }),
  'record.text': ({ activityId }) => ({ activityId }),
  'forms.plan': ({ fixture }) => ({ year: 2026, branchId: fixture.branch._id }),
  'forms.annual': ({ fixture }) => ({ year: 2026, orgId: fixture.branch._id }),
  'forms.school-annual': () => ({ year: 2026 }),
  'forms.handover': ({ fixture }) => ({
    from: '2026-01',
    to: '2026-12',
    branchId: fixture.branch._id,
  }),
  'forms.unit-ledger': ({ fixture }) => ({ year: 2026, unitId: fixture.unit._id }),
  'activity.change': ({ activityId }) => ({ activityId, revision: 0, place: '礼堂' }),
  'activity.arrangement': ({ activityId }) => ({ activityId }),
  'activity.arrange': ({ activityId, fixture }) => ({
    activityId,
    arranged: 0,
    recorderId: fixture.people.member._id,
    invited: [],
    visiting: [],
    offCampus: null,
  }),
  'activity.join': ({ activityId, fixture }) => ({ activityId, branchId: fixture.branch._id }),
  'leave.confirm': ({ activityId }) => ({ activityId }),
  'plan.show': ({ fixture }) => ({ branchId: fixture.branch._id, year: 2026 }),
  'plan.save-row': ({ fixture }) => ({
    branchId: fixture.branch._id,
    month: '2026-12',
    revision: 0,
    words: aPlanRow(),
  }),
  'plan.adopt': ({ fixture }) => ({
    branchId: fixture.branch._id,
    from: '2026-12',
    to: '2026-12',
    revision: 0,
  }),
  'forms.plan-import': ({ fixture }) => ({
    branchId: fixture.branch._id,
    year: 2027,
    fileId: 'cloud://env.bucket/incoming/plan.xlsx',
    revision: 0,
    write: false,
  }),
  'superior.set': ({ fixture }) => ({
    orgId: fixture.unit._id,
    month: '2027-01',
    theme: '年终总结与新学期计划',
    items: [],
    note: '',
  }),
  'policy.set': ({ fixture }) => ({
    orgId: fixture.unit._id,
    month: '2027-02',
    policy: 'exempt',
    reason: '寒假',
  }),
  'unit.show': ({ fixture }) => ({ unitId: fixture.unit._id, year: 2026 }),
  'unit-event.post': ({ fixture }) => ({
    key: aKey(),
    unitId: fixture.unit._id,
    branchIds: [fixture.branch._id],
    reason: '全院统一学习',
    theme: '科学家精神专题学习',
    items: [{ kind: 'required', category: 'study' }],
    mode: 'in_person',
    place: '报告厅',
    startsAt: Date.parse('2027-01-08T15:00+08:00'),
    minutes: 90,
  }),
  'school.show': () => ({}),
  'org.change': ({ fixture }) => ({
    change: {
      what: 'rename',
      orgId: fixture.branch._id,
      name: `${fixture.branch.name}${aKey().slice(-3)}`,
      on: '2026-12-11',
    },
  }),
  'branch.arrange': ({ fixture }) => ({
    branchId: fixture.branch._id,
    arrange: { what: 'add-group', name: aKey().slice(-8), on: '2026-12-11' },
  }),
  'members.show': ({ fixture }) => ({ branchId: fixture.branch._id }),
  'member.change': ({ fixture }) => ({
    branchId: fixture.branch._id,
    memberIds: [fixture.people.member._id],
    change: { what: 'group', group: null },
  }),
  'office.assign': ({ fixture }) => ({
    orgId: fixture.branch._id,
    memberId: fixture.people.member._id,
    role: 'group_leader',
    from: '2026-12-11',
  }),
  'offices.show': ({ fixture }) => ({ orgId: fixture.unit._id }),
  'office.end': ({ fixture }) => ({
    officeId: roleIdOf(
      fixture.people.liaison._id,
      fixture.branch._id,
      'group_leader',
      '2026-09-01',
    ),
    to: '2026-12-11',
  }),
}

const { world, fixture } = inAWorld(startWorld)
const actions = Object.keys(contract) as ActionName[]
let asked = 0
afterAll(() => console.log(`permission matrix: ${asked} answers checked`))

/** An event that has ended; for reading the record, closed, since only then members read it. */
async function sceneFor(action: ActionName): Promise<Scene> {
  const activityId = await postEvent(world(), fixture())
  if (action.startsWith('briefing.')) await assignBriefing(activityId)
  await world().at(AFTER)
  if (action === 'data.answer') {
    const said = { key: SAID, about: 'profile', text: '手机号不对' } as const
    // a leader's goes to the unit as well
    await world().yes('data.object', said, fixture().as('deputy'))
  }
  const resolutionId = await openMatter(world(), fixture(), activityId)
  const feedbackId = `k${resolutionId.slice(1)}`
  await putFeedback(world().documents, {
    _id: feedbackId,
    resolutionId,
    branchId: fixture().branch._id,
    text: '很好',
    doubt: false,
    shown: true,
    at: world().gateway.clock.now(),
    memberId: null,
    answer: null,
    answeredAt: null,
    answeredBy: null,
  })
  // what was decided stays, so that everybody asks about the same matter
  if (action === 'resolution.drop') {
    await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
  }
  if (action === 'record.show') await closeEvent(world(), fixture(), activityId)
  const mediaId = 'f000000000000000'
  return { fixture: fixture(), activityId, mediaId, resolutionId, feedbackId }
}

/** The one who looks after the mobile member also tells the member what was missed. */
async function assignBriefing(activityId: string): Promise<void> {
  const { liaison, member } = fixture().people
  await world().at('2026-12-11T15:10')
  const there = { activityId, memberIds: [liaison._id] }
  await world().yes('arrival.tick', there, fixture().as('recorder'))
  await world().at(AFTER)
  const missed = { activityId, memberIds: [member._id], brieferId: liaison._id }
  await world().yes('briefing.assign', missed, fixture().as('secretary'))
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
  const school = await anOrgOfficer(world())
  const ofOtherUnit = await aUnitSecretary(world(), other)
  const apart = { stranger: STRANGER, unit, school }
  const openidOf = (who: keyof typeof OWN) =>
    Object.hasOwn(apart, who) ? apart[who as keyof typeof apart] : scene.fixture.as(who as Someone)
  const people = Object.keys(OWN) as (keyof typeof OWN)[]
  const cast = Object.keys(other.people) as Someone[]
  const everybody = [
    ...people.map((who) => ({ who, openid: openidOf(who), is: OWN[who] })),
    ...cast
      .filter((who) => who !== 'unbound')
      .map((who) => ({ who: `${who} of another branch`, openid: other.as(who), is: ABROAD })),
  ]
  everybody.push({ who: 'unit secretary of another unit', openid: ofOtherUnit, is: ABROAD })
  const answers: Record<string, string> = {}
  const expected: Record<string, string> = {}
  for (const { who, openid, is } of everybody) {
    answers[who] = await answerOf(world(), action, scene, openid)
    const closed = is.includes('bound') ? 'not-allowed' : 'not-bound'
    expected[who] = may(action, new Set(is)) ? 'open' : closed
  }
  expect(answers).toEqual(expected)
})

/** What is kept of a branch that ended is looked after by those it went into (decision 0030). */
const LEFT_BEHIND: readonly ActionName[] = [
  ...actions.filter((action) => {
    const { input } = contract[action]
    const kinds = 'options' in input ? input.options : [input]
    const fields = new Set(kinds.flatMap((one) => Object.keys(one.shape)))
    const isOfDay = ['activityId', 'resolutionId', 'feedbackId'].some((one) => fields.has(one))
    // a part of a joint day is a living branch's own
    return isOfDay && !fields.has('branchId')
  }),
  ...([
    'care.show',
    'data.answer',
    'ledger.show',
    'ledger.verify',
    'forms.ledger',
    'forms.annual',
  ] as const),
  ...(['forms.plan', 'forms.contacts', 'forms.mobile', 'forms.handover'] as const),
]
/** Whoever came with the other branch was on none of its lists. */
const CAME: Partial<Record<Someone, readonly Relation[]>> = {
  secretary: ['anyone', 'bound', 'member'],
  deputy: ['anyone', 'bound', 'member', 'leader', 'committee'],
  member: ['anyone', 'bound', 'member'],
  activist: ['anyone', 'bound'],
}

test.each(LEFT_BEHIND)('§7 #19 %s, once the branch was merged', async (action) => {
  const scene = await sceneFor(action)
  const on = '2026-12-12'
  await world().at(`${on}T09:00`)
  const { beside } = await mergedWith(world(), scene.fixture, on)
  const stayed: Someone[] = ['secretary', 'deputy', 'recorder', 'member', 'liaison', 'activist']
  const everybody = [
    ...stayed.map((who) => ({ who, openid: scene.fixture.as(who), is: OWN[who] })),
    ...(Object.keys(CAME) as Someone[]).map((who) => ({
      ...{ who: `${who} from beside`, openid: beside.as(who), is: CAME[who] ?? [] },
    })),
  ]
  const answers: Record<string, string> = {}
  const expected: Record<string, string> = {}
  for (const { who, openid, is } of everybody) {
    answers[who] = await answerOf(world(), action, scene, openid)
    expected[who] = may(action, new Set(is)) ? 'open' : 'not-allowed'
  }
  expect(answers).toEqual(expected)
})
