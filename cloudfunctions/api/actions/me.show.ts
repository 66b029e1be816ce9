import { ledBy } from '../../core/domain/roles-table'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { meCard, orgsAround, schoolCard } from '../../core/steps/me-card'
import { ownAttendance } from '../../core/steps/own-attendance'
import { ownHistory } from '../../core/steps/own-history'
import { personOf } from '../../core/steps/person'
import { bindingOf } from '../../core/store/bindings'
import { memberOf } from '../../core/store/members'
import { settingsOf } from '../../core/store/settings'

const AT_MOST = 24

/** Everything that is stored about the caller, for the caller alone (C3.5b). */
export const meShow: Action<'me.show'> = async (_input, platform, caller) => {
  const { documents } = platform
  const [binding, settings] = await Promise.all([
    bindingOf(documents, caller.openid),
    settingsOf(documents),
  ])
  const school = schoolCard(settings)
  const me = await personOf(platform, binding)
  if (!me) return yes({ school, me: null, attendance: [] })
  const [orgs, history, liaison, attendance] = await Promise.all([
    orgsAround(platform, me),
    ownHistory(platform, me),
    me.liaisonId ? memberOf(documents, me.liaisonId) : null,
    ownAttendance(platform, me, AT_MOST),
  ])
  return yes({
    school,
    me: {
      ...meCard(me, orgs, ledBy(me.offices)),
      schoolNo: me.schoolNo,
      phone: me.phone,
      group: me.group,
      joinedOn: me.joinedOn,
      fullOn: me.fullOn,
      mobility: me.mobility,
      liaison: liaison?.name ?? null,
      boundAt: me.boundAt,
      ...history,
    },
    attendance,
  })
}
