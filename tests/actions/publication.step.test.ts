import { firstBroken } from '../../cloudfunctions/core/domain/seal'
import { chainOf } from '../../cloudfunctions/core/store/ledger-chain'
import { aUnitSecretary, closeEvent, postEvent } from '../support/branch'
import { anOffice } from '../support/builders'
import { LEDGER_SECRET, startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let resolutionId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
})
const propose = (scope: 'branch' | 'unit' | 'public' = 'branch', seen = 0) => ({
  resolutionId,
  seen,
  step: 'propose' as const,
  scope,
  process: '全体党员讨论，到会不足半数，未付表决。',
  result: '下次会议再议。',
})
const seen = { check: 1, publish: 2 }
const step = (name: 'check' | 'publish') => ({ resolutionId, seen: seen[name], step: name })
guards('publication.step', () => propose(), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
const as = (who: 'secretary' | 'deputy') => fixture().as(who)
const take = (input: object, openid: string): Promise<object> =>
  world().call('publication.step', input as never, openid)

test('C3.3c proposed, checked, approved: published within the branch; the ledger counts it', async () => {
  expect(await take(propose(), as('deputy'))).toMatchObject({ data: { state: 'proposed' } })
  expect(await take(step('check'), as('secretary'))).toMatchObject({ data: { state: 'checked' } })
  expect(await take(step('publish'), as('deputy'))).toMatchObject({
    code: 'publication-approval-missing',
  })
  for (let twice = 0; twice < 2; twice++) {
    expect(await take(step('publish'), as('secretary'))).toMatchObject({
      data: { state: 'published' },
    })
  }
  expect(await world().documents.get('resolutions', resolutionId)).toMatchObject({
    readable: 'branch',
    pending: false,
    publication: { steps: [{}, {}, { step: 'publish' }] },
  })
})

test('C3.3c to the unit: its secretary approves; taken back nobody reads it any more', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await take(propose('unit'), as('deputy'))
  await take(step('check'), as('secretary'))
  expect(await take(step('publish'), as('secretary'))).toMatchObject({
    code: 'publication-approval-missing',
  })
  expect(await take(step('publish'), unit)).toMatchObject({ data: { state: 'published' } })
  const withdrawn = { resolutionId, seen: 3, step: 'withdraw', reason: '内容有误' }
  expect(await take(withdrawn, as('deputy'))).toMatchObject({ data: { state: 'withdrawn' } })
  const reading = { resolutionId }
  expect(await world().no('publication.show', reading, as('deputy'))).toBe('resolution-unknown')
})

test('C3.3a a matter about one person is never published', async () => {
  const personal = await openMatter(world(), fixture(), activityId, { kind: 'confirmation' })
  await world().yes('resolution.decide', aVote(personal), fixture().as('recorder'))
  const input = { ...propose(), resolutionId: personal }
  expect(await take(input, as('deputy'))).toMatchObject({ code: 'not-publishable' })
})

test('C3.3c once publishing has begun the decision itself does not change', async () => {
  await take(propose(), as('deputy'))
  expect(await world().no('resolution.decide', aVote(resolutionId), as('secretary'))).toBe(
    'already-decided',
  )
})

test('C3.3c the unit reads the words that wait for it, and nothing else; what it declines goes back with the reason', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const waiting = async () => {
    const shown = await world().yes('unit.show', {}, unit)
    const { todos } = await world().yes('home.show', {}, unit)
    return {
      approvals: shown.approvals,
      todos: todos.filter((todo) => todo.kind === 'publish_decision'),
    }
  }
  const nothing = { approvals: [], todos: [] }
  await take(propose('unit'), as('deputy'))
  expect(await waiting()).toEqual(nothing)
  await take(step('check'), as('secretary'))
  const { process, result } = propose()
  const topic = String((await world().documents.get('resolutions', resolutionId))?.topic)
  const { branch, unit: own } = fixture()
  expect(await waiting()).toEqual({
    approvals: [
      {
        resolutionId,
        branch: { orgId: branch._id, name: branch.name },
        topic,
        scope: 'unit',
        process,
        result,
        // what is to be done, and not by whom
        followUps: ['通知课程组'],
        seen: 2,
      },
    ],
    todos: [{ kind: 'publish_decision', unitId: own._id, subject: topic }],
  })
  const declined = { resolutionId, seen: 2, step: 'keep', reason: '请改写过程' }
  expect(await take(declined, unit)).toMatchObject({ data: { state: 'kept' } })
  expect(await waiting()).toEqual(nothing)
  const shown = await world().yes('resolutions.show', { activityId }, as('deputy'))
  expect(shown.resolutions[0]?.publication).toMatchObject({
    state: 'kept',
    steps: [{}, {}, { step: 'keep', reason: '请改写过程' }],
  })
  // within the branch the unit has nothing to decide
  await take(propose('branch', 3), as('deputy'))
  await take({ ...step('check'), seen: 4 }, as('secretary'))
  expect(await waiting()).toEqual(nothing)
  expect(await take({ ...declined, seen: 5 }, unit)).toMatchObject({ code: 'not-allowed' })
})

test('C3.3c what was published beyond the branch is put right by who approved it', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await take(propose('unit'), as('deputy'))
  await take(step('check'), as('secretary'))
  await take(step('publish'), unit)
  const { process } = propose()
  const corrected = {
    resolutionId,
    seen: 3,
    step: 'correct',
    process,
    result: '改了',
    reason: '有误',
  }
  expect(await take(corrected, as('secretary'))).toMatchObject({
    code: 'publication-approval-missing',
  })
  expect(await take(corrected, unit)).toMatchObject({ data: { state: 'published' } })
})

