import { networkType, settings } from '../settings'
import { state } from '../state'
import { type ApiTable, asyncCalls } from './define'

/** wx.onX / wx.offX → the hook that the phone fires. Those that nothing here can cause are accepted and stay silent. */
const EVENTS: Record<string, string> = {
  AppShow: 'appShow',
  AppHide: 'appHide',
  Error: 'error',
  PageNotFound: 'pageNotFound',
  UnhandledRejection: 'unhandledRejection',
  NetworkStatusChange: 'networkStatusChange',
  ThemeChange: 'themeChange',
  WindowResize: 'windowResize',
  MemoryWarning: 'never',
  UserCaptureScreen: 'never',
  KeyboardHeightChange: 'never',
  NeedPrivacyAuthorization: 'never',
  NetworkWeakChange: 'never',
}

type Listener = (...args: never[]) => unknown

export function appEventsApi(): ApiTable {
  const table: ApiTable = {}
  for (const [name, hook] of Object.entries(EVENTS)) {
    table[`on${name}`] = (listener: Listener) => void state.hooks.on(hook, listener)
    table[`off${name}`] = (listener?: Listener) => {
      // without a listener WeChat removes the app's, never the phone's own
      if (listener) state.hooks.off(hook, listener)
    }
  }
  return {
    ...table,
    ...asyncCalls({
      getNetworkType: () => ({
        networkType: networkType(),
        weakNet: false,
        hasSystemProxy: false,
        signalStrength: settings.online ? -40 : 0,
      }),
    }),
  }
}
