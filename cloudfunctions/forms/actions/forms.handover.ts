import { monthsBetween } from '../../core/domain/calendar'
import { handoverFileName } from '../../core/domain/form-names'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { branchToRead } from '../../core/steps/branch-to-read'
import { Archive } from '../archive'
import { handOut } from '../hand-out'
import { packBranch } from '../pack-branch'
import { inTempFile } from '../temp-file'

/** A secretary's term of office. */
const MOST_MONTHS = 36

/**
 * 移交材料: everything of a year or of a term in one .zip with contents and checksums (domain §4.8, §7 #19). What is written
 * about care is not in it.
 * @returns refusals: those of `branchToRead`, `date-out-of-range`
 */
export const formsHandover: Action<'forms.handover'> = async (input, platform, caller) => {
  const found = await branchToRead('forms.handover', input.branchId, platform, caller)
  if (!found.ok) return found
  const { from, to } = input
  const months = monthsBetween(from, to)
  if (months < 0 || months >= MOST_MONTHS) return refuse('date-out-of-range', ['to'])
  const branch = found.value
  return inTempFile(async (file) => {
    const archive = new Archive(file.write)
    await packBranch(platform, branch, { from, to }, archive)
    archive.close()
    const name = handoverFileName(branch.name, from, to)
    return handOut(platform, branch._id, { name, file: file.path })
  })
}
