import { button, element } from '../dom'
import { openSheet } from './sheet'

export interface SubscribeAnswer {
  /** template id → what was chosen */
  choices: Record<string, 'accept' | 'reject'>
  /** 总是保持以上选择 */
  always: boolean
}

/** 订阅消息: up to five templates, each with its own tick. */
export function askSubscribe(templates: { id: string; title: string }[]): Promise<SubscribeAnswer> {
  return new Promise((resolve) => {
    const { box, close } = openSheet('bottom', '订阅消息')
    box.classList.add('subscribe')
    box.append(element('h3', '', '允许发送以下通知'))
    const ticks = templates.map(({ title }) => tick(box, title, true))
    const always = tick(box, '总是保持以上选择，不再询问', false)
    always.parentElement?.classList.add('always')
    const end = (allowed: boolean) => {
      close()
      const choices = templates.map(
        ({ id }, at) => [id, allowed && ticks[at]?.checked ? 'accept' : 'reject'] as const,
      )
      resolve({ choices: Object.fromEntries(choices), always: always.checked })
    }
    const row = element('div', 'row')
    row.append(
      button('no', '取消', () => end(false)),
      button('ok', '允许', () => end(true)),
    )
    box.append(row)
  })
}

function tick(box: HTMLElement, text: string, checked: boolean): HTMLInputElement {
  const label = element('label', 'tick')
  const input = element('input')
  input.type = 'checkbox'
  input.checked = checked
  label.append(input, element('span', '', text))
  box.append(label)
  return input
}
