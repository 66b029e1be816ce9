import { button, element } from '../dom'
import { openSheet } from './sheet'

export interface Choice<K> {
  key: K
  text: string
  note?: string
}

/** A titled list to choose from; null when closed. */
export function choose<K>(title: string, choices: readonly Choice<K>[]): Promise<K | null> {
  return new Promise((resolve) => {
    const { box, close } = openSheet('bottom', title, () => resolve(null))
    const end = (key: K | null) => {
      close()
      resolve(key)
    }
    box.append(element('h3', '', title))
    for (const { key, text, note } of choices) {
      const item = button('item', text, () => end(key))
      if (note) item.append(element('small', '', note))
      box.append(item)
    }
    box.append(button('item cancel', '取消', () => end(null)))
  })
}
