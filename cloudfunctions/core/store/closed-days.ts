import type { OrgId } from '../contract'
import type { Documents } from '../platform/ports'
import { activities } from './activities'

/** How many records of these branches, or of all, are closed. Index: sealed. */
export const sealedIn = (db: Documents, branchIds: readonly OrgId[] | null): Promise<number> =>
  db.count(activities.name, {
    sealedAt: { gt: 0 },
    ...(branchIds ? { branchId: { in: branchIds } } : {}),
  })
