import type { Doc } from '../../cloudfunctions/core/platform/ports'
import { closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
})
guards('resolutions.show', () => ({ activityId }), {
  world,
  fixture,
  cast: ['prospect', 'activist'],
})

test('C1.3 members read topic, reasons, dissent, base and result; not who had a vote', async () => {
  const resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
  const shown = await world().yes('resolutions.show', { activityId }, fixture().as('member'))
  expect(shown).toMatchObject({
    resolutions: [
      {
        topic: '每月第二个周五为主题党日时间',
        result: { outcome: 'carried' },
        followUps: [{ what: '通知课程组', doneOn: null }],
        publication: null,
      },
    ],
    may: { open: false, publish: false, check: [], approve: false },
  })
  expect(JSON.stringify(shown)).not.toContain('captures')
  const keeper = await world().yes('resolutions.show', { activityId }, fixture().as('secretary'))
  expect(keeper.may).toEqual({ open: true, publish: true, check: [], approve: true })
})

test('C4.3d of a closed record what was sealed is read, whatever somebody made of it in the database', async () => {
  const resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
  await openMatter(world(), fixture(), activityId, { kind: 'confirmation', topic: '某某转正' })
  await closeEvent(world(), fixture(), activityId)
  await world().yes('follow-up.done', { resolutionId, index: 0 }, fixture().as('secretary'))
  const show = () => world().yes('resolutions.show', { activityId }, fixture().as('member'))
  const before = (await show()).resolutions
  expect(before).toMatchObject([
    { result: { outcome: 'carried' }, followUps: [{ doneOn: '2026-12-11' }] },
    { kind: 'confirmation', confidential: true, result: { outcome: 'carried' } },
  ])
  const stored = await world().documents.find('resolutions', { where: { activityId }, limit: 9 })
  for (const one of stored) {
    const result = one.result && { ...one.result, outcome: 'passed', yes: 99 }
    const [capture] = one.captures as object[]
    const changed = { topic: '另一事项', discussion: '无不同意见', confidential: false, result }
    const captures = [{ ...capture, votingDue: [] }]
    await world().documents.put('resolutions', { ...one, ...changed, captures })
  }
  // nobody put this one to the meeting
  const made = { ...stored[0], _id: 'r000000000000000', topic: '事后添上的事项' }
  await world().documents.put('resolutions', made as Doc)
  expect((await show()).resolutions).toEqual(before)
})
