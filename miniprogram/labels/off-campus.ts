import type { OffCampus } from '../../typings/contract'

/** What a day off campus should settle beforehand (C3.8). */
export const offCampusWords: Record<keyof OffCampus, string> = {
  transport: '交通',
  budgetSource: '经费来源',
  approvalRef: '审批',
  safetyContact: '安全联系人',
}

export const offCampusLines = (Object.keys(offCampusWords) as (keyof OffCampus)[]).map((key) => ({
  key,
  label: offCampusWords[key],
}))

export const NOTHING_SETTLED: OffCampus = {
  transport: '',
  budgetSource: '',
  approvalRef: '',
  safetyContact: '',
}

/** What is still open, in one line. */
export function settledLine(offCampus: OffCampus): string {
  const open = offCampusLines.filter(({ key }) => !offCampus[key].trim())
  if (open.length === 0) return '已填好'
  return open.length === offCampusLines.length
    ? '可不填'
    : `还有：${open.map(({ label }) => label).join('、')}`
}
