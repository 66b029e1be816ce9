import type { ArrivalMethod, AttendanceState, Standing } from '../../typings/contract'

export const methodWords: Record<ArrivalMethod, string> = {
  self_qr: '本人扫码',
  offline_qr: '离线扫码',
  recorder: '记录人登记',
  online: '线上参加',
  paper: '纸质补录',
}

export const standingWords: Record<Standing, string> = {
  due: '应到',
  exempt: '免到',
  mobile: '在外地',
  in_transfer: '转接中',
  seconded: '在临时支部',
  excluded: '不计应到',
  invitee: '受邀',
  visiting_leader: '到会指导',
}

export const attendanceWords: Record<AttendanceState, string> = {
  present: '已到',
  leave: '请假',
  absent: '缺席',
  unmarked: '未登记',
}

/** How the recorder marks people; all are equal (C2.3c, F2). */
export const tickWords: Record<'recorder' | 'online' | 'paper', string> = {
  recorder: '在场',
  online: '线上',
  paper: '纸质签到',
}

/** Whether they came late: by the minute of the tick, or as the recorder says. */
export const lateWords: Record<'minute' | 'on_time' | 'late', string> = {
  minute: '按时刻',
  on_time: '准时',
  late: '晚到',
}

/** A code that was kept without network has been sent; on the card of the event. */
export const RECEIVED_TEXT = '已收到，等记录人确认'
