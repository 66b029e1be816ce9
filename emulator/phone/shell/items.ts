import { button, element } from '../client/dom'
import type { PhoneConfig } from '../client/identity'
import type { PanelItem } from '../client/panel'
import { ask, momentText } from './ask'
import { openOnPhone, SCENES } from './frame'
import { choice, fill, list } from './section'

interface StoredItem {
  id: number
  openid: string
  at: number
  item: PanelItem
  hasFile: boolean
}

export interface ItemsContext {
  config: PhoneConfig
  openid: string
  /** gives the phone into other hands, at this page */
  openAs(openid: string, path: string): void
}

/** 分享、文件、日历: what phones handed to the desk. */
export async function showItems(context: ItemsContext): Promise<void> {
  const stored = await ask<StoredItem[]>(
    `/__items?${new URLSearchParams({ openid: context.openid })}`,
  )
  fill(
    'items',
    '分享、文件、日历',
    list(
      stored.map((one) => card(one, context)),
      '转发的卡片、打开的文件、加进日历的事会出现在这里',
    ),
  )
}

function card(stored: StoredItem, context: ItemsContext): HTMLElement {
  const { item } = stored
  const made = element('div', 'card')
  if (item.kind === 'share') made.append(...shareCard(stored, item, context))
  else if (item.kind === 'calendar') made.append(...calendarEntry(item))
  else if (item.kind === 'file') made.append(...fileEntry(stored, item))
  else made.append(element('b', '', item.text))
  made.append(element('small', '', momentText(stored.at)))
  return made
}

const nameOf = (openid: string, { persons }: PhoneConfig) =>
  persons.find((one) => one.openid === openid)?.name ?? openid

function shareCard(
  stored: StoredItem,
  item: Extract<PanelItem, { kind: 'share' }>,
  context: ItemsContext,
): HTMLElement[] {
  const { config, openid, openAs } = context
  const others = config.persons.map((person): [string, string] => [person.openid, person.name])
  const actions = element('div', 'row')
  actions.append(
    button('', '打开', () => openOnPhone(item.path, SCENES.card)),
    choice(
      '以谁打开',
      [['', '换个人打开…'], ...others.filter(([other]) => other !== openid)],
      '',
      (other) => other && openAs(other, item.path),
    ),
  )
  const picture = item.imageUrl
    ? [Object.assign(element('img'), { src: item.imageUrl, alt: '' })]
    : []
  return [
    element('b', '', item.title),
    element('small', '', `${nameOf(stored.openid, config)} 转发的卡片`),
    ...picture,
    actions,
  ]
}

function calendarEntry(item: Extract<PanelItem, { kind: 'calendar' }>): HTMLElement[] {
  const facts = [
    momentText(item.start),
    item.location,
    item.repeat ? `重复：${item.repeat}` : '',
    item.description,
  ]
  return [
    element('b', '', item.title),
    ...facts.filter(Boolean).map((fact) => element('div', '', fact)),
    element('small', '', '日历 · '),
  ]
}

function fileEntry(
  { id, hasFile }: StoredItem,
  item: Extract<PanelItem, { kind: 'file' }>,
): HTMLElement[] {
  const how = { open: '打开', share: '发给聊天', save: '保存' }[item.how]
  const link = element('a', '', item.name)
  if (hasFile) link.href = `/__items/file?id=${id}`
  link.download = item.name
  const title = element('b')
  title.append(link)
  return [title, element('small', '', `文件 · ${how} · `)]
}
