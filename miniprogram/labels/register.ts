import type { ArrivalMethod, AttendanceState, Standing } from '../../typings/contract'

export const methodWords: Record<ArrivalMethod, string> = {
  self_qr: '本人扫码',
  recorder: '记录人登记',
  paper: '纸质补录',
}

export const standingWords: Record<Standing, string> = {
  due: '应到',
  exempt: '免到',
  mobile: '在外地',
  invitee: '受邀',
}

export const attendanceWords: Record<AttendanceState, string> = {
  present: '已到',
  leave: '请假',
  absent: '缺席',
  unmarked: '未登记',
}
