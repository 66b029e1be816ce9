import { openPicker, type PickerSheet } from '../native/picker'
import { any, type Builtin, flag, many, text } from './builtin'

const pickerTag: Builtin = {
  tag: 'picker',
  properties: {
    ...many(text, 'name headerText rangeKey start end customItem level'),
    value: any(0),
    mode: text('selector'),
    disabled: flag(),
    range: any([]),
    fields: text('day'),
  },
  create(host) {
    host.el.setAttribute('role', 'button')
    let open: PickerSheet | undefined
    let seen: unknown
    host.el.addEventListener('click', async () => {
      if (host.data.disabled || open) return
      open = openPicker({
        ...(host.data as unknown as Parameters<typeof openPicker>[0]),
        onColumnChange: (column, value) => host.emit('columnchange', { column, value }),
      })
      seen = host.data.range
      const answer = await open.answer
      open = undefined
      if (!answer) return host.emit('cancel', {})
      host.set({ value: answer.value })
      host.emit('change', answer)
    })
    return {
      update({ range, value }) {
        if (open && range !== seen) open.refresh(range as unknown[], value)
        seen = range
      },
      formValue: () => host.data.value,
      formReset: () => host.set({ value: host.data.mode === 'multiSelector' ? [] : 0 }),
    }
  },
}

export const picker: readonly Builtin[] = [pickerTag]
