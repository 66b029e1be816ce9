import type { MemberId, OrgId } from '../contract'
import type { Relation } from '../domain/roles-table'
import type { Platform } from '../platform/ports'
import type { Branch } from '../store/orgs'
import { branchesBefore } from './heirs'

/**
 * Who reads records of care on the page of a branch: the secretary also those of the branches it came out of (domain §7
 * #19). Nothing is asked for anybody else.
 */
export async function careReader(
  platform: Platform,
  branch: Branch,
  { me, relations }: { me: { _id: MemberId }; relations: ReadonlySet<Relation> },
): Promise<{ me: MemberId; secretaryOf: OrgId[] }> {
  if (!relations.has('secretary')) return { me: me._id, secretaryOf: [] }
  const before = await branchesBefore(platform, branch)
  return { me: me._id, secretaryOf: [branch._id, ...before.map((one) => one._id)] }
}
