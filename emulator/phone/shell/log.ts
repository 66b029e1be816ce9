import { element, fixed } from '../client/dom'
import type { CallRecord } from '../client/state'

const MOST_LINES = 100

const lines = element('ul')

/** 云端调用: what the phone asked of the cloud, newest first. */
export function showLog(): void {
  const details = element('details')
  details.append(element('summary', '', '云端调用'), lines)
  fixed('log').replaceChildren(details)
}

export function logCall({ name, data, result, error, ms }: CallRecord): void {
  const action = (data as { action?: string } | null)?.action
  const line = element('li', error ? 'bad' : '')
  const details = element('details')
  details.append(
    element(
      'summary',
      '',
      `${name}${action ? ` · ${action}` : ''} · ${ms} ms${error ? ' · 失败' : ''}`,
    ),
    element('pre', '', JSON.stringify({ data, ...(error ? { error } : { result }) }, null, 1)),
  )
  line.append(details)
  add(line)
}

export function logText(text: string, bad = false): void {
  add(element('li', bad ? 'bad' : '', text))
}

function add(line: HTMLElement) {
  lines.prepend(line)
  while (lines.children.length > MOST_LINES) lines.lastElementChild?.remove()
}
