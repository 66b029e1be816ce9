import { element } from '../dom'
import { any, type Builtin, flag, many, number, text } from './builtin'

const sliderTag: Builtin = {
  tag: 'slider',
  properties: {
    ...many(number, 'value min'),
    max: number(100),
    step: number(1),
    blockSize: number(28),
    ...many(flag, 'disabled showValue'),
    ...many(text, 'name color selectedColor'),
    activeColor: text('#1aad19'),
    backgroundColor: text('#e9e9e9'),
    blockColor: any('#fff'),
  },
  create(host) {
    const input = element('input')
    input.type = 'range'
    const shown = element('span')
    host.el.append(input, shown)
    const take = (name: string) => {
      const value = Number(input.value)
      host.set({ value })
      host.emit(name, { value })
    }
    input.addEventListener('input', () => take('changing'))
    input.addEventListener('change', (event) => {
      event.stopPropagation()
      take('change')
    })
    return {
      update({ min, max, step, value, disabled, showValue, activeColor, selectedColor }) {
        Object.assign(input, { min, max, step, disabled })
        input.value = String(value)
        input.style.accentColor = String(selectedColor || activeColor)
        shown.textContent = showValue ? String(value) : ''
      },
      formValue: () => host.data.value,
      formReset: () => host.set({ value: host.data.min }),
    }
  },
}

export const slider: readonly Builtin[] = [sliderTag]
