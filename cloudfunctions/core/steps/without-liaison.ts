import type { MemberId, OrgId } from '../contract'
import type { Platform } from '../platform/ports'
import { lookedAfterByAny, memberOf, patchMember } from '../store/members'
import type { Write } from './write-in-order'

/**
 * Takes people who go out of their part in keeping touch: those they looked after stand without anybody, and the
 * secretary is asked to name one the same day (C2.3g).
 * @param within only people of this branch, where those who go had their part
 */
export async function withoutLiaison(
  liaisonIds: readonly MemberId[],
  { documents, now }: Platform,
  within?: OrgId,
): Promise<Write[]> {
  const alone = await lookedAfterByAny(documents, liaisonIds)
  return alone
    .filter((one) => !liaisonIds.includes(one._id) && one.branchId === (within ?? one.branchId))
    .map((one) => ({
      ops: 2,
      async run(tx) {
        const liaisonId = (await memberOf(tx, one._id))?.liaisonId
        const gone = liaisonId && liaisonIds.includes(liaisonId)
        if (gone) await patchMember(tx, one._id, { liaisonId: null }, now)
      },
    }))
}
