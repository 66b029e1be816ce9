/** A new element with class and text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text?: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

export function button(className: string, text: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', className, text)
  made.type = 'button'
  made.addEventListener('click', onClick)
  return made
}

/** An element of phone.html, which is always there. */
export function fixed(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`phone.html has no #${id}`)
  return found
}

export const px = (length: unknown): string =>
  typeof length === 'number' || /^\d+(\.\d+)?$/.test(String(length))
    ? `${length}px`
    : String(length ?? '')
