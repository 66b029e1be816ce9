import { messageOf, reportError } from '../errors'
import { router } from '../router'
import { any, type Builtin, HOVER, type Host, many, number, text } from './builtin'
import { bindHover } from './hover'

type Route = (options: { url: string; delta: number }) => unknown

const ROUTES: Record<string, Route> = {
  navigate: router.navigateTo,
  redirect: router.redirectTo,
  switchTab: router.switchTab,
  reLaunch: router.reLaunch,
  navigateBack: router.navigateBack,
}

const navigatorTag: Builtin = {
  tag: 'navigator',
  properties: {
    ...HOVER,
    hoverClass: text('navigator-hover'),
    openType: text('navigate'),
    delta: number(1),
    target: text('self'),
    ...many(text, 'url appId path version'),
    extraData: any(),
  },
  create(host) {
    host.el.setAttribute('role', 'link')
    host.el.addEventListener('click', () => follow(host))
    return { attached: () => bindHover(host, 'navigator-hover') }
  },
}

function follow(host: Host) {
  const { url, openType, delta } = host.data
  const route = ROUTES[String(openType)]
  if (!route) return reportError(new Error(`navigator open-type="${openType}" is not emulated`))
  try {
    route({ url: String(url), delta: Number(delta) })
    host.emit('success', {})
  } catch (error) {
    host.emit('fail', { errMsg: messageOf(error) })
  }
}

export const navigator: readonly Builtin[] = [navigatorTag]
