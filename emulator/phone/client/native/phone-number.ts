import { button, element } from '../dom'
import { identity, maskedPhone } from '../identity'
import { openSheet } from './sheet'

/** 申请使用手机号: the number bound to WeChat, or another one. null when refused. */
export function askPhoneNumber(): Promise<string | null> {
  return new Promise((resolve) => {
    const { box, close } = openSheet('bottom', '申请使用你的手机号')
    const end = (phone: string | null) => {
      close()
      resolve(phone)
    }
    box.append(element('h3', '', '申请使用你的手机号'))
    const own = button('item', maskedPhone(identity.phone), () => end(identity.phone))
    own.append(element('small', '', '微信绑定号码'))
    if (identity.phone) box.append(own)
    const row = element('form', 'row')
    const input = element('input', 'field')
    input.inputMode = 'tel'
    input.placeholder = '使用其他号码'
    input.setAttribute('aria-label', '其他号码')
    row.append(input, element('button', 'ok', '使用'))
    row.addEventListener('submit', (event) => {
      event.preventDefault()
      if (/^\d{11}$/.test(input.value.trim())) end(input.value.trim())
      else hint.textContent = '手机号是11位数字'
    })
    const hint = element('small', 'hint')
    hint.setAttribute('role', 'alert')
    box.append(
      row,
      hint,
      button('item cancel', '不允许', () => end(null)),
    )
  })
}
