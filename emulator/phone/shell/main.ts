import { fixed } from '../client/dom'
import type { PhoneConfig } from '../client/identity'
import type { CallRecord } from '../client/state'
import { ask } from './ask'
import { refreshClock, showClock, takeOffset } from './clock'
import { showCodes } from './codes'
import { fitDevice, startFrame } from './frame'
import { showInbox } from './inbox'
import { showItems } from './items'
import { logCall, logText, showLog } from './log'
import { fill, list } from './section'
import { showSwitches } from './switches'
import { recallTab, rememberTab } from './tab-memory'
import { showWho } from './who'

const REFRESH_MS = 4000

type PhoneMessage =
  | { phone: true; type: 'route'; route: string }
  | { phone: true; type: 'call'; record: CallRecord }
  | { phone: true; type: 'error'; text: string }
  | { phone: true; type: 'missing'; name: string }

async function main(): Promise<void> {
  const config = await ask<PhoneConfig>('/__config')
  const tab = recallTab()
  if (!config.persons.some(({ openid }) => openid === tab.as))
    tab.as = config.persons[0]?.openid ?? ''
  rememberTab(tab)

  const restart = (path?: string, scene?: number) => startFrame(tab, path, scene)
  const become = (openid: string, path?: string) => {
    tab.as = openid
    rememberTab(tab)
    showWho(config, tab, become, () => restart())
    restart(path)
    refresh()
  }
  const items = () => showItems({ config, openid: tab.as, openAs: become })
  const refresh = () => {
    showInbox(config, tab.as).catch(() => undefined)
    items().catch(() => undefined)
  }

  showWho(config, tab, become, () => restart())
  showCodes(config)
  showSwitches(tab, () => restart())
  showLog()
  fill('inbox', '服务通知', list([], '还没有收到通知'))
  fitDevice(tab.size)
  window.addEventListener('resize', () => fitDevice(tab.size))
  restart(new URLSearchParams(location.search).get('path') ?? undefined)
  await showClock(logText)
  refresh()

  window.addEventListener('message', ({ data, origin }: MessageEvent<PhoneMessage>) => {
    if (origin === location.origin && data.phone) hear(data, refresh)
  })
  listen(() => restart(), items)
  setInterval(() => {
    showInbox(config, tab.as).catch(() => undefined)
    refreshClock().catch(() => undefined)
  }, REFRESH_MS)
}

/** Word from the phone in the frame. */
function hear(message: PhoneMessage, refresh: () => void) {
  if (message.type === 'route') fixed('route').textContent = message.route
  else if (message.type === 'error') logText(message.text, true)
  else if (message.type === 'missing') logText(`wx.${message.name} 这部手机还没有`, true)
  else {
    logCall(message.record)
    refresh()
  }
}

/** Word from the server. */
function listen(restart: () => void, items: () => Promise<void>) {
  const events = new EventSource('/__events')
  const on = (name: string, act: (data: unknown) => void) =>
    events.addEventListener(name, (event) => act(JSON.parse((event as MessageEvent<string>).data)))
  on('reload', restart)
  on('clock', (offset) => takeOffset(Number(offset)))
  on('items', () => items().catch(() => undefined))
  on('build-failed', (reason) => logText(String(reason), true))
}

main().catch((error: unknown) => logText(String(error), true))
