import type { Documents, Query } from '../cloudfunctions/core/platform/ports'
import { type LedgerEntry, ledger } from '../cloudfunctions/core/store/ledger'
import { orgs } from '../cloudfunctions/core/store/orgs'
import { OperatorError } from './operator-error'

const PAGE = 200

/**
 * Branches to look at: the one named, or all.
 * @throws OperatorError when there is no such branch
 */
export async function branchesOf(
  documents: Documents,
  only?: string,
): Promise<{ id: string; name: string }[]> {
  const found: { id: string; name: string }[] = []
  for (let skip = 0; ; skip += PAGE) {
    const where: Query['where'] = only ? { _id: only, level: 'branch' } : { level: 'branch' }
    const page = await documents.find(orgs.name, {
      where,
      order: [['_id', 'asc']],
      limit: PAGE,
      skip,
    })
    found.push(...page.map((doc) => ({ id: doc._id, name: String(doc.name) })))
    if (page.length < PAGE) break
  }
  if (only && found.length === 0) throw new OperatorError(`没有编号为 ${only} 的支部`)
  return found
}

/** Every sealed entry of a branch, first to last, as stored. */
export async function chainOf(documents: Documents, branchId: string): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = []
  for (;;) {
    const after = entries.at(-1)?.seq ?? 0
    const page = await documents.find(ledger.name, {
      where: { branchId, seq: { gt: after } },
      order: [['seq', 'asc']],
      limit: PAGE,
    })
    // the seal covers everything that is stored, also what a schema would leave out
    entries.push(...page.map((doc) => doc as unknown as LedgerEntry))
    if (page.length < PAGE) return entries
  }
}
