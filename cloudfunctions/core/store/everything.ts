import type { Doc, Documents, Where } from '../platform/ports'
import type { Collection } from './collection'

const PAGE = 1000

/**
 * Everything that fits, in order of id and a page at a time: what is kept about a person is told to the end (C3.5b). For
 * conditions that few documents meet, as those about one person do.
 */
export async function everything(
  db: Documents,
  { name }: Collection,
  where: Where,
): Promise<Doc[]> {
  const found: Doc[] = []
  for (;;) {
    const page = await db.find(name, {
      where: { ...where, _id: { gt: found.at(-1)?._id ?? '' } },
      order: [['_id', 'asc']],
      limit: PAGE,
    })
    found.push(...page)
    if (page.length < PAGE) return found
  }
}
