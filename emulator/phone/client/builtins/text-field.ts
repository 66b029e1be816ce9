import { any, type Builtin, type Controller, flag, type Host, many, number, text } from './builtin'

const PROPERTIES = {
  ...many(
    text,
    'name placeholder placeholderStyle placeholderClass cursorColor autoFill safePasswordCertPath',
  ),
  ...many(
    flag,
    'password disabled focus autoFocus alwaysEmbed confirmHold holdKeyboard autoHeight fixed',
  ),
  ...many(flag, 'disableDefaultPadding randomNumber controlled'),
  ...many(any, 'cursorSpacing worklet adjustKeyboardTo safePasswordLength safePasswordTimeStamp'),
  ...many(text, 'safePasswordNonce safePasswordSalt safePasswordCustomHash'),
  value: any(''),
  type: text('text'),
  maxlength: any(140),
  confirmType: text('done'),
  cursor: number(-1),
  selectionStart: number(-1),
  selectionEnd: number(-1),
  adjustPosition: flag(true),
  showConfirmBar: flag(true),
}

const INPUT_MODES: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel' }

type Field = HTMLInputElement | HTMLTextAreaElement

function textField(tag: 'input' | 'textarea'): Builtin {
  return {
    tag,
    properties: PROPERTIES,
    create(host) {
      const field = document.createElement(tag)
      host.el.append(field)
      bindEvents(host, field)
      return controller(host, field)
    },
  }
}

function controller(host: Host, field: Field): Controller {
  let focused: unknown = false
  return {
    attached() {
      if (host.data.autoFocus) field.focus({ preventScroll: true })
      growWithText(host, field)
    },
    update(data) {
      const value = data.value === null || data.value === undefined ? '' : String(data.value)
      if (field.value !== value) field.value = value
      describe(field, data)
      if (focused !== data.focus) {
        focused = data.focus
        if (data.focus) field.focus({ preventScroll: true })
        else if (document.activeElement === field) field.blur()
      }
      const colour = /(?:^|;)\s*color:\s*([^;]+)/.exec(String(data.placeholderStyle ?? ''))?.[1]
      if (colour) host.el.style.setProperty('--placeholder', colour)
      growWithText(host, field)
    },
    formValue: () => field.value,
    formReset() {
      field.value = ''
      host.set({ value: '' })
    },
  }
}

function describe(field: Field, data: Record<string, unknown>) {
  field.placeholder = String(data.placeholder ?? '')
  field.disabled = Boolean(data.disabled)
  if (data.ariaLabel) field.setAttribute('aria-label', String(data.ariaLabel))
  if (Number(data.maxlength) >= 0) field.maxLength = Number(data.maxlength)
  else field.removeAttribute('maxlength')
  if (field instanceof HTMLInputElement) {
    field.type = data.password ? 'password' : 'text'
    field.inputMode = INPUT_MODES[String(data.type)] ?? 'text'
  }
}

function bindEvents(host: Host, field: Field) {
  field.addEventListener('input', (event) => {
    event.stopPropagation()
    const { value } = field
    host.set({ value })
    host.emit('input', { value, cursor: field.selectionStart, keyCode: 0 })
  })
  field.addEventListener('change', (event) => event.stopPropagation())
  field.addEventListener('focus', () => host.emit('focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () =>
    host.emit('blur', { value: field.value, cursor: field.selectionStart }),
  )
  field.addEventListener('keydown', (event) => {
    const confirms = field instanceof HTMLInputElement || host.data.confirmType === 'send'
    if ((event as KeyboardEvent).key === 'Enter' && confirms)
      host.emit('confirm', { value: field.value })
  })
}

/** A textarea with `auto-height` is as tall as its text. */
function growWithText(host: Host, field: Field) {
  if (!host.data.autoHeight || field instanceof HTMLInputElement) return
  host.el.classList.add('mp-auto')
  // a browser measures two rows by default
  field.rows = 1
  field.style.height = 'auto'
  if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`
  else onceLaidOut(host.el, () => growWithText(host, field))
}

/** A page that is still hidden has no measures yet. */
function onceLaidOut(el: Element, then: () => void) {
  const watcher = new ResizeObserver(([entry]) => {
    if (!entry || entry.contentRect.width === 0) return
    watcher.disconnect()
    then()
  })
  watcher.observe(el)
}

export const textFields: readonly Builtin[] = [textField('input'), textField('textarea')]
