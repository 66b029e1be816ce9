import type { Month } from '../contract'
import { shortName } from './file-name'

/** `2026年12月`. */
const monthWords = (month: Month) => `${month.slice(0, 4)}年${month.slice(5)}月`

/** `{支部简称}_{YYYY}年{MM}月主题党日_记录表.docx` (domain §4.8); no personal names in any of these. */
export const recordFileName = (branchName: string, month: Month): string =>
  `${shortName(branchName)}_${monthWords(month)}主题党日_记录表.docx`

/** `{支部简称}_{YYYY}年主题党日计划表.xlsx` */
export const planFileName = (branchName: string, year: number): string =>
  `${shortName(branchName)}_${year}年主题党日计划表.xlsx`

/** `{组织简称}_{YYYY}年组织生活开展情况统计表.xlsx` */
export const annualFileName = (orgName: string, year: number): string =>
  `${shortName(orgName)}_${year}年组织生活开展情况统计表.xlsx`

/** `{单位简称}_{YYYY}年主题党日台账（各支部）.xlsx` */
export const unitLedgerFileName = (unitName: string, year: number): string =>
  `${shortName(unitName)}_${year}年主题党日台账（各支部）.xlsx`

/** `{支部简称}_{YYYYMM}-{YYYYMM}_移交材料.zip` */
export const handoverFileName = (branchName: string, from: Month, to: Month): string =>
  `${shortName(branchName)}_${from.replace('-', '')}-${to.replace('-', '')}_移交材料.zip`
