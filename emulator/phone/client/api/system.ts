import { appTheme, settings } from '../settings'
import { state, topPage } from '../state'
import { type ApiTable, asyncCalls } from './define'

const FONT_PX = 16
const STATUS_BAR_PX = 44
const NAV_BAR_PX = 44
const HOME_INDICATOR_PX = 34

/** WeChat's own letter size in px, as chosen in its settings. */
export const systemFontPx = (): number => Math.round(FONT_PX * settings.fontScale)

function windowInfo() {
  const { innerWidth: width, innerHeight: height } = window
  const bottom = height - HOME_INDICATOR_PX
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: topPage()?.layer.body.clientHeight || height - STATUS_BAR_PX - NAV_BAR_PX,
    statusBarHeight: STATUS_BAR_PX,
    screenTop: STATUS_BAR_PX + NAV_BAR_PX,
    safeArea: {
      left: 0,
      right: width,
      top: STATUS_BAR_PX,
      bottom,
      width,
      height: bottom - STATUS_BAR_PX,
    },
  }
}

const baseInfo = () => ({
  SDKVersion: '3.8.12',
  version: '8.0.60',
  language: 'zh_CN',
  theme: appTheme(),
  fontSizeSetting: systemFontPx(),
  fontSizeScaleFactor: settings.fontScale,
  enableDebug: false,
  host: { env: 'WeChat', appId: '', version: 0 },
})

const deviceInfo = () => ({
  brand: 'devtools',
  model: 'Browser phone',
  system: 'iOS 17.0',
  platform: 'devtools',
  abi: '',
  benchmarkLevel: 50,
  memorySize: 4096,
  cpuType: '',
})

const systemInfo = () => ({ ...windowInfo(), ...baseInfo(), ...deviceInfo() })

const menuButton = () => {
  const right = window.innerWidth - 7
  return {
    width: 87,
    height: 32,
    top: STATUS_BAR_PX + 6,
    bottom: STATUS_BAR_PX + 38,
    left: right - 87,
    right,
  }
}

/** A packaged app never finds a newer version of itself here. */
const updateManager = () => ({
  onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
    queueMicrotask(() => listener({ hasUpdate: false })),
  onUpdateReady() {},
  onUpdateFailed() {},
  applyUpdate() {},
})

const log = {
  debug: console.debug,
  info: console.info,
  log: console.info,
  warn: console.warn,
  error: console.error,
  setFilterMsg() {},
  addFilterMsg() {},
}

/** The phone, the window, the app itself. */
export function systemApi(): ApiTable {
  return {
    getWindowInfo: windowInfo,
    getAppBaseInfo: baseInfo,
    getDeviceInfo: deviceInfo,
    getSystemInfoSync: systemInfo,
    getMenuButtonBoundingClientRect: menuButton,
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: false,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({
      cameraAuthorized: 'authorized',
      albumAuthorized: 'authorized',
      notificationAuthorized: 'authorized',
      phoneCalendarAuthorized: 'authorized',
    }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
    }),
    getLaunchOptionsSync: () => state.launch,
    getEnterOptionsSync: () => state.enter,
    getUpdateManager: updateManager,
    getLogManager: () => log,
    getRealtimeLogManager: () => log,
    getExptInfoSync: () => ({}),
    getPerformance: () => ({
      now: () => performance.now(),
      createObserver: () => ({ observe() {}, disconnect() {} }),
    }),
    nextTick: (callback: () => void) => queueMicrotask(callback),
    reportEvent() {},
    ...asyncCalls({
      getSystemInfo: systemInfo,
      getSystemInfoAsync: systemInfo,
      exitMiniProgram: () => state.hooks.emit('background'),
    }),
  }
}
