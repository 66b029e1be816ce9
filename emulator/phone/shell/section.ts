import { element, fixed } from '../client/dom'

/** Fills a section of the panel: a heading and what stands below it. */
export function fill(id: string, title: string, ...contents: (Node | string)[]): void {
  const section = fixed(id)
  section.setAttribute('aria-label', title)
  section.replaceChildren(element('h2', '', title), ...contents)
}

export function row(...contents: Node[]): HTMLElement {
  const made = element('div', 'row')
  made.append(...contents)
  return made
}

export function list(items: Node[], empty: string): HTMLElement {
  if (!items.length) return element('p', 'note', empty)
  const made = element('ul')
  for (const item of items) {
    const entry = element('li')
    entry.append(item)
    made.append(entry)
  }
  return made
}

export function choice(
  label: string,
  options: [value: string, text: string][],
  value: string,
  onChange: (value: string) => void,
): HTMLSelectElement {
  const select = element('select')
  select.setAttribute('aria-label', label)
  for (const [key, text] of options) select.append(new Option(text, key, false, key === value))
  select.addEventListener('change', () => onChange(select.value))
  return select
}
