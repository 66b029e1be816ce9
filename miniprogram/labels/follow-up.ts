import type { Briefing, CoverageState } from '../../typings/contract'

export const briefingWords: Record<Briefing['state'], string> = {
  assigned: '待补课',
  done: '已补课',
  closed: '已核对',
}

/** How somebody of the branch was met this month (C2.0a). */
export const coverageWords: Record<CoverageState, string> = {
  attended: '已到会',
  briefed: '已补课',
  on_leave: '请假，还没有补课',
  absent: '没有到会，也没有说明',
  exempt: '免到，还没有补课',
  contacted: '在外地，已联系',
  not_contacted: '在外地，还没有联系上',
  outside: '本月不在应到名单',
  open: '活动还没有开展',
}
