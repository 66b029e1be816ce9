import { runOpenType } from '../open-type'
import { type Builtin, componentAt, flag, HOVER, type Host, many, text } from './builtin'
import { resetForm, submitForm } from './form'
import { bindHover } from './hover'

const buttonTag: Builtin = {
  tag: 'button',
  properties: {
    ...HOVER,
    hoverClass: text('button-hover'),
    type: text('default'),
    size: text('default'),
    ...many(flag, 'plain disabled loading showMessageCard needShowEntrance'),
    phoneNumberNoQuotaToast: flag(true),
    ...many(
      text,
      'formType openType lang sessionFrom sendMessageTitle sendMessagePath sendMessageImg appParameter name activityType entrancePath',
    ),
  },
  create(host) {
    const { el } = host
    el.setAttribute('role', 'button')
    el.tabIndex = 0
    el.addEventListener('click', (event) => {
      if (host.data.disabled) event.stopImmediatePropagation()
      else press(host)
    })
    el.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      el.click()
    })
    return {
      attached: () => bindHover(host, 'button-hover'),
      update(data) {
        for (const name of ['type', 'size', 'plain', 'disabled', 'loading']) {
          const value = data[name]
          if (!value) el.removeAttribute(name)
          else el.setAttribute(name, value === true ? '' : String(value))
        }
        el.setAttribute('aria-disabled', String(Boolean(data.disabled)))
      },
    }
  },
}

function press(host: Host) {
  const form = componentAt(host.el.closest('wx-form'))
  if (form && host.data.formType === 'submit') submitForm(form, host.node)
  if (form && host.data.formType === 'reset') resetForm(form)
  if (host.data.openType) runOpenType(String(host.data.openType), host)
}

export const button: readonly Builtin[] = [buttonTag]
