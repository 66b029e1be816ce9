import { isContacted } from '../domain/contact'
import { ledBy } from '../domain/offices-held'
import type { Platform } from '../platform/ports'
import { wroteCare } from '../store/care'
import { lookedAfterBy, memberOf } from '../store/members'
import { meCard, orgsAround } from './me-card'
import { ownAttendance } from './own-attendance'
import { ownHistory } from './own-history'
import { ownLateEntries } from './own-late-entries'
import type { Me } from './person'

/**
 * Everything that is stored about a person (C3.5b).
 * @param days of the latest theme days, so many; null for all
 */
export async function ownData(platform: Platform, me: Me, days: number | null) {
  const [orgs, history, lateEntries, liaison, lookedAfter, wrote, attendance] = await Promise.all([
    orgsAround(platform, me),
    ownHistory(platform, me),
    ownLateEntries(platform, me._id),
    me.liaisonId ? memberOf(platform.documents, me.liaisonId) : null,
    lookedAfterBy(platform.documents, me._id),
    wroteCare(platform.documents, me._id),
    ownAttendance(platform, me, days),
  ])
  return {
    me: {
      ...meCard(me, orgs, ledBy(me.offices)),
      schoolNo: me.schoolNo,
      phone: me.phone,
      group: me.group,
      joinedOn: me.joinedOn,
      fullOn: me.fullOn,
      wantsAnniversary: me.wantsAnniversary === true,
      mobility: me.mobility,
      liaison: liaison?.name ?? null,
      keepsInTouch: lookedAfter.some(isContacted),
      wroteCare: wrote,
      boundAt: me.boundAt,
      ...history,
      lateEntries,
    },
    attendance,
  }
}
