import { button, element } from '../dom'
import { openSheet } from './sheet'

export interface ActionSheetOptions {
  itemList: string[]
  itemColor?: string
  alertText?: string
}

/** Index of the chosen item; -1 when the sheet was closed. */
export function showActionSheet({
  itemList,
  itemColor,
  alertText,
}: ActionSheetOptions): Promise<number> {
  return new Promise((resolve) => {
    const { box, close } = openSheet('bottom', alertText ?? '操作', () => resolve(-1))
    const end = (index: number) => {
      close()
      resolve(index)
    }
    if (alertText) box.append(element('p', 'alert', alertText))
    itemList.forEach((text, index) => {
      const item = button('item', text, () => end(index))
      if (itemColor) item.style.color = itemColor
      box.append(item)
    })
    box.append(button('item cancel', '取消', () => end(-1)))
  })
}
