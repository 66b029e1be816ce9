import { element, fixed } from '../dom'

export interface Sheet {
  mask: HTMLElement
  box: HTMLElement
  close(): void
}

/**
 * The dimmed ground and box that WeChat's own dialogs share.
 * @param onMask what a tap beside the box answers; without it the box is modal
 */
export function openSheet(
  where: 'center' | 'bottom' | 'full',
  label: string,
  onMask?: () => void,
): Sheet {
  const mask = element('div', `mp-mask ${where}`)
  const box = element('div', 'mp-dialog')
  box.setAttribute('role', 'dialog')
  box.setAttribute('aria-label', label)
  mask.append(box)
  fixed('overlay').append(mask)
  const close = () => mask.remove()
  if (onMask) {
    mask.addEventListener('click', (event) => {
      if (event.target !== mask) return
      close()
      onMask()
    })
  }
  return { mask, box, close }
}
