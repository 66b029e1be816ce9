import { dayOf } from '../../core/domain/calendar'
import { unitLedgerFileName } from '../../core/domain/form-names'
import { withoutNames } from '../../core/domain/ledger-lines'
import { unitsOf } from '../../core/domain/offices-held'
import { LINE_COLUMNS, lineCells } from '../../core/domain/workbook-ledger'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { eachRow } from '../../core/steps/ledger-rows'
import { allow, personBehind } from '../../core/steps/person'
import { branchesOfUnit, orgOf } from '../../core/store/orgs'
import { handOut } from '../hand-out'
import { LongWorkbook } from '../long-workbook'
import { inTempFile } from '../temp-file'

/**
 * The ledger lines of all branches of a unit (C4.3d, domain §4.7), written row by row: a question for every thousand
 * lines, and no more memory for seven thousand than for seven hundred (decision 0024). It names no late entry (D6).
 * @returns refusals: `not-bound`, `not-allowed`
 */
export const formsUnitLedger: Action<'forms.unit-ledger'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const unitId = input.unitId ?? unitsOf(me?.offices ?? [])[0]
  const allowed = allow('forms.unit-ledger', me, unitId ? { unitId } : {})
  if (!allowed.ok || !unitId) return allowed.ok ? refuse('not-allowed') : allowed
  const { year } = input
  const [unit, branches] = await Promise.all([
    orgOf(documents, unitId),
    branchesOfUnit(documents, unitId),
  ])
  if (!unit) return refuse('not-allowed')
  return inTempFile(async (file) => {
    const book = new LongWorkbook(file.write, {
      name: `${year}年台账`,
      widths: [22, ...LINE_COLUMNS.map((one) => one.width)],
      headRows: 3,
    })
    book.add(['支部主题党日活动台账'], 1)
    book.add([`${unit.name}　　${year} 年　　导出日期 ${dayOf(now)}`], 0)
    book.add(['党支部', ...LINE_COLUMNS.map((one) => one.heading)], 2)
    let rows = 0
    const branchIds = branches.map((one) => one._id)
    await eachRow(documents, { branchIds, year }, (branchName, row) => {
      book.add([branchName, ...lineCells(withoutNames(row), rows)])
      rows += 1
    })
    book.close()
    return handOut(platform, unitId, { name: unitLedgerFileName(unit.name, year), file: file.path })
  })
}
