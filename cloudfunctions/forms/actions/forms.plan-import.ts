import type { Instant } from '../../core/contract'
import { HOUR } from '../../core/domain/calendar'
import { idFrom } from '../../core/domain/identity'
import { type PlanTable, readPlanTable } from '../../core/domain/plan-table'
import { isUpload, pathOf, rootOf, uploadEnding } from '../../core/domain/upload'
import type { Documents, Files } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { importPlan } from '../../core/steps/import-plan'
import { allow, personBehind } from '../../core/steps/person'
import { putLoose } from '../../core/store/loose-files'
import { sheetsOf } from '../read-workbook'

/** A plan has twelve rows; a workbook of more than that is something else. */
const MOST_BYTES = 2 * 1024 * 1024
const MOST_UNPACKED = 20 * 1024 * 1024

/**
 * A branch's plan from an uploaded workbook: shown first, then written (C2.0b, domain §4.3). An upload that turns out to
 * be of no use goes at once. A good one stays for the writing, and for a tap whose answer got lost; the timer removes it
 * within the hour.
 * @returns refusals: `not-bound`, `not-allowed`, `workbook-invalid`, `plan-changed`, `amendment-needs-reason`
 */
export const formsPlanImport: Action<'forms.plan-import'> = async (input, platform, caller) => {
  const { branchId, year, fileId } = input
  const allowed = allow('forms.plan-import', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  if (!isUpload(fileId)) return refuse('workbook-invalid')
  const { documents, files, now } = platform
  await nameLoose(documents, fileId, now)
  const table = await tableIn(files, fileId, year)
  if (!table) {
    await files.remove([fileId])
    return refuse('workbook-invalid')
  }
  const asked = { ...input, by: allowed.value.me._id, now }
  const imported = await importPlan(documents, table, asked)
  const isUseless = imported.ok && imported.value.problems.length > 0
  if (isUseless) await files.remove([fileId])
  return imported
}

/** From the first look on the upload is named, so that it goes also when nobody comes back (F6). */
const nameLoose = (documents: Documents, fileId: string, now: Instant): Promise<void> =>
  putLoose(documents, idFrom('p', 15, fileId), {
    activityId: null,
    root: rootOf(fileId),
    paths: [pathOf(fileId)],
    due: now + HOUR,
    going: false,
  })

/** The plan an uploaded workbook holds; null when there is no workbook. */
async function tableIn(files: Files, fileId: string, year: number): Promise<PlanTable | null> {
  if (uploadEnding(fileId) !== 'xlsx') return null
  const bytes = await files.get(fileId)
  if (!bytes || bytes.length > MOST_BYTES) return null
  const read = await sheetsOf(bytes, MOST_UNPACKED)
  return read.ok ? readPlanTable(read.sheets, year) : null
}
