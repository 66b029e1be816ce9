import type { Input } from '../../cloudfunctions/core/contract'
import { aUnitSecretary, type Fixture, postEvent } from './branch'
import { aKey, type World } from './call'

/** A matter as the secretary puts it to the meeting. */
export const aMatter = (
  activityId: string,
  over: Partial<Input<'resolution.open'>> = {},
): Input<'resolution.open'> => ({
  activityId,
  key: aKey(),
  kind: 'ordinary',
  topic: '每月第二个周五为主题党日时间',
  proposer: '支委会',
  why: '课表已定，多数党员这时有空',
  ...over,
})

/** Nobody came, so nothing was put to the vote; a test says otherwise. */
export const aVote = (
  resolutionId: string,
  over: Partial<Input<'resolution.decide'>> = {},
): Input<'resolution.decide'> => ({
  resolutionId,
  discussion: '大家认为时间合适；一位同志提出周五下午有实验课，将单独沟通。',
  method: 'show_of_hands',
  yes: 0,
  no: 0,
  abstain: 0,
  opinions: 0,
  deferReason: '',
  followUps: [{ what: '通知课程组', who: '组织委员', by: '2026-12-20' }],
  ...over,
})

export async function openMatter(
  world: World,
  fixture: Fixture,
  activityId: string,
  over: Partial<Input<'resolution.open'>> = {},
): Promise<string> {
  const input = aMatter(activityId, over)
  return (await world.yes('resolution.open', input, fixture.as('secretary'))).resolutionId
}

/** A matter that was decided and published by the steps, for these readers. */
export async function aPublished(
  world: World,
  fixture: Fixture,
  scope: 'branch' | 'unit' | 'public',
): Promise<string> {
  const activityId = await postEvent(world, fixture)
  await world.at('2026-12-11T15:40')
  const resolutionId = await openMatter(world, fixture, activityId)
  await world.yes('resolution.decide', aVote(resolutionId), fixture.as('recorder'))
  const words = { process: '全体党员讨论，到会不足半数，未付表决。', result: '下次会议再议。' }
  const proposed = { resolutionId, seen: 0, step: 'propose', scope, ...words } as const
  await world.yes('publication.step', proposed, fixture.as('deputy'))
  const checked = { resolutionId, seen: 1, step: 'check' } as const
  await world.yes('publication.step', checked, fixture.as('secretary'))
  const approves =
    scope === 'branch' ? fixture.as('secretary') : await aUnitSecretary(world, fixture)
  await world.at(`2026-12-11T16:${String(published++ % 60).padStart(2, '0')}`)
  await world.yes('publication.step', { resolutionId, seen: 2, step: 'publish' }, approves)
  return resolutionId
}
let published = 0
