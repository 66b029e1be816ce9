import { type PlanTable, readPlanTable } from '../../core/domain/plan-table'
import { isUpload, uploadEnding } from '../../core/domain/upload'
import type { Files } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { importPlan } from '../../core/steps/import-plan'
import { allow, personBehind } from '../../core/steps/person'
import { sheetsOf } from '../read-workbook'

/** A plan has twelve rows; a workbook of more than that is something else. */
const MOST_BYTES = 2 * 1024 * 1024
const MOST_UNPACKED = 20 * 1024 * 1024

/**
 * A branch's plan from an uploaded workbook: shown first, then written (C2.0b, domain §4.3). The upload goes as soon as
 * it is written or turns out to be of no use; after a look at a good one it stays for the writing.
 * @returns refusals: `not-bound`, `not-allowed`, `workbook-invalid`, `plan-changed`, `amendment-needs-reason`
 */
export const formsPlanImport: Action<'forms.plan-import'> = async (input, platform, caller) => {
  const { branchId, year, fileId } = input
  const allowed = allow('forms.plan-import', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  if (!isUpload(fileId)) return refuse('workbook-invalid')
  const { documents, files, now } = platform
  const table = await tableIn(files, fileId, year)
  if (!table) {
    await files.remove([fileId])
    return refuse('workbook-invalid')
  }
  const asked = { ...input, by: allowed.value.me._id, now }
  const imported = await importPlan(documents, table, asked)
  const isUsed = imported.ok && (imported.value.written || imported.value.problems.length > 0)
  if (isUsed) await files.remove([fileId])
  return imported
}

/** The plan an uploaded workbook holds; null when there is no workbook. */
async function tableIn(files: Files, fileId: string, year: number): Promise<PlanTable | null> {
  if (uploadEnding(fileId) !== 'xlsx') return null
  const bytes = await files.get(fileId)
  if (!bytes || bytes.length > MOST_BYTES) return null
  const read = await sheetsOf(bytes, MOST_UNPACKED)
  return read.ok ? readPlanTable(read.sheets, year) : null
}
