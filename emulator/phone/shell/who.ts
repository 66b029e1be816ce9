import { button, element } from '../client/dom'
import type { PhoneConfig } from '../client/identity'
import { choice, fill, row } from './section'
import type { TabMemory } from './tab-memory'

/** 我是谁: changing the person gives the phone into other hands. */
export function showWho(
  config: PhoneConfig,
  tab: TabMemory,
  onChange: (openid: string) => void,
  onRestart: () => void,
): void {
  const options = config.persons.map(({ openid, name, note }): [string, string] => [
    openid,
    note ? `${name} · ${note}` : name,
  ])
  const select = choice('我是谁', options, tab.as, onChange)
  select.classList.add('wide')
  const person = config.persons.find(({ openid }) => openid === tab.as)
  const note = element('p', 'note', person?.phone ? `微信绑定的手机号 ${person.phone}` : '')
  fill('who', '我是谁', row(select, button('', '重启小程序', onRestart)), note)
}
