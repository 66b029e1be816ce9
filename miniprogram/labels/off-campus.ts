import type { OffCampus } from '../../typings/contract'

/** What a day off campus should settle beforehand (C3.8). */
export const offCampusWords: Record<keyof OffCampus, string> = {
  transport: '交通',
  budgetSource: '经费来源',
  approvalRef: '审批',
  safetyContact: '安全联系人',
}
