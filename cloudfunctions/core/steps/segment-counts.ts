import type { OrgId, SegmentType } from '../contract'
import { countSegments, type SegmentCounts } from '../domain/annual'
import type { Documents } from '../platform/ports'
import { eachLinePage } from '../store/ledger-pages'

/**
 * How many meetings of each kind the closed records of some branches contain in a year (C3.2a): a question for every
 * thousand lines.
 */
export async function segmentCounts(
  documents: Documents,
  branchIds: readonly OrgId[],
  year: number,
): Promise<(branchId: OrgId) => SegmentCounts> {
  const found = new Map<OrgId, SegmentType[]>()
  await eachLinePage(documents, { branchIds, year }, (page) => {
    // an addition repeats the line it adds to
    for (const { branchId, addition, line } of page) {
      if (addition !== undefined) continue
      const before = found.get(branchId) ?? []
      found.set(branchId, [...before, ...line.segments.map((one) => one.type)])
    }
  })
  return (branchId) => countSegments(found.get(branchId) ?? [])
}
