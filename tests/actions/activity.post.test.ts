import { monthIdOf, planIdOf } from '../../cloudfunctions/core/domain/identity'
import { aPlanRow, aPosting, DUE, foundBranch, POSTED, START, TOLD } from '../support/branch'
import { anOffice, SINCE } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
guards('activity.post', () => aPosting(fixture()), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect', 'mobile'],
})
const post = (over = {}) =>
  world().yes('activity.post', aPosting(fixture(), over), fixture().as('secretary'))
const refused = (over = {}) =>
  world().no('activity.post', aPosting(fixture(), over), fixture().as('secretary'))
const messages = (state?: string) =>
  world().documents.count('messages', {
    branchId: fixture().branch._id,
    ...(state ? { state } : {}),
  })

beforeEach(() => world().at(POSTED))

test('C2.2c a posting tells everybody who is due: a message where a send is in hand', async () => {
  await world().accept(fixture().as('member'), 'notice')
  const posted = await post()
  expect(posted).toMatchObject({
    notice: { leadDays: 3, verdict: 'on_time' },
    dueCount: DUE,
    messaged: 1,
  })
  expect(await messages()).toBe(TOLD)
  expect(await messages('unreachable')).toBe(TOLD - 1)
  const sent = world().messagesOf(fixture().as('member'))
  expect(sent).toMatchObject([
    {
      templateId: 'tmpl-notice',
      page: `pages/event/detail/detail?activityId=${posted.activityId}`,
      data: { time2: { value: '2026年12月11日 15:00' }, thing1: { value: '学习党章专题讨论' } },
    },
  ])
})

test('a double tap is one theme day, and nobody is messaged twice', async () => {
  await world().accept(fixture().as('member'), 'notice')
  await world().accept(fixture().as('member'), 'notice')
  const input = aPosting(fixture())
  const openid = fixture().as('secretary')
  const [one, two] = await Promise.all([
    world().yes('activity.post', input, openid),
    world().yes('activity.post', input, openid),
  ])
  const again = await world().yes('activity.post', input, openid)
  expect([two.activityId, again.activityId]).toEqual([one.activityId, one.activityId])
  expect(again).toMatchObject({ messaged: 1, dueCount: DUE })
  const { branch } = fixture()
  expect(await world().documents.count('activities', { branchId: branch._id })).toBe(1)
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
})

test('a posting that broke off after the theme day is completed by the retry', async () => {
  const input = aPosting(fixture())
  const { activityId } = await world().yes('activity.post', input, fixture().as('secretary'))
  const lost = `msg_notice_${activityId}_${fixture().people.member._id}`
  await world().documents.remove('messages', lost)
  await world().yes('activity.post', input, fixture().as('secretary'))
  expect(await world().documents.get('messages', lost)).not.toBeNull()
})

test('the deputy posts too, and another intention is another theme day', async () => {
  const openid = fixture().as('deputy')
  const first = await world().yes('activity.post', aPosting(fixture()), openid)
  const second = await world().yes('activity.post', aPosting(fixture(), { key: aKey() }), openid)
  expect(second.activityId).not.toBe(first.activityId)
})

test('C2.2c a short notice needs a written reason and is never blocked', async () => {
  const startsAt = START - 2 * 86_400_000
  expect(await refused({ startsAt })).toBe('short-notice-needs-reason')
  const posted = await post({ startsAt, shortNoticeReason: '上级临时部署' })
  expect(posted.notice).toMatchObject({ verdict: 'short', leadDays: 1, reason: '上级临时部署' })
})

test.each([
  ['C2.2c in the past', () => ({ startsAt: START - 9 * 86_400_000 }), 'start-in-past'],
  [
    'C2.3f inviting a member',
    () => ({ invited: [fixture().people.member._id] }),
    'invitee-not-invitable',
  ],
  [
    'a prospect as recorder',
    () => ({ recorderId: fixture().people.prospect._id }),
    'recorder-not-member',
  ],
])('refused, and nothing is written: %s', async (_, over, code) => {
  expect(await refused(over())).toBe(code)
  expect(await messages()).toBe(0)
})

