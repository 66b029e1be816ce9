import type { OrgId } from '../../core/contract'
import { ledBy, unitsOf } from '../../core/domain/offices-held'
import { insideOf } from '../../core/domain/publication'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { branchesBefore } from '../../core/steps/heirs'
import { personBehind } from '../../core/steps/person'
import { publicCard } from '../../core/steps/public-card'
import { type Org, orgsByIds } from '../../core/store/orgs'
import { readableBy } from '../../core/store/published'

const AT_MOST = 50

/** Branches that went into these: what they decided stays the reading of whoever they went into (domain §7 #19). */
async function goneInto(
  platform: Platform,
  branchIds: readonly OrgId[],
  orgs: ReadonlyMap<OrgId, Org>,
): Promise<OrgId[]> {
  const branches = branchIds.flatMap((id) => {
    const org = orgs.get(id)
    return org?.level === 'branch' ? [org] : []
  })
  const before = await Promise.all(branches.map((one) => branchesBefore(platform, one)))
  return before.flat().map((one) => one._id)
}

/**
 * What was decided and is published for the caller: for everybody, for the people of the own unit, for the own branch
 * and those that went into it (C3.3d), page by page. Somebody without a place in the roster reads what is public.
 */
export const publicationsList: Action<'publications.list'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const around = me ? [...new Set([...me.at, ...ledBy(me.offices)])] : []
  const orgs = await orgsByIds(documents, around)
  const unitIds = [...orgs.values()].flatMap((one) => one.parentId ?? [])
  const inside = me ? insideOf(me) : []
  const reader = {
    branchIds: [...inside, ...(await goneInto(platform, inside, orgs))],
    unitIds: [...new Set([...unitIds, ...(me ? unitsOf(me.offices) : [])])],
  }
  const found = await readableBy(documents, reader, { ...input, limit: AT_MOST + 1 })
  const published = found.slice(0, AT_MOST).flatMap((one) => publicCard(one) ?? [])
  return yes({ now, published, more: found.length > AT_MOST })
}
