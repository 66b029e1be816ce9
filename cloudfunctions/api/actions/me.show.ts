import { everHeld } from '../../core/domain/dated'
import { myPart, registerOf } from '../../core/domain/register'
import { ledBy } from '../../core/domain/roles-table'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { briefingCard, objectionCard } from '../../core/steps/briefing-card'
import { meCard, orgsAround, schoolCard } from '../../core/steps/me-card'
import { type Me, personOf } from '../../core/steps/person'
import { activitiesByIds } from '../../core/store/activities'
import { arrivalsAt, latestArrivals } from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'
import { briefingsFor } from '../../core/store/briefings'
import { leavesOfMember } from '../../core/store/leaves'
import { memberOf } from '../../core/store/members'
import { objectionsBy } from '../../core/store/objections'
import { orgsByIds } from '../../core/store/orgs'
import { startedIn } from '../../core/store/past-days'
import { officesOf } from '../../core/store/roles'
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
    historyOf(platform, me),
    me.liaisonId ? memberOf(documents, me.liaisonId) : null,
    attendanceOf(platform, me),
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

/** What is kept with its dates; what was replaced on its first day never held and is not shown. */
async function historyOf({ documents }: Platform, me: Me) {
  const [held, briefings, objections] = await Promise.all([
    officesOf(documents, me._id),
    briefingsFor(documents, me._id),
    objectionsBy(documents, me._id),
  ])
  const orgs = await orgsByIds(documents, [...me.branchIds, ...held.map((one) => one.orgId)])
  const nameOf = (id: string) => orgs.get(id)?.name ?? ''
  return {
    stages: me.stages,
    mobilities: me.mobilities,
    exemptions: me.exemptions.filter(everHeld),
    exclusions: me.exclusions.filter(everHeld),
    relations: me.relations
      .filter(everHeld)
      .map(({ branchId, ...one }) => ({ branch: nameOf(branchId), ...one })),
    offices: held
      .filter(everHeld)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ role, orgId, from, to }) => ({ role, org: nameOf(orgId), from, to })),
    briefings: briefings.map((one) => ({ ...briefingCard(one), theme: one.theme })),
    objections: objections.map((one) => ({ ...objectionCard(one), theme: one.theme })),
  }
}

/** The latest theme days the caller was listed for, here or as a guest elsewhere. */
async function attendanceOf({ documents, now }: Platform, me: Me) {
  const [started, came] = await Promise.all([
    startedIn(documents, me.branchIds, now, AT_MOST),
    latestArrivals(documents, me._id, AT_MOST),
  ])
  const known = new Set(started.map((one) => one._id))
  const elsewhere = came.map((one) => one.activityId).filter((id) => !known.has(id))
  const activities = [...started, ...(await activitiesByIds(documents, elsewhere))]
    .filter((one) => !one.cancelled && one.roster.some((row) => row.memberId === me._id))
    .sort((a, b) => b.startsAt - a.startsAt)
    .slice(0, AT_MOST)
  const ids = activities.map((one) => one._id)
  const [arrivals, leaves] = await Promise.all([
    arrivalsAt(documents, me._id, ids),
    leavesOfMember(documents, me._id, ids),
  ])
  return activities.map((one) => ({
    activityId: one._id,
    theme: one.theme,
    startsAt: one.startsAt,
    mine: myPart(
      registerOf({
        roster: one.roster.filter((row) => row.memberId === me._id),
        arrivals: arrivals.filter((arrival) => arrival.activityId === one._id),
        leaves: leaves.filter((leave) => leave.activityId === one._id),
        closed: one.sealedAt !== null,
      }),
      me._id,
    ),
  }))
}
