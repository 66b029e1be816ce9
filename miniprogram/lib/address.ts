/** Addresses of the pages; the one list of who links where. */
const query = (values: Record<string, string | undefined>): string => {
  const pairs = Object.entries(values).flatMap(([key, value]) =>
    value ? [`${key}=${encodeURIComponent(value)}`] : [],
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

const page = (area: string, name: string, values: Record<string, string | undefined> = {}) =>
  `/pages/${area}/${name}${query(values)}`

export const address = {
  home: () => page('home', 'home'),
  bind: () => page('bind', 'bind'),
  post: (branchId?: string, month?: string) => page('event', 'post/post', { branchId, month }),
  detail: (activityId: string) => page('event', 'detail/detail', { activityId }),
  /** @param memberId whose leave the secretary enters; the own one when left out */
  leave: (activityId: string, memberId?: string) =>
    page('event', 'leave/leave', { activityId, memberId }),
  board: (activityId: string) => page('event', 'board/board', { activityId }),
  signIn: (code: string, activityId?: string) =>
    page('event', 'sign-in/sign-in', { code, activityId }),
  /** The record field by field, to be copied. */
  copy: (activityId: string) => page('event', 'copy/copy', { activityId }),
  record: (activityId: string) => page('event', 'record/record', { activityId }),
  contacts: (memberId?: string, branchId?: string) =>
    page('contact', 'board/board', { memberId, branchId }),
  year: (branchId?: string) => page('year', 'year', { branchId }),
  planRow: (branchId: string, month: string) => page('plan', 'row/row', { branchId, month }),
  members: (branchId?: string) => page('branch', 'members/members', { branchId }),
  member: (branchId: string, memberId: string) =>
    page('branch', 'member/member', { branchId, memberId }),
  coverage: (branchId?: string) => page('branch', 'coverage/coverage', { branchId }),
  /** What people said about stored data. */
  corrections: (branchId?: string) => page('branch', 'corrections/corrections', { branchId }),
  care: (branchId?: string) => page('branch', 'care/care', { branchId }),
  afterwards: (activityId: string) => page('event', 'afterwards/afterwards', { activityId }),
  unit: (unitId?: string) => page('unit', 'branches/branches', { unitId }),
  /** @param orgId a unit, for its branches, or the school, for its units */
  orgs: (orgId: string) => page('unit', 'orgs/orgs', { orgId }),
  unitMonth: (orgId: string, month: string) => page('unit', 'month/month', { orgId, month }),
  /** A branch's ledger as its unit reads it. */
  unitLedger: (branchId: string) => page('unit', 'ledger/ledger', { branchId }),
  unitPictures: (activityId: string) => page('unit', 'pictures/pictures', { activityId }),
  unitEvent: (unitId: string) => page('unit', 'event/event', { unitId }),
  school: () => page('unit', 'school/school'),
  arrange: (activityId: string) => page('event', 'arrange/arrange', { activityId }),
  change: (activityId: string) => page('event', 'change/change', { activityId }),
  /** What the own branch did this month. */
  mine: () => page('contact', 'mine/mine'),
  contactLog: (memberId: string) => page('contact', 'log/log', { memberId }),
  /** The matters of a theme day. */
  decisions: (activityId: string) => page('decision', 'day/day', { activityId }),
  published: (resolutionId: string) => page('decision', 'show/show', { resolutionId }),
  /** @param unitId only what its branches say beyond themselves */
  publishedList: (unitId?: string) => page('decision', 'list/list', { unitId }),
  about: () => page('about', 'about'),
}
