import type { Documents } from '../platform/ports'
import { BRANCH_AT_MOST, inOrder, Member, members } from './members'

/** People of some branches who live elsewhere, in roster order. Index: branch. */
export async function livingElsewhereIn(
  db: Documents,
  branchIds: readonly string[],
): Promise<Member[]> {
  if (branchIds.length === 0) return []
  const found = await db.find(members.name, {
    where: {
      branchId: { in: [...branchIds] },
      mobility: { in: ['mobile', 'overseas', 'retained_graduate'] },
    },
    limit: BRANCH_AT_MOST,
  })
  return found.map((doc) => Member.parse(doc)).sort(inOrder)
}

/** People who live elsewhere, a page at a time in order of id. Index: mobility. */
export async function livingElsewhere(
  db: Documents,
  page: { after: string; limit: number },
): Promise<Member[]> {
  const found = await db.find(members.name, {
    where: {
      mobility: { in: ['mobile', 'overseas', 'retained_graduate'] },
      _id: { gt: page.after },
    },
    order: [['_id', 'asc']],
    limit: page.limit,
  })
  return found.map((doc) => Member.parse(doc))
}