test('F14 a notice posted at night waits until eight', async () => {
  await world().at('2026-12-07T22:00')
  await world().accept(fixture().as('member'), 'notice')
  expect(await post()).toMatchObject({ messaged: 0 })
  expect(await messages('owed')).toBe(TOLD)
  await world().at('2026-12-08T07:59')
  await world().tick()
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(0)
  await world().at('2026-12-08T08:00')
  await world().tick()
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
  expect(await messages('owed')).toBe(0)
})

test('C2.3c the due list is everybody due, in roster order, and knows no titles', async () => {
  const { activityId } = await post()
  const activity = await world().documents.get('activities', activityId)
  const roster = activity?.roster as { name: string; standing: string }[]
  expect(roster.map((row) => [row.name, row.standing])).toEqual([
    ['secretary', 'due'],
    ['deputy', 'due'],
    ['recorder', 'due'],
    ['member', 'due'],
    ['liaison', 'due'],
    ['unbound', 'due'],
    ['probationary', 'due'],
    ['exempt', 'exempt'],
    ['mobile', 'mobile'],
    ['prospect', 'invitee'],
  ])
})

const stored = (id: string) => world().documents.get('activities', id)
const DAY = 86_400_000

describe('C2.1d the plan of the branch', () => {
  const plan = (month: string) => {
    const branchId = fixture().branch._id
    const row = { month, ...aPlanRow(), source: 'branch', adoptedAt: SINCE, earlier: [] }
    const written = { writtenBy: fixture().people.secretary._id, writtenAt: SINCE }
    return world().documents.put('plans', {
      _id: planIdOf(branchId, 2026),
      branchId,
      year: 2026,
      revision: 1,
      rows: [{ ...row, ...written }],
    })
  }

  test('a month with a row is planned', async () => {
    await plan('2026-12')
    const posted = await post()
    expect(posted.hints).toEqual([])
    expect(await stored(posted.activityId)).toMatchObject({ plan: { planned: true, reason: null } })
  })

  test('beside the plan one sentence says why, and it is a hint for the leaders', async () => {
    await plan('2026-11')
    expect(await refused()).toBe('unplanned-needs-reason')
    const posted = await post({ unplannedReason: '上级临时部署' })
    expect(posted.hints).toEqual(['unplanned'])
    expect(await stored(posted.activityId)).toMatchObject({
      plan: { planned: false, reason: '上级临时部署' },
    })
  })

  test('a branch without any plan posts in the first minute', async () => {
    expect(await post()).toMatchObject({ hints: ['unplanned'] })
  })
})

test('C2.0c a theme set from above is known as such, a theme of the own is not', async () => {
  const { unit, people } = fixture()
  await world().documents.put('months', {
    _id: monthIdOf('theme', unit._id, '2026-12'),
    orgId: unit._id,
    orgName: unit.name,
    month: '2026-12',
    setBy: people.member._id,
    setAt: SINCE,
    kind: 'theme',
    theme: '年终总结专题',
    items: [],
    note: '',
    earlier: [],
  })
  const { activityId: above } = await post({ theme: '年终总结专题' })
  const { activityId: own } = await post()
  expect(await stored(above)).toMatchObject({ themeSource: 'superior', unitId: unit._id })
  expect(await stored(own)).toMatchObject({ themeSource: 'branch' })
})

test('domain §7 #15 a missed month is made up for, a month not missed is not', async () => {
  expect(await refused({ makesUpFor: '2026-12' })).toBe('make-up-not-missed')
  expect(await refused({ makesUpFor: '2026-08' })).toBe('make-up-not-missed')
  const { activityId } = await post({ makesUpFor: '2026-11' })
  expect(await stored(activityId)).toMatchObject({ month: '2026-12', makesUpFor: '2026-11' })
})

