import type { Day, Month } from '../contract'
import { shortName } from './file-name'

/**
 * Names of the forms: `{支部简称}_{what time}{what}_{which form}`, without names of people (domain §4.8).
 */

/** `2026年12月`. */
const monthWords = (month: Month) => `${month.slice(0, 4)}年${month.slice(5)}月`
/** `2026年12月08日`: as long for every day, so that files stand in their order. */
const dayWords = (day: Day) => `${monthWords(day.slice(0, 7))}${day.slice(8)}日`

const themeDay = (orgName: string, when: string, form: string): string =>
  `${shortName(orgName)}_${when}主题党日_${form}`

/** `{支部简称}_{YYYY}年{MM}月主题党日_记录表.docx` */
export const recordFileName = (branchName: string, month: Month): string =>
  themeDay(branchName, monthWords(month), '记录表.docx')

/** `{支部简称}_{YYYY}年{MM}月主题党日_签到表.xlsx`; the one that was closed says so. */
export const registerFileName = (branchName: string, month: Month, closed = false): string =>
  themeDay(branchName, monthWords(month), `签到表${closed ? '（已归档）' : ''}.xlsx`)

/** `{支部简称}_{YYYY}年主题党日_计划表.xlsx` */
export const planFileName = (branchName: string, year: number): string =>
  themeDay(branchName, `${year}年`, '计划表.xlsx')

/** `{支部简称}_{YYYY}年主题党日_台账.xlsx` */
export const ledgerFileName = (branchName: string, year: number): string =>
  themeDay(branchName, `${year}年`, '台账.xlsx')

/** `{单位简称}_{YYYY}年主题党日_台账（各支部）.xlsx` */
export const unitLedgerFileName = (unitName: string, year: number): string =>
  themeDay(unitName, `${year}年`, '台账（各支部）.xlsx')

/** `{组织简称}_{YYYY}年组织生活开展情况统计表.xlsx` */
export const annualFileName = (orgName: string, year: number): string =>
  `${shortName(orgName)}_${year}年组织生活开展情况统计表.xlsx`

/** `{支部简称}_{YYYY}年{MM}月{DD}日_流动党员登记表.xlsx` */
export const mobileFileName = (branchName: string, on: Day): string =>
  `${shortName(branchName)}_${dayWords(on)}_流动党员登记表.xlsx`

/** `{支部简称}_{YYYY}年_流动党员联系记录表.xlsx` */
export const contactFileName = (branchName: string, year: number): string =>
  `${shortName(branchName)}_${year}年_流动党员联系记录表.xlsx`

/** `{支部简称}_{YYYYMM}-{YYYYMM}_移交材料.zip` */
export const handoverFileName = (branchName: string, from: Month, to: Month): string =>
  `${shortName(branchName)}_${from.replace('-', '')}-${to.replace('-', '')}_移交材料.zip`
