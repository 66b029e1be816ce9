import type { BranchKind, ExclusionReason, UnitKind } from '../../typings/contract'

/** Why a full member has no vote for a time (domain §2.2). */
export const exclusionWords: Record<ExclusionReason, string> = {
  probation_in_party: '留党察看',
  membership_suspended: '停止党籍',
  detained: '被依法限制人身自由',
  cannot_express: '因病不能表达意志',
  abroad: '出国半年以上',
  long_ill: '年老或长期患病',
  relation_overdue: '应转出组织关系未转出',
  mobile_applied: '长期外出，本人申请',
}

export const branchKindWords: Record<BranchKind, string> = {
  faculty: '教师支部',
  admin: '机关支部',
  undergraduate: '本科生支部',
  graduate: '研究生支部',
  mixed: '师生支部',
  retired: '离退休支部',
  joint: '联合支部',
  temporary: '临时支部',
}

export const unitKindWords: Record<UnitKind, string> = {
  unit_committee: '分党委',
  general_branch: '党总支',
  direct_branch: '直属党支部',
}