test('C4.3d, domain §7 #20 after the closing what others read changes with a sealed addition, and once', async () => {
  await take(propose(), as('deputy'))
  await take(step('check'), as('secretary'))
  await closeEvent(world(), fixture(), activityId)
  const added = async () =>
    (await chainOf(world().documents, fixture().branch._id)).flatMap((one) => one.addition ?? [])
  const topic = String((await world().documents.get('resolutions', resolutionId))?.topic)
  const { process, result } = propose()
  const about = { resolutionId, reason: '人数有误' }
  const corrected = { ...about, seen: 3, step: 'correct', process, result: '改了' }
  for (const one of [step('publish'), step('publish'), corrected, corrected])
    expect(await take(one, as('secretary'))).toMatchObject({ data: { state: 'published' } })
  await take({ ...about, seen: 4, step: 'withdraw' }, as('deputy'))
  const details = { resolutionId, scope: 'branch', process }
  expect(await added()).toMatchObject([
    { kind: 'resolution_published', reason: topic, details: { ...details, result } },
    {
      kind: 'resolution_corrected',
      reason: `${topic}，人数有误`,
      details: { ...details, result: '改了' },
    },
    { kind: 'resolution_withdrawn' },
  ])
  // what does not change what is read is no addition
  await take({ ...propose('branch', 5) }, as('deputy'))
  expect(await added()).toHaveLength(3)
  const chain = await chainOf(world().documents, fixture().branch._id)
  expect(firstBroken(chain, true, [LEDGER_SECRET])).toBeNull()
})

test('C4.3d what is refused, or corrected by two at once, leaves the ledger whole', async () => {
  await take(propose(), as('deputy'))
  await take(step('check'), as('secretary'))
  await closeEvent(world(), fixture(), activityId)
  await take(step('publish'), as('secretary'))
  const { process } = propose()
  const about = { resolutionId, seen: 3, step: 'correct', process, reason: '有误' }
  const both = await Promise.all(
    ['一', '二'].map((result) => take({ ...about, result }, as('secretary'))),
  )
  expect(both.filter((one) => 'code' in one)).toMatchObject([{ code: 'publication-step-wrong' }])
  expect(await take({ ...about, seen: 4, result: '三' }, as('deputy'))).toMatchObject({
    code: 'publication-approval-missing',
  })
  const entries = await chainOf(world().documents, fixture().branch._id)
  expect(entries).toHaveLength(3)
  expect(firstBroken(entries, true, [LEDGER_SECRET])).toBeNull()
})

test('C3.3c the unit takes back what it approved; nobody reads it any more', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await take(propose('public'), as('deputy'))
  await take(step('check'), as('secretary'))
  await take(step('publish'), unit)
  const withdrawn = { resolutionId, seen: 3, step: 'withdraw', reason: '涉及个人' }
  expect(await take(withdrawn, unit)).toMatchObject({ data: { state: 'withdrawn' } })
  expect(await world().no('publication.show', { resolutionId }, STRANGER)).toBe(
    'resolution-unknown',
  )
})

test('C3.3c words proposed anew while somebody reads the old ones are not approved unseen', async () => {
  await take(propose(), as('deputy'))
  const shown = await world().yes('resolutions.show', { activityId }, as('secretary'))
  const taken = shown.resolutions[0]?.publication?.steps.length
  await take({ ...propose('branch', 1), result: '改为另一个结果。' }, as('deputy'))
  const unseen = { resolutionId, seen: taken, step: 'check' }
  expect(await take(unseen, as('secretary'))).toMatchObject({ code: 'publication-step-wrong' })
  expect(await take({ ...unseen, seen: 2 }, as('secretary'))).toMatchObject({
    data: { state: 'checked' },
  })
})

test('domain §3 a secretary with a commissioner and no deputy publishes; alone the secretary does it all', async () => {
  const { branch, people } = fixture()
  const { documents } = world()
  const deputy = anOffice(people.deputy._id, branch._id, 'deputy_secretary')
  await documents.put('roles', { ...deputy, to: '2026-12-10' })
  const office = anOffice(people.liaison._id, branch._id, 'org_commissioner')
  await documents.put('roles', office)
  await take(propose(), as('secretary'))
  expect(await take(step('check'), as('secretary'))).toMatchObject({
    code: 'publication-other-checks',
  })
  const seenBy = await world().yes('resolutions.show', { activityId }, fixture().as('liaison'))
  expect(seenBy.may).toEqual({
    open: false,
    publish: false,
    check: [resolutionId],
    approve: false,
  })
  expect(await take(step('check'), fixture().as('liaison'))).toMatchObject({
    data: { state: 'checked' },
  })
  expect(await take(step('publish'), as('secretary'))).toMatchObject({
    data: { state: 'published' },
  })
  await documents.put('roles', { ...office, to: '2026-12-10' })
  const other = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(other), fixture().as('recorder'))
  for (const one of [propose(), step('check'), step('publish')]) {
    const taken = await take({ ...one, resolutionId: other }, as('secretary'))
    expect(taken).toMatchObject({ ok: true })
  }
})

test('C3.3c while there is no secretary the deputy approves', async () => {
  const { branch, people } = fixture()
  const secretary = anOffice(people.secretary._id, branch._id, 'secretary')
  await world().documents.put('roles', { ...secretary, to: '2026-12-10' })
  for (const one of [propose(), step('check'), step('publish')])
    expect(await take(one, as('deputy'))).toMatchObject({ ok: true })
})
