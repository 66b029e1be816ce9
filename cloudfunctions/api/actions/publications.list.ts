import { isMember } from '../../core/domain/due-list'
import { ledBy, unitsOf } from '../../core/domain/offices-held'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { personBehind } from '../../core/steps/person'
import { publicCard } from '../../core/steps/public-card'
import { orgsByIds } from '../../core/store/orgs'
import { readableBy } from '../../core/store/published'

const AT_MOST = 50

/**
 * What was decided and is published for the caller: for everybody, for the people of the own unit, for the own branch
 * (C3.3d), page by page. Somebody without a place in the roster reads what is public.
 */
export const publicationsList: Action<'publications.list'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const around = me ? [...new Set([...me.at, ...ledBy(me.offices)])] : []
  const orgs = await orgsByIds(documents, around)
  const unitIds = [...orgs.values()].flatMap((one) => one.parentId ?? [])
  const reader = {
    // the inside of a branch is its members' and leaders' (C1.3)
    branchIds: me ? [...(isMember(me.stage) ? me.at : []), ...ledBy(me.offices)] : [],
    unitIds: [...new Set([...unitIds, ...(me ? unitsOf(me.offices) : [])])],
  }
  const found = await readableBy(documents, reader, { ...input, limit: AT_MOST + 1 })
  const published = found.slice(0, AT_MOST).flatMap((one) => publicCard(one) ?? [])
  return yes({ now, published, more: found.length > AT_MOST })
}
