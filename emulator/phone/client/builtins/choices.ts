import { element } from '../dom'
import type { Data, WxNode } from '../types'
import {
  any,
  type Builtin,
  componentAt,
  controllerOf,
  flag,
  type Host,
  many,
  text,
} from './builtin'

/** Makes the element behave as a switch, box or radio button for mouse, finger and keyboard. */
function bindPress(host: Host, role: string, press: () => void): (data: Data) => void {
  const { el } = host
  el.tabIndex = 0
  el.setAttribute('role', role)
  el.addEventListener('click', () => {
    if (!host.data.disabled) press()
  })
  el.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return
    event.preventDefault()
    el.click()
  })
  return ({ checked, disabled, color }) => {
    el.toggleAttribute('checked', Boolean(checked))
    el.setAttribute('aria-checked', String(Boolean(checked)))
    el.setAttribute('aria-disabled', String(Boolean(disabled)))
    el.style.setProperty('--on', String(color))
  }
}

const switchTag: Builtin = {
  tag: 'switch',
  properties: {
    ...many(flag, 'checked disabled'),
    name: text(),
    value: any(''),
    type: text('switch'),
    color: text('#04be02'),
  },
  create(host) {
    host.el.append(element('i'))
    const update = bindPress(host, 'switch', () => {
      const value = !host.data.checked
      host.set({ checked: value })
      host.emit('change', { value })
    })
    return {
      update,
      formValue: () => host.data.checked,
      formReset: () => host.set({ checked: false }),
    }
  },
}

const CHOICE = {
  value: any(''),
  name: text(),
  ...many(flag, 'checked disabled'),
  color: text('#09bb07'),
}

const checkbox: Builtin = {
  tag: 'checkbox',
  properties: CHOICE,
  create(host) {
    host.el.prepend(element('i'))
    const update = bindPress(host, 'checkbox', () => {
      host.set({ checked: !host.data.checked })
      const group = componentAt(host.el.closest('wx-checkbox-group'))
      group?.triggerEvent('change', { value: controllerOf(group)?.formValue?.() })
    })
    return { update }
  },
}

const radio: Builtin = {
  tag: 'radio',
  properties: CHOICE,
  create(host) {
    host.el.prepend(element('i'))
    const update = bindPress(host, 'radio', () => {
      if (host.data.checked) return
      const group = host.el.closest('wx-radio-group')
      for (const other of group ? members(group, 'wx-radio') : [])
        other.setData({ checked: other === host.node })
      if (!group) host.set({ checked: true })
      componentAt(group)?.triggerEvent('change', { value: host.data.value })
    })
    return { update }
  },
}

const members = (group: Element, selector: string): WxNode[] =>
  [...group.querySelectorAll(selector)].flatMap((el) => componentAt(el) ?? [])

const checkboxGroup: Builtin = {
  tag: 'checkbox-group',
  properties: { name: text() },
  create: ({ el }) => ({
    formValue: () =>
      members(el, 'wx-checkbox')
        .filter((box) => box.data.checked)
        .map((box) => box.data.value),
    formReset() {
      for (const box of members(el, 'wx-checkbox')) box.setData({ checked: false })
    },
  }),
}

const radioGroup: Builtin = {
  tag: 'radio-group',
  properties: { name: text() },
  create: ({ el }) => {
    el.setAttribute('role', 'radiogroup')
    return {
      formValue: () => members(el, 'wx-radio').find((one) => one.data.checked)?.data.value ?? '',
      formReset() {
        for (const one of members(el, 'wx-radio')) one.setData({ checked: false })
      },
    }
  },
}

export const choices: readonly Builtin[] = [switchTag, checkbox, radio, checkboxGroup, radioGroup]
