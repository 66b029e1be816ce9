import { bad, good, plainText, type Read } from './roster-cells'
import type { Cell } from './roster-problem'

/** The relatively fixed day of the month (C2.1a): `nth` 1–4, 5 for the last; `weekday` 1 Monday … 7 Sunday. */
export type SlotTime = { nth: number; weekday: number; time: string }

const NTH: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 }
const WEEKDAYS = '一二三四五六日'

/** `每月第2个星期五 15:00`, `第二个周五15:00`, `每月最后一个星期五 15:00`; null when empty. */
export function readSlotTime(cell: Cell): Read<SlotTime | null> {
  const text = plainText(cell).replace(/\s/g, '').replace('天', '日')
  if (text === '') return good(null)
  const found =
    /^(?:每月)?(?:第([1-4一二三四])个?|最后一个)(?:星期|周|礼拜)([一二三四五六日])(\d{1,2}):(\d\d)$/.exec(
      text,
    )
  const [, nth, weekday = '', hour = '', minute = ''] = found ?? []
  if (!found || Number(hour) > 23 || Number(minute) > 59) {
    return bad(`固定时间“${plainText(cell)}”不认识，请写成：每月第2个星期五 15:00`)
  }
  return good({
    nth: nth === undefined ? 5 : (NTH[nth] ?? Number(nth)),
    weekday: WEEKDAYS.indexOf(weekday) + 1,
    time: `${hour.padStart(2, '0')}:${minute}`,
  })
}

/** Minutes the day usually takes; 90 when not written (domain §5). */
export function readMinutes(cell: Cell): Read<number> {
  const text = plainText(cell)
  if (text === '') return good(90)
  const minutes = Number(text)
  return Number.isInteger(minutes) && minutes >= 15 && minutes <= 720
    ? good(minutes)
    : bad(`时长“${text}”应是 15 至 720 的整数（分钟）`)
}
