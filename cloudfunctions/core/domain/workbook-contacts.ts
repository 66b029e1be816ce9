import type { ContactAnswer, ContactChannel, Day, Mobility } from '../contract'
import { type Column, tableSheet } from './workbook-table'
import { ANSWER_WORDS, CHANNEL_WORDS, MOBILITY_WORDS } from './workbook-words'

/** The two forms about members who live elsewhere (domain §4.5), for the branch's files. */

const REGISTER: readonly Column[] = [
  { title: '序号', width: 6, style: 'number' },
  { title: '姓名', width: 11, style: 'centre' },
  { title: '学号/工号', width: 13, style: 'centre' },
  { title: '流动类型', width: 11, style: 'centre' },
  { title: '流向地（单位）', width: 20, style: 'text' },
  { title: '流出原因', width: 14, style: 'text' },
  { title: '流出日期', width: 12, style: 'centre' },
  { title: '预计返回', width: 12, style: 'centre' },
  { title: '流动党员活动证编号', width: 12, style: 'centre' },
  { title: '状态', width: 10, style: 'centre' },
  { title: '联系方式', width: 14, style: 'centre' },
  { title: '联系人', width: 11, style: 'centre' },
  { title: '最近联系', width: 12, style: 'centre' },
  { title: '备注', width: 16, style: 'text' },
]

export type RegisterRow = {
  name: string
  schoolNo: string
  mobility: Mobility
  since: Day | null
  /** Empty and null when not told. */
  destination: string
  expectedReturn: Day | null
  phone: string
  liaison: string | null
  /** Last time somebody got through. */
  reachedOn: Day | null
}

/**
 * 流动党员登记表 of those who live elsewhere on a day. Where somebody went and until when stand
 * there if they were told; why somebody left, the number of the card and remarks are not stored and left to be written by hand; that somebody has lost touch is for a person to say, on the paper too (C2.3i).
 * @param on the day it is made
 */
export const mobileSheet = (branchName: string, on: Day, rows: readonly RegisterRow[]) =>
  tableSheet(REGISTER, {
    name: '流动党员登记表',
    lead: `党支部：${branchName}　　制表日期：${on}`,
    rows: rows.map((row, index) => [
      index + 1,
      row.name,
      row.schoolNo,
      MOBILITY_WORDS[row.mobility],
      row.destination || null,
      null,
      row.since,
      row.expectedReturn,
      null,
      '在流动中',
      row.phone || null,
      row.liaison,
      row.reachedOn,
      null,
    ]),
  })

const LOG: readonly Column[] = [
  { title: '序号', width: 6, style: 'number' },
  { title: '联系日期', width: 13, style: 'centre' },
  { title: '流动党员', width: 11, style: 'centre' },
  { title: '联系人', width: 11, style: 'centre' },
  { title: '方式', width: 9, style: 'centre' },
  { title: '是否联系上', width: 11, style: 'centre' },
  { title: '内容要点', width: 42, style: 'text' },
  { title: '需协助事项', width: 20, style: 'text' },
  { title: '下次联系', width: 12, style: 'centre' },
]

export type LogRow = {
  on: Day
  member: string
  /** Who wrote it down; the member for an own answer. */
  by: string
  channel: ContactChannel
  reached: boolean
  note: string
  answer: ContactAnswer | null
}

/** 联系记录表 of a year, oldest first; an own answer is told as such. What help is needed and when next are for the pen. */
export const contactSheet = (branchName: string, year: number, rows: readonly LogRow[]) =>
  tableSheet(LOG, {
    name: '流动党员联系记录表',
    lead: `党支部：${branchName}　　年度：${year}年`,
    rows: rows.map((row, index) => [
      index + 1,
      row.on,
      row.member,
      row.by,
      CHANNEL_WORDS[row.channel],
      row.reached ? '是' : '否',
      row.answer ? `本人回复：${ANSWER_WORDS[row.answer]}` : row.note,
      null,
      null,
    ]),
  })
