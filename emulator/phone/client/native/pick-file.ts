import { element } from '../dom'

export interface PickOptions {
  accept?: string
  multiple?: boolean
  capture?: string
}

/** Files from this machine's disk (or camera); none when the dialog was closed. */
export function pickFiles({
  accept = 'image/*',
  multiple = false,
  capture,
}: PickOptions = {}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = element('input', 'mp-file-input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    if (capture) input.setAttribute('capture', capture)
    const end = (files: File[]) => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => end([...(input.files ?? [])]))
    input.addEventListener('cancel', () => end([]))
    document.body.append(input)
    input.click()
  })
}
