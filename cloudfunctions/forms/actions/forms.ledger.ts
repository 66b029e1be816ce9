import { dayOf } from '../../core/domain/calendar'
import { isMember } from '../../core/domain/due-list'
import { ledgerFileName } from '../../core/domain/form-names'
import { linesFor, rowsOf } from '../../core/domain/ledger-lines'
import { monthCounted } from '../../core/domain/obligation'
import { ledBy } from '../../core/domain/offices-held'
import { ledgerSheet } from '../../core/domain/workbook-ledger'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { heirsOf } from '../../core/steps/heirs'
import { allow, personBehind } from '../../core/steps/person'
import { plannedThemes } from '../../core/steps/planned-themes'
import { linesOfYear } from '../../core/store/ledger-pages'
import { branchOf } from '../../core/store/orgs'
import { publishedIn } from '../../core/store/published'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/**
 * A branch's ledger of one year as a workbook in private storage, for those who hand it in (domain §4.8, C4.3d).
 * Without `branchId`: the one that `ledger.show` opens with.
 * @returns refusals: `not-bound`, `not-allowed`
 */
export const formsLedger: Action<'forms.ledger'> = async (input, platform, caller) => {
  const me = await personBehind(platform, caller)
  if (!me) return refuse('not-bound')
  const branchId =
    input.branchId ?? (isMember(me.stage) ? me.at[0] : undefined) ?? ledBy(me.offices)[0]
  if (!branchId) return refuse('not-allowed')
  const { documents, now } = platform
  const [branch, entries, published] = await Promise.all([
    branchOf(documents, branchId),
    linesOfYear(documents, branchId, input.year),
    publishedIn(documents, [branchId]),
  ])
  const heirs = await heirsOf(platform, branch)
  const allowed = allow('forms.ledger', me, { branchId, unitId: branch?.parentId, heirs })
  if (!allowed.ok) return allowed
  if (!branch) return refuse('not-allowed')

  const counted = entries.map(({ line }) => monthCounted(line))
  const rows = rowsOf(entries, await plannedThemes(documents, branchId, counted), published)
  const sheet = ledgerSheet({
    branchName: branch.name,
    year: input.year,
    lines: linesFor(allowed.value.relations, rows),
    exportedOn: dayOf(now),
  })
  const name = ledgerFileName(branch.name, input.year)
  return handOut(platform, branchId, { name, bytes: await workbookBytes(sheet) })
}
