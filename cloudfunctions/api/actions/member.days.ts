import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { attendanceIn } from '../../core/steps/own-attendance'
import { allow, personBehind } from '../../core/steps/person'
import { memberOf } from '../../core/store/members'

const AT_MOST = 24

/**
 * The branch's theme days as one person stands towards them, for those who lead the branch (C2.3e): what the person reads
 * about the own self as well, without reasons and without a sum.
 */
export const memberDays: Action<'member.days'> = async (
  { branchId, memberId },
  platform,
  caller,
) => {
  const [me, person] = await Promise.all([
    personBehind(platform, caller),
    memberOf(platform.documents, memberId),
  ])
  const allowed = allow('member.days', me, { branchId })
  if (!allowed.ok) return allowed
  if (!person?.branchIds.includes(branchId)) return refuse('member-unknown', ['memberId'])
  const days = await attendanceIn(platform, branchId, memberId, AT_MOST)
  return yes({
    now: platform.now,
    days: days.map(({ activityId, theme, startsAt, mine }) => ({
      activityId,
      theme,
      startsAt,
      mine,
    })),
  })
}
