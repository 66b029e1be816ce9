import type { OrgId } from '../contract'
import { rowsOf } from '../domain/ledger-lines'
import type { LedgerRow } from '../domain/workbook-ledger'
import type { Documents } from '../platform/ports'
import { type EntryLine, eachLinePage } from '../store/ledger-pages'

/**
 * Gives every line of some branches in a year, branch by branch, keeping no more than a page. What was added after a
 * closing stands further on in the chain of the branch, so a branch is given when it is complete.
 * @param take gets the branch's name as it was sealed, and the line
 */
export async function eachRow(
  documents: Documents,
  of: { branchIds: readonly OrgId[]; year: number },
  take: (branchName: string, row: LedgerRow) => void,
): Promise<void> {
  let branch: EntryLine[] = []
  const give = () => {
    const name = branch.at(-1)?.branchName ?? ''
    for (const row of rowsOf(branch, () => null, NOT_LOOKED_UP)) take(name, row)
    branch = []
  }
  await eachLinePage(documents, of, (page) => {
    for (const entry of page) {
      if (branch[0] && branch[0].branchId !== entry.branchId) give()
      branch.push(entry)
    }
  })
  give()
}

/** Publications stand in the ledger of the branch (decision 0024). */
const NOT_LOOKED_UP: ReadonlyMap<string, number> = new Map()
