import { any, type Builtin, flag, many, number, text } from './builtin'

const movableView: Builtin = {
  tag: 'movable-view',
  properties: {
    direction: text('none'),
    ...many(any, 'x y'),
    ...many(flag, 'inertia outOfBounds disabled scale'),
    ...many(number, 'damping friction scaleMin scaleMax scaleValue'),
    animation: flag(true),
  },
  create(host) {
    const { el } = host
    let at = { x: 0, y: 0 }
    let set = { x: 0, y: 0 }
    let grip: { x: number; y: number } | undefined
    const place = (x: number, y: number) => {
      at = { x, y }
      el.style.transform = `translate(${x}px,${y}px)`
    }
    el.addEventListener('pointerdown', (event) => {
      if (host.data.disabled || host.data.direction === 'none') return
      el.setPointerCapture(event.pointerId)
      grip = { x: event.clientX - at.x, y: event.clientY - at.y }
    })
    el.addEventListener('pointermove', (event) => {
      const area = el.closest('wx-movable-area')
      if (!grip || !area) return
      const within = (value: number, room: number) => Math.max(0, Math.min(room, value))
      const x = within(event.clientX - grip.x, area.clientWidth - el.offsetWidth)
      const y = within(event.clientY - grip.y, area.clientHeight - el.offsetHeight)
      place(
        host.data.direction === 'vertical' ? at.x : x,
        host.data.direction === 'horizontal' ? at.y : y,
      )
      host.emit('change', { ...at, source: 'touch' })
    })
    el.addEventListener('pointerup', () => {
      grip = undefined
    })
    return {
      update({ x, y }) {
        const next = { x: Number.parseFloat(String(x)) || 0, y: Number.parseFloat(String(y)) || 0 }
        if (next.x !== set.x || next.y !== set.y) place(next.x, next.y)
        set = next
      },
    }
  },
}

export const movable: readonly Builtin[] = [movableView]
