import { type Builtin, type Host, text } from './builtin'

const FIELDS = 'wx-checkbox,wx-radio,wx-switch,wx-button,wx-input,wx-textarea'

const labelTag: Builtin = {
  tag: 'label',
  properties: { for: text() },
  create(host) {
    host.el.addEventListener('click', (event) => {
      const hit = (event.target as Element).closest(FIELDS)
      if (!(hit && host.el.contains(hit))) activate(labelled(host))
    })
    return {}
  },
}

function labelled(host: Host): HTMLElement | null | undefined {
  const id = host.data.for
  if (id) return host.node.ownerShadowRoot?.querySelector(`#${id}`)?.$$
  return host.el.querySelector<HTMLElement>(FIELDS)
}

function activate(field: HTMLElement | null | undefined) {
  const input = field?.querySelector<HTMLElement>('input,textarea')
  if (input && /^WX-(INPUT|TEXTAREA)$/.test(field?.tagName ?? '')) input.focus()
  else field?.click()
}

export const label: readonly Builtin[] = [labelTag]
