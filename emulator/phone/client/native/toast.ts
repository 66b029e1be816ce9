import { element, fixed } from '../dom'

export interface ToastOptions {
  title?: string
  icon?: string
  image?: string
  duration?: number
  mask?: boolean
}

let shown: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

const DEFAULT_MS = 1500

export function showToast({
  title = '',
  icon = 'success',
  duration = DEFAULT_MS,
  mask = false,
}: ToastOptions): void {
  draw('toast', title, icon, mask)
  timer = setTimeout(() => hideToast('toast'), duration)
}

export function showLoading({ title = '', mask = false }: ToastOptions): void {
  draw('loading', title, 'spin', mask)
}

/** Toast and loading share one place; each is hidden by its own call only. */
export function hideToast(kind: 'toast' | 'loading'): void {
  if (shown?.dataset.kind !== kind) return
  clearTimeout(timer)
  shown.remove()
  shown = undefined
}

function draw(kind: 'toast' | 'loading', title: string, icon: string, mask: boolean) {
  clearTimeout(timer)
  shown?.remove()
  shown = element('div', `mp-toast${mask ? ' mask' : ''}`)
  shown.setAttribute('role', 'status')
  shown.dataset.kind = kind
  const box = element('div', 'box')
  if (icon !== 'none') box.append(element('span', `sign ${icon}`))
  box.append(element('span', 'text', title))
  shown.append(box)
  fixed('overlay').append(shown)
}
