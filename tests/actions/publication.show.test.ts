import { aUnitSecretary, foundBranch } from '../support/branch'
import { startWorld } from '../support/call'
import { aPublished } from '../support/decision'
import { inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)

test('C3.3d an outsider of the unit reads process, result and follow-ups, and nothing else', async () => {
  const beside = await foundBranch(world(), fixture().unit)
  const resolutionId = await aPublished(world(), fixture(), 'unit')
  const shown = await world().yes('publication.show', { resolutionId }, beside.as('activist'))
  expect(shown).toMatchObject({
    published: {
      branch: fixture().branch.name,
      process: expect.stringContaining('讨论'),
      followUps: [{ what: '通知课程组' }],
    },
    feedback: [],
    may: { leave: true, answer: false },
  })
  const text = JSON.stringify(shown)
  for (const hidden of ['discussion', 'votingDue', 'activityId', 'steps', 'proposer']) {
    expect(text).not.toContain(hidden)
  }
  const { activityId } = (await world().documents.get('resolutions', resolutionId)) as never
  const about = { activityId }
  expect(await world().no('resolutions.show', about, beside.as('activist'))).toBe('not-allowed')
})

test('C3.3d who does what was decided is named within the branch alone', async () => {
  const { as, unit } = fixture()
  const beside = await foundBranch(world(), unit)
  const above = await aUnitSecretary(world(), fixture())
  const named = async (resolutionId: string, openid: string) => {
    const { published } = await world().yes('publication.show', { resolutionId }, openid)
    return published.followUps.map(({ what, who }) => [what, who])
  }
  const open = await aPublished(world(), fixture(), 'public')
  for (const reader of [STRANGER, beside.as('member'), above, as('prospect')]) {
    expect(await named(open, reader)).toEqual([['通知课程组', '']])
  }
  const own = [['通知课程组', '组织委员']]
  for (const reader of [as('member'), as('secretary')])
    expect(await named(open, reader)).toEqual(own)
})

test('C3.3d what is not for somebody is as if it were not there', async () => {
  const abroad = await foundBranch(world())
  const unit = await aPublished(world(), fixture(), 'unit')
  const open = await aPublished(world(), fixture(), 'public')
  const ask = (resolutionId: string, openid: string) =>
    world().call('publication.show', { resolutionId }, openid)
  expect(await ask(unit, abroad.as('secretary'))).toMatchObject({ code: 'resolution-unknown' })
  expect(await ask(unit, STRANGER)).toMatchObject({ code: 'not-bound' })
  expect(await ask('r000000000000000', STRANGER)).toMatchObject({ code: 'resolution-unknown' })
  expect(await ask(open, STRANGER)).toMatchObject({ ok: true })
})

test('C3.3c §7 #20 what was put right is read beside the words before it, until it is taken back', async () => {
  const resolutionId = await aPublished(world(), fixture(), 'public')
  const unit = await aUnitSecretary(world(), fixture())
  const read = (openid = STRANGER) => world().yes('publication.show', { resolutionId }, openid)
  const first = await read()
  expect(first).toMatchObject({ seen: 3, may: { correct: false, withdraw: false } })
  expect((await read(unit)).may).toMatchObject({ correct: true, withdraw: true })
  expect((await read(fixture().as('secretary'))).may).toMatchObject({
    ...{ correct: false, withdraw: true },
  })
  const { process, result } = first.published
  const about = { resolutionId, reason: '人数有误' }
  const corrected = { ...about, step: 'correct', process, result: '定为周三' } as const
  await world().yes('publication.step', { ...corrected, seen: 3 }, unit)
  expect((await read()).published).toMatchObject({
    result: '定为周三',
    corrections: [{ reason: '人数有误', before: { process, result } }],
  })
  const { published, ...others } = await read()
  // who did so is not told
  expect(JSON.stringify({ published, ...others })).not.toContain('"name"')
  await world().yes('publication.step', { ...about, step: 'withdraw', seen: 4 }, unit)
  const again = { resolutionId, step: 'propose', scope: 'public', process, result } as const
  await world().yes('publication.step', { ...again, seen: 5 }, fixture().as('deputy'))
  const seen = (step: 'check' | 'publish', at: number) => ({ resolutionId, step, seen: at })
  await world().yes('publication.step', seen('check', 6), fixture().as('secretary'))
  await world().yes('publication.step', seen('publish', 7), unit)
  expect((await read()).published.corrections).toEqual([])
})

test('C3.3c within the branch its secretary puts words right where they are read', async () => {
  const resolutionId = await aPublished(world(), fixture(), 'branch')
  const mayOf = async (openid: string) =>
    (await world().yes('publication.show', { resolutionId }, openid)).may
  const as = fixture().as
  expect(await mayOf(as('secretary'))).toMatchObject({ correct: true, withdraw: true })
  expect(await mayOf(as('deputy'))).toMatchObject({ correct: false, withdraw: true })
  expect(await mayOf(as('member'))).toMatchObject({ correct: false, withdraw: false })
})

test('an unknown field is refused by name', async () => {
  const resolutionId = await aPublished(world(), fixture(), 'public')
  const reply = await world().call('publication.show', { resolutionId, all: 1 }, STRANGER)
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['all'] })
})