test('domain §7 #14 a month that was held is not made up for', async () => {
  await world().at('2026-11-10T10:00')
  const start = Date.parse('2026-11-13T15:00:00+08:00')
  const { activityId } = await post({ startsAt: start })
  await world().at('2026-11-13T15:10')
  const tick = { activityId, memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', tick, fixture().as('recorder'))
  await world().at('2026-11-14T09:00')
  await world().tick()
  await world().at(POSTED)
  expect(await refused({ makesUpFor: '2026-11' })).toBe('make-up-not-missed')
})

describe('C2.2c told before, outside the app', () => {
  test('everybody counts as told since then, and nobody is sent anything', async () => {
    await world().accept(fixture().as('member'), 'notice')
    const startsAt = START - 2 * DAY
    const posted = await post({ startsAt, toldBefore: { on: '2026-12-06', by: 'group' } })
    expect(posted).toMatchObject({ notice: { leadDays: 3, verdict: 'on_time' }, messaged: 0 })
    expect(await messages('told')).toBe(TOLD)
    expect(world().messagesOf(fixture().as('member'))).toEqual([])
    const { activityId } = posted
    const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
    expect(shown.tellByPhone).toEqual([])
    expect(shown.told).toHaveLength(TOLD)
    for (const row of shown.told) expect(row).toMatchObject({ by: 'group', on: '2026-12-06' })
  })

  test('on a day to come it is refused', async () => {
    const toldBefore = { on: '2026-12-09', by: 'phone' } as const
    expect(await refused({ toldBefore })).toBe('told-before-in-future')
    expect(await messages()).toBe(0)
  })
})

test('domain §7 #6 a leader from above visits as a guide, outside the count', async () => {
  const elsewhere = await foundBranch(world())
  const guide = elsewhere.people.member
  expect(await refused({ visiting: [guide._id] })).toBe('invitee-not-invitable')
  await world().documents.put('roles', anOffice(guide._id, fixture().unit._id, 'unit_secretary'))
  const { activityId, dueCount } = await post({ visiting: [guide._id] })
  expect(dueCount).toBe(DUE)
  const roster = (await stored(activityId))?.roster as { memberId: string; standing: string }[]
  expect(roster.at(-1)).toMatchObject({ memberId: guide._id, standing: 'visiting_leader' })
  expect(await refused({ visiting: [fixture().people.member._id] })).toBe('invitee-not-invitable')
})

test('domain §7 #3 other living branches are asked to join, of any unit', async () => {
  const other = await foundBranch(world())
  const { activityId } = await post({ partners: [other.branch._id, other.branch._id] })
  expect(await stored(activityId)).toMatchObject({
    asked: [other.branch._id],
    event: { organiser: 'joint', orgId: fixture().branch._id, orgName: fixture().branch.name },
  })
  expect(await refused({ partners: [fixture().branch._id] })).toBe('org-unknown')
  expect(await refused({ partners: [other.unit._id] })).toBe('org-unknown')
  await world().documents.patch('orgs', other.branch._id, { validTo: '2026-12-07' })
  expect(await refused({ partners: [other.branch._id] })).toBe('org-ended')
})

test('a day in batches is kept in order, and sittings that overlap are refused', async () => {
  const session = (from: number) => ({
    startsAt: START + from,
    endsAt: START + from + 3_600_000,
    place: '值班室',
  })
  const { activityId } = await post({ sessions: [session(2 * DAY), session(DAY)] })
  expect(await stored(activityId)).toMatchObject({ sessions: [session(DAY), session(2 * DAY)] })
  expect(await refused({ sessions: [session(3_600_000)] })).toBe('session-invalid')
})

test('C2.1b a day that crosses midnight and the month belongs to the month of its start', async () => {
  const startsAt = Date.parse('2026-12-31T23:00:00+08:00')
  const { activityId } = await post({ startsAt, minutes: 120 })
  expect(await stored(activityId)).toMatchObject({ month: '2026-12' })
})

test('domain §7 #5 a secretary who is due in his own branch at that time is a hint to the leaders', async () => {
  const own = await foundBranch(world())
  const { secretary } = own.people
  await world().documents.put('roles', anOffice(secretary._id, fixture().branch._id, 'secretary'))
  expect((await post()).hints).not.toContain('same_time_elsewhere')
  await world().yes('activity.post', aPosting(own), own.as('deputy'))
  const { activityId, hints } = await post()
  expect(hints).toContain('same_time_elsewhere')
  const shown = await world().yes('activity.show', { activityId }, fixture().as('deputy'))
  expect(shown.hints).toContain('same_time_elsewhere')
})

test('the same key with other words is a correction: refused, and the first posting stays', async () => {
  await world().at(POSTED)
  const input = aPosting(fixture())
  const { activityId } = await world().yes('activity.post', input, fixture().as('secretary'))
  const corrected = { ...input, theme: '另一个主题的学习' }
  expect(await world().no('activity.post', corrected, fixture().as('secretary'))).toBe(
    'already-posted',
  )
  expect(await world().documents.get('activities', activityId)).toMatchObject({
    theme: input.theme,
  })
})

test('a day further ahead than anybody plans is refused', async () => {
  await world().at(POSTED)
  const input = aPosting(fixture(), { startsAt: Date.parse('2099-12-31T20:00:00Z') })
  expect(await world().no('activity.post', input, fixture().as('secretary'))).toBe('start-too-far')
})

test('C2.2a C2.3a the branch holds its day, unless it says otherwise', async () => {
  const { activityId } = await post()
  const shown = await world().yes('activity.show', { activityId }, fixture().as('member'))
  const { branch } = fixture()
  expect(shown.activity.organiser).toEqual({ kind: 'branch', name: branch.name })
  expect(shown.activity.branch.orgId).toBe(branch._id)
  expect(shown.activity.partners).toEqual([])
})

describe('the check of words typed for others', () => {
  const switchOn = () => world().documents.patch('settings', 'school', { checkTexts: true })
  beforeEach(() => world().at(POSTED))
  afterEach(async () => {
    world().gateway.clearFailures()
    await world().documents.patch('settings', 'school', { checkTexts: false })
  })

  test.each([
    ['pass', []],
    ['review', []],
    ['risky', ['words_risky']],
  ] as const)(
    '%s bars nothing; the one who posts is told of what is risky',
    async (suggest, hints) => {
      await switchOn()
      world().gateway.scriptText({ suggest, content: '学习共产党宣言' })
      const posted = await post({ theme: '学习共产党宣言' })
      expect(posted.hints.filter((hint) => hint === 'words_risky')).toEqual(hints)
      expect(posted.dueCount).toBe(DUE)
    },
  )

  test('switched off nothing is asked; a check that fails keeps nobody from posting', async () => {
    world().gateway.scriptText({ suggest: 'risky' })
    expect((await post({ theme: '学习党章' })).hints).not.toContain('words_risky')
    await switchOn()
    world().gateway.failOpenApi({ api: 'security.msgSecCheck', errcode: 61010 })
    expect((await post({ theme: '学习党章第一章' })).hints).not.toContain('words_risky')
  })

  test('a change is looked at as well', async () => {
    const { activityId } = await post({ theme: '学习党章' })
    await switchOn()
    world().gateway.scriptText({ suggest: 'risky', content: '另一个主题' })
    const input = { activityId, revision: 0, theme: '另一个主题' }
    const changed = await world().yes('activity.change', input, fixture().as('secretary'))
    expect(changed.hints).toEqual(['words_risky'])
  })
})

test('C2.2c, F14 posted at ten in the evening for half past seven: nobody is said to wait for a message', async () => {
  await world().at('2026-12-10T22:00')
  const startsAt = Date.parse('2026-12-11T07:30:00+08:00')
  const input = aPosting(fixture(), { startsAt, shortNoticeReason: '临时任务' })
  const posted = await world().yes('activity.post', input, fixture().as('secretary'))
  expect(posted).toMatchObject({ messaged: 0, waiting: 0, unreached: TOLD })
})
