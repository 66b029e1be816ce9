import { dayOf } from '../../core/domain/calendar'
import { may } from '../../core/domain/roles-table'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { publicityOf } from '../../core/store/publicity'
import { servicesOf } from '../../core/store/services'

/** Service and publicity of a theme day, for the branch (C3.4, C4.4a). Three stages, whatever the number of entries. */
export const afterwardsShow: Action<'afterwards.show'> = async (input, platform, caller) => {
  const found = await onActivity('afterwards.show', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, relations } = found.value
  const { documents, now } = platform
  const [services, reports] = await Promise.all([
    servicesOf(documents, activity._id),
    publicityOf(documents, activity._id),
  ])
  const edit = may('service.add', relations) && !activity.cancelled
  const gone = [...services, ...reports].flatMap(({ removed }) => removed ?? [])
  const { _id: activityId, theme, startsAt, month, roster } = activity
  return yes({
    now,
    activity: { activityId, theme, startsAt, month },
    services: services
      .filter((one) => !one.removed)
      .map(({ _id: serviceId, byName: by, ...one }) => ({
        serviceId,
        kind: one.kind,
        what: one.what,
        where: one.where,
        beneficiaries: one.beneficiaries,
        on: one.on,
        hours: one.hours,
        participants: one.participants,
        by,
        at: one.at,
      })),
    publicity: reports
      .filter((one) => !one.removed)
      .map(({ _id: publicityId, channel, title, link, on, byName: by, at }) => ({
        publicityId,
        channel,
        title,
        link,
        on,
        by,
        at,
      })),
    removed: edit
      ? gone.sort((a, b) => b.at - a.at).map((one) => ({ by: one.byName, on: dayOf(one.at) }))
      : [],
    people: edit ? roster.map(({ memberId, name, stage }) => ({ memberId, name, stage })) : [],
    may: { edit },
  })
}
