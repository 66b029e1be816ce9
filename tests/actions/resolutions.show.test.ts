import { postEvent } from '../support/branch'
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
    may: { open: false, publish: false, approve: false },
  })
  expect(JSON.stringify(shown)).not.toContain('captures')
  const keeper = await world().yes('resolutions.show', { activityId }, fixture().as('secretary'))
  expect(keeper.may).toEqual({ open: true, publish: true, approve: true })
})
