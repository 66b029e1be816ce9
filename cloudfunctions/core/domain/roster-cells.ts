import type { Day } from '../contract'
import type { Cell } from './roster-problem'

/** A cell that was understood, or the sentence that says what is wrong with it. */
export type Read<T> = { ok: true; value: T } | { ok: false; text: string }
export const good = <T>(value: T): Read<T> => ({ ok: true, value })
export const bad = <T>(text: string): Read<T> => ({ ok: false, text })

const DAY_MS = 86_400_000
/** Day 0 of the spreadsheet's calendar: 1899-12-30. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30)
const EARLIEST = Date.UTC(1921, 6, 1)
const HAN_SPACE = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu

/** Letters, digits and the signs that carry meaning in a cell; Chinese commas stay as they were typed. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ（）：／．－＋＠]/g

/** Text as people mean it: full-width letters, digits and brackets narrowed, spaces at the ends dropped. */
export function plainText(cell: Cell): string {
  if (cell === null || cell instanceof Date) return ''
  return String(cell)
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Name of an organisation, the same however its brackets were typed. */
export function readOrgName(cell: Cell): string {
  return plainText(cell)
    .replace(HAN_SPACE, '')
    .replace(/\s*\(\s*/g, '（')
    .replace(/\s*\)\s*/g, '）')
}

export const isEmpty = (cell: Cell) => !(cell instanceof Date) && plainText(cell) === ''

/** A person's name: Han, letters, the middle dot; spaces between Han are layout, not name. */
export function readName(cell: Cell): Read<string> {
  const name = plainText(cell).replace(HAN_SPACE, '')
  if (name === '') return bad('没有填写姓名')
  if (!/^[\p{Script=Han}\p{L}·.' -]{2,30}$/u.test(name)) return bad(`“${name}”不像姓名`)
  return good(name)
}

/** 学号 or 工号: letters and digits, upper case; identifies a person across imports. */
export function readSchoolNo(cell: Cell): Read<string> {
  const text = plainText(cell).toUpperCase()
  if (text === '') return bad('没有填写学号或工号')
  if (!/^[0-9A-Z][0-9A-Z-]{1,19}$/.test(text))
    return bad(`“${text}”不像学号或工号（2 至 20 位字母、数字）`)
  return good(text)
}

/** Eleven digits, or empty for a person without a mobile phone. */
export function readPhone(cell: Cell): Read<string> {
  const digits = plainText(cell)
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  if (digits === '') return good('')
  if (!/^1[3-9]\d{9}$/.test(digits)) return bad(`“${digits}”不是 11 位手机号；没有手机请留空`)
  return good(digits)
}

/** A day: a date cell, a spreadsheet serial, 2023-06-01, 2023.6.1, 2023/6/1, 20230601 or 2023年6月1日. Null when empty. */
export function readDay(cell: Cell, today: Day): Read<Day | null> {
  if (isEmpty(cell)) return good(null)
  const instant = instantOf(cell)
  if (instant === null || instant < EARLIEST) {
    return bad(`日期“${plainText(cell)}”不认识，请写成 2023-06-01`)
  }
  const day = new Date(instant).toISOString().slice(0, 10)
  return day > today ? bad(`日期 ${day} 在今天以后`) : good(day)
}

function instantOf(cell: Cell): number | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.getTime()
  const text = plainText(cell)
  if (/^\d{4,5}$/.test(text)) return SERIAL_EPOCH + Number(text) * DAY_MS
  const parts =
    /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日?$/.exec(text) ??
    /^(\d{4})()(\d\d)(\d\d)$/.exec(text)
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[3]), Number(parts[4])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null
}
