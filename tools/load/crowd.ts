import { activityIdOf, idFrom, memberIdOf } from '../../cloudfunctions/core/domain/identity'
import { newActivity } from '../../cloudfunctions/core/steps/new-activity'
import { activities } from '../../cloudfunctions/core/store/activities'
import { bindings } from '../../cloudfunctions/core/store/bindings'
import type { Filed } from './load-set'

/** One of those who come at once: the WeChat, the person, and the theme day of the own branch. */
export type Comer = { openid: string; memberId: string; activityId: string }
export type Crowd = { filed: Filed[]; comers: Comer[] }

const HOUR = 3_600_000

/**
 * Many branches that meet at the same minute, everybody due and bound: what the register needs, and nothing else.
 * @param size.startsAt when all of them begin; the list is final
 */
export function crowdOf(size: { branches: number; members: number; startsAt: number }): Crowd {
  const crowd: Crowd = { filed: [], comers: [] }
  for (let branch = 1; branch <= size.branches; branch++) {
    const activityId = activityIdOf('crowd', String(branch), String(size.startsAt))
    const people = Array.from({ length: size.members }, (_, i) => {
      const number = `C${branch}-${i}`
      return {
        memberId: memberIdOf(number),
        name: `同志${branch}-${i}`,
        openid: `oCrowd${idFrom('c', 21, number)}`,
      }
    })
    const roster = people.map(({ memberId, name }) => ({
      memberId,
      name,
      stage: 'full' as const,
      group: null,
      standing: 'due' as const,
    }))
    crowd.filed.push(
      { collection: activities.name, doc: heldNow(activityId, branch, roster, size.startsAt) },
      ...people.map(({ memberId, name, openid }) => ({
        collection: bindings.name,
        doc: { _id: openid, memberId, name, boundAt: size.startsAt - 24 * HOUR },
      })),
    )
    crowd.comers.push(...people.map(({ openid, memberId }) => ({ openid, memberId, activityId })))
  }
  return crowd
}

const heldNow = (
  _id: string,
  branch: number,
  roster: ReturnType<typeof newActivity>['roster'],
  startsAt: number,
) => ({
  ...newActivity({
    _id,
    branchId: idFrom('b', 11, 'crowd', String(branch)),
    branchName: `第${branch}党支部`,
    unitId: idFrom('u', 11, 'crowd'),
    theme: '学习党章专题讨论',
    themeSource: 'branch',
    plan: { planned: true, reason: null },
    items: [{ kind: 'required', category: 'study' }],
    mode: 'in_person',
    place: '会议室',
    startsAt,
    endsAt: startsAt + HOUR,
    notice: { at: startsAt - 72 * HOUR, leadDays: 3, verdict: 'on_time' },
    roster,
    postedBy: memberIdOf(`C${branch}-0`),
    postedAt: startsAt - 72 * HOUR,
    graceMinutes: 15,
  }),
  frozenAt: startsAt - HOUR / 2,
})
