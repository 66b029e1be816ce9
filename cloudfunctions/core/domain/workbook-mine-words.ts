import type {
  ArrivalMethod,
  AttendanceState,
  BriefingState,
  CareKind,
  Corrected,
  DataMatter,
  ExclusionReason,
  LeaveKind,
  MessageKind,
  Role,
  ServiceKind,
  Standing,
} from '../contract'

/** Words of the workbook about the own person. */

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  secretary: '支部书记',
  deputy_secretary: '支部副书记',
  org_commissioner: '组织委员',
  publicity_commissioner: '宣传委员',
  discipline_commissioner: '纪检委员',
  united_front_commissioner: '统战委员',
  group_leader: '党小组组长',
  unit_secretary: '总支书记',
  unit_clerk: '总支干事',
  school_secretary: '学校党委书记',
  org_officer: '组织员',
}

export const CORRECTED_WORDS: Readonly<Record<Corrected, string>> = {
  name: '姓名',
  phone: '手机',
  joined_on: '入党日期',
  wechat: '微信绑定',
}

export const EXCLUSION_WORDS: Readonly<Record<ExclusionReason, string>> = {
  probation_in_party: '留党察看',
  membership_suspended: '停止党籍',
  detained: '被依法限制人身自由',
  cannot_express: '因病不能表达意志',
  abroad: '出国半年以上',
  long_ill: '年老或长期患病',
  relation_overdue: '应转出组织关系未转出',
  mobile_applied: '长期外出，本人申请',
}

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  due: '应到',
  exempt: '免到',
  mobile: '流动',
  in_transfer: '转接中',
  seconded: '在临时支部',
  excluded: '不计应到',
  invitee: '列席',
  visiting_leader: '到会指导',
}

export const STATE_WORDS: Readonly<Record<AttendanceState, string>> = {
  present: '到会',
  leave: '请假',
  absent: '缺席',
  unmarked: '未登记',
}

export const METHOD_WORDS: Readonly<Record<ArrivalMethod, string>> = {
  self_qr: '本人扫码',
  offline_qr: '离线扫码',
  recorder: '记录人登记',
  online: '线上参加',
  paper: '纸质补录',
}

export const LEAVE_WORDS: Readonly<Record<LeaveKind, string>> = {
  sick: '病假',
  work: '公务',
  personal: '事假',
}

export const BRIEFING_WORDS: Readonly<Record<BriefingState, string>> = {
  assigned: '待补课',
  done: '已补课',
  closed: '已核对',
}

export const SERVICE_WORDS: Readonly<Record<ServiceKind, string>> = {
  model_post: '党员示范岗',
  vanguard: '党员先锋行',
  pairing: '结对帮扶',
  volunteer: '志愿服务',
  other: '其他',
}

export const CARE_WORDS: Readonly<Record<CareKind, string>> = {
  talk: '谈心交流',
  visit: '走访慰问',
  commendation: '党内表彰',
  help: '帮扶',
}

export const MATTER_WORDS: Readonly<Record<DataMatter, string>> = {
  profile: '个人信息',
  attendance: '参加情况',
  leave: '请假',
  briefing: '补课',
  contact: '联系记录',
  service: '志愿服务',
  care: '关怀记录',
  other: '其他',
}

export const MESSAGE_WORDS: Readonly<Record<MessageKind, string>> = {
  notice: '活动通知',
  change: '变更通知',
  contact: '联系提醒',
  duty: '待办提醒',
}
