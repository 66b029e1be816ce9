import { foundBranch } from '../support/branch'
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

test('an unknown field is refused by name', async () => {
  const resolutionId = await aPublished(world(), fixture(), 'public')
  const reply = await world().call('publication.show', { resolutionId, all: 1 }, STRANGER)
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['all'] })
})
