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
  leave: (activityId: string) => page('event', 'leave/leave', { activityId }),
  board: (activityId: string) => page('event', 'board/board', { activityId }),
  signIn: (code: string, activityId?: string) =>
    page('event', 'sign-in/sign-in', { code, activityId }),
  record: (activityId: string) => page('event', 'record/record', { activityId }),
  contacts: () => page('contact', 'board/board'),
  contactLog: (memberId: string) => page('contact', 'log/log', { memberId }),
  about: () => page('about', 'about'),
}
