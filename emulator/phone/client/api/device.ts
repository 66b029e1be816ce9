import { showModal } from '../native/modal'
import { openScanner } from '../native/scan'
import { showToast } from '../native/toast'
import { leaveItem } from '../panel'
import { state } from '../state'
import { type ApiTable, asyncCalls } from './define'

const device = { brightness: 0.5, keepScreenOn: false }

/** A browser without permission to its clipboard still copies within the phone. */
async function copyOut(text: string) {
  await navigator.clipboard?.writeText(text).catch(() => undefined)
}

/** A Mini Program code of this app gives the path of its page, any other code its text. */
function scanned(text: string) {
  const [, path = ''] = /^wxacode:(.+)$/.exec(text) ?? []
  return path
    ? { result: '', scanType: 'WX_CODE', charSet: 'UTF-8', path, rawData: '' }
    : { result: text, scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' }
}

/** Clipboard, calls, scanning, screen and vibration. */
export function deviceApi(): ApiTable {
  return asyncCalls({
    async setClipboardData({ data }: { data: string }) {
      state.clipboard = data
      await copyOut(data)
      showToast({ title: '内容已复制', icon: 'none' })
    },
    getClipboardData: () => ({ data: state.clipboard }),
    async makePhoneCall({ phoneNumber }: { phoneNumber: string }) {
      const { confirm } = await showModal({
        title: '拨打电话',
        content: phoneNumber,
        confirmText: '呼叫',
      })
      if (!confirm) throw new Error('makePhoneCall:fail cancel')
      await leaveItem({ kind: 'notice', text: `拨打电话 ${phoneNumber}` })
    },
    async scanCode() {
      const result = await openScanner()
      if (result === null) throw new Error('scanCode:fail cancel')
      return scanned(result)
    },
    setKeepScreenOn({ keepScreenOn }: { keepScreenOn: boolean }) {
      device.keepScreenOn = keepScreenOn
    },
    setScreenBrightness({ value }: { value: number }) {
      device.brightness = value
      document.documentElement.style.setProperty('--brightness', String(value))
    },
    getScreenBrightness: () => ({ value: device.brightness }),
    setVisualEffectOnCapture() {},
    vibrateShort() {},
    vibrateLong() {},
    hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
  })
}
