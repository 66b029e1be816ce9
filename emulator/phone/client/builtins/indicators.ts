import { element, px } from '../dom'
import { any, type Builtin, flag, many, number, text } from './builtin'

const SIGNS: Record<string, string> = {
  success: '✔',
  success_no_circle: '✓',
  info: 'ℹ',
  warn: '!',
  waiting: '◔',
  cancel: '✕',
  download: '↓',
  search: '⌕',
  clear: '✕',
}
const COLOURS: Record<string, string> = { success: '#07c160', info: '#10aeff', warn: '#f76260' }

const icon: Builtin = {
  tag: 'icon',
  properties: { type: text(), size: any(23), color: text() },
  create: ({ el }) => ({
    update({ type, size, color }) {
      const kind = String(type)
      el.textContent = SIGNS[kind] ?? '•'
      el.style.fontSize = px(size)
      el.style.color = String(color || COLOURS[kind] || '#888')
    },
  }),
}

const progress: Builtin = {
  tag: 'progress',
  properties: {
    percent: number(),
    strokeWidth: any(6),
    activeColor: text('#09bb07'),
    backgroundColor: text('#ebebeb'),
    ...many(flag, 'showInfo active'),
    ...many(text, 'color activeMode'),
    ...many(any, 'borderRadius fontSize duration'),
  },
  create({ el }) {
    const bar = element('div', 'mp-progress')
    const done = element('i')
    const info = element('span')
    bar.append(done)
    el.append(bar, info)
    el.setAttribute('role', 'progressbar')
    return {
      update({ percent, strokeWidth, activeColor, color, backgroundColor, showInfo }) {
        bar.style.cssText = `background:${backgroundColor};height:${px(strokeWidth)}`
        done.style.cssText = `width:${percent}%;background:${color || activeColor}`
        info.textContent = showInfo ? `${percent}%` : ''
        el.setAttribute('aria-valuenow', String(percent))
      },
    }
  },
}

export const indicators: readonly Builtin[] = [icon, progress]
