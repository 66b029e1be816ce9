import { button, element } from '../dom'
import { openSheet } from './sheet'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalAnswer {
  confirm: boolean
  cancel: boolean
  content: string | null
}

export function showModal(options: ModalOptions): Promise<ModalAnswer> {
  return new Promise((resolve) => {
    const { box, close } = openSheet('center', options.title || '提示')
    box.classList.add('modal')
    if (options.title) box.append(element('h3', '', options.title))
    const input = options.editable ? element('input', 'field') : undefined
    if (input) {
      input.placeholder = options.placeholderText ?? ''
      input.value = options.content ?? ''
      box.append(input)
    } else if (options.content) box.append(element('p', '', options.content))
    const end = (confirm: boolean) => {
      close()
      resolve({ confirm, cancel: !confirm, content: input ? input.value : null })
    }
    const row = element('div', 'row')
    if (options.showCancel !== false) {
      const cancel = button('no', options.cancelText ?? '取消', () => end(false))
      if (options.cancelColor) cancel.style.color = options.cancelColor
      row.append(cancel)
    }
    const confirm = button('ok', options.confirmText ?? '确定', () => end(true))
    if (options.confirmColor) confirm.style.color = options.confirmColor
    row.append(confirm)
    box.append(row)
    ;(input ?? confirm).focus({ preventScroll: true })
  })
}
