import type { Corrected, Mobility, Role, Stage } from '../../typings/contract'

export const stageWords: Record<Stage, string> = {
  applicant: '入党申请人',
  activist: '入党积极分子',
  prospect: '发展对象',
  probationary: '预备党员',
  full: '正式党员',
}

/** What was put right on a person's card (C3.5b). */
export const correctedWords: Record<Corrected, string> = {
  name: '姓名',
  phone: '手机',
  joined_on: '入党日期',
  wechat: '微信绑定',
}

export const mobilityWords: Record<Mobility, string> = {
  none: '在校',
  away: '外出',
  mobile: '外出流动',
  overseas: '出国（境）',
  retained_graduate: '毕业保留',
}

export const roleWords: Record<Role, string> = {
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
