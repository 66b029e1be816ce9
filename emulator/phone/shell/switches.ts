import { element } from '../client/dom'
import { fitDevice, phone } from './frame'
import { choice, fill, row } from './section'
import { rememberTab, type TabMemory } from './tab-memory'

const SIZES: [string, string][] = [
  ['390x844', '6.1 英寸 390×844'],
  ['375x667', '4.7 英寸 375×667'],
  ['430x932', '6.7 英寸 430×932'],
  ['320x568', '4 英寸 320×568'],
]

const FONTS: [string, string][] = [
  ['1', '标准字号'],
  ['1.2', '大字号 ×1.2'],
  ['1.4', '关怀模式 ×1.4'],
]

/** 手机设置: theme and network change at once; another letter size restarts the app, as WeChat asks for. */
export function showSwitches(tab: TabMemory, restart: () => void): void {
  const keep = (change: Partial<TabMemory>) => {
    Object.assign(tab, change)
    rememberTab(tab)
  }
  const dark = tick('深色模式', tab.theme === 'dark', (on) => {
    keep({ theme: on ? 'dark' : 'light' })
    phone()?.change({ theme: tab.theme })
  })
  const offline = tick('断网', !tab.online, (on) => {
    keep({ online: !on })
    phone()?.change({ online: tab.online })
  })
  const font = choice('字号', FONTS, tab.font, (value) => {
    keep({ font: value })
    restart()
  })
  const size = choice('屏幕', SIZES, tab.size, (value) => {
    keep({ size: value })
    fitDevice(value)
  })
  fill('switches', '手机设置', row(dark, offline), row(font, size))
}

function tick(text: string, checked: boolean, onChange: (on: boolean) => void): HTMLElement {
  const label = element('label', 'row')
  const input = element('input')
  input.type = 'checkbox'
  input.checked = checked
  input.addEventListener('change', () => onChange(input.checked))
  label.append(input, element('span', '', text))
  return label
}
