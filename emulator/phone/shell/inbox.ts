import { element } from '../client/dom'
import type { PhoneConfig } from '../client/identity'
import { ask, momentText } from './ask'
import { openOnPhone, SCENES } from './frame'
import { fill, list } from './section'

interface Message {
  _id: string
  templateId: string | null
  page: string | null
  data: Record<string, { value: unknown }> | null
  at: number
}

let shown = ''

/** 服务通知: subscription messages that reached this person; a tap opens the page, as WeChat does. */
export async function showInbox(config: PhoneConfig, openid: string): Promise<void> {
  const answer = await ask<Message[] | { messages: Message[] }>(
    `/__outbox?${new URLSearchParams({ openid })}`,
  )
  const messages = Array.isArray(answer) ? answer : (answer.messages ?? [])
  const state = JSON.stringify([openid, messages])
  if (state === shown) return
  shown = state
  const cards = [...messages].reverse().map((message) => card(message, config))
  fill('inbox', '服务通知', list(cards, '还没有收到通知'))
}

function card({ templateId, page, data, at }: Message, config: PhoneConfig): HTMLElement {
  const made = element('button', 'card')
  made.type = 'button'
  made.append(element('b', '', config.templateTitles[templateId ?? ''] ?? templateId ?? '通知'))
  const values = element('dl')
  for (const [name, { value }] of Object.entries(data ?? {}))
    values.append(element('dt', '', name), element('dd', '', String(value)))
  made.append(values, element('small', '', momentText(at)))
  made.disabled = !page
  made.addEventListener('click', () => page && openOnPhone(page, SCENES.message))
  return made
}
