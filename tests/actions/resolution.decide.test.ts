import { AFTER, aDraft, closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let resolutionId = ''
let present = 0
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  const shown = await world().yes('board.show', { activityId }, fixture().as('recorder'))
  const memberIds = shown.board?.missing.map((one) => one.memberId) ?? []
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  resolutionId = await openMatter(world(), fixture(), activityId)
  const { base } = await world().yes(
    'resolution.capture',
    { resolutionId, left: null },
    fixture().as('deputy'),
  )
  present = base.present
})
guards('resolution.decide', () => aVote(resolutionId, { yes: present }), {
  world,
  fixture,
  cast: ['member', 'prospect'],
})
const decide = (over: object = {}) =>
  world().yes(
    'resolution.decide',
    aVote(resolutionId, { yes: present, ...over }),
    fixture().as('recorder'),
  )
const refused = (over: object) =>
  world().no(
    'resolution.decide',
    aVote(resolutionId, { yes: present, ...over }),
    fixture().as('recorder'),
  )

test('C3.3b the outcome follows from the numbers; a slip is put right, and said twice it is one', async () => {
  expect(present).toBeGreaterThan(3)
  expect(await decide({ yes: 1, no: present - 1 })).toEqual({ outcome: 'rejected' })
  expect(await decide()).toEqual({ outcome: 'passed' })
  const stored = await world().documents.get('resolutions', resolutionId)
  await world().at('2026-12-11T15:50')
  expect(await decide()).toEqual({ outcome: 'passed' })
  expect(await world().documents.get('resolutions', resolutionId)).toEqual(stored)
})

test.each([
  ['counts that do not add up', { no: 1 }, 'vote-counts-wrong'],
  ['deferring what was clear', { deferReason: '再议' }, 'defer-not-close'],
  ['an agreement with votes', { method: 'consensus' }, 'vote-counts-wrong'],
] as const)('C3.3b refused: %s; nothing is written', async (_, over, code) => {
  expect(await refused(over)).toBe(code)
  expect(await world().documents.get('resolutions', resolutionId)).toMatchObject({ result: null })
})

test('C3.3b, C4.3d the matter goes under the seal, and afterwards stays as it is', async () => {
  await decide()
  const { entryId } = await closeEvent(world(), fixture(), activityId)
  const entry = await world().documents.get('ledger', entryId)
  expect(entry).toMatchObject({
    line: { resolutions: 1 },
    sealed: { resolutions: [{ resolutionId, result: { outcome: 'passed', yes: present } }] },
  })
  expect(await refused({})).toBe('activity-sealed')
})

test('a vote at the moment of closing is either under the seal or refused', async () => {
  await world().at(AFTER)
  const saved = { activityId, revision: 0, draft: aDraft(fixture()) }
  const { revision } = await world().yes('record.save', saved, fixture().as('recorder'))
  const [, voted] = await Promise.all([
    world().yes('record.close', { activityId, revision }, fixture().as('secretary')),
    world().call(
      'resolution.decide',
      aVote(resolutionId, { yes: present }),
      fixture().as('deputy'),
    ),
  ])
  const [entry] = await world().documents.find('ledger', { where: { activityId }, limit: 5 })
  const sealed = JSON.stringify(entry?.sealed ?? null)
  expect(sealed.includes('"outcome":"passed"')).toBe(voted.ok)
})
