import { button, element } from '../client/dom'
import type { PhoneConfig } from '../client/identity'
import { openOnPhone, phone, SCENES } from './frame'
import { fill, row } from './section'

/** A code drawn by the app carries its page after `?scene=` or is the scene itself. */
export function sceneOf(text: string): string {
  return /[?&]scene=([^&#]+)/.exec(text)?.[1] ?? encodeURIComponent(text.trim())
}

/** 打开码: WeChat's own scanner reads a code and opens its page with the scene. */
export function showCodes(config: PhoneConfig): void {
  const note = element('p', 'note', '')
  note.setAttribute('role', 'status')
  const open = (text: string) => {
    note.textContent = ''
    openOnPhone(`${config.codePage}?scene=${sceneOf(text)}`, SCENES.code)
  }
  const file = element('input')
  file.type = 'file'
  file.accept = 'image/*'
  file.hidden = true
  file.setAttribute('aria-label', '码的图片')
  file.addEventListener('change', async () => {
    const [picture] = file.files ?? []
    const text = picture && (await phone()?.decode(picture))
    file.value = ''
    if (text) open(text)
    else note.textContent = '图片里没有认出二维码'
  })
  const field = element('input', 'wide')
  field.placeholder = '粘贴码的内容'
  field.setAttribute('aria-label', '码的内容')
  const use = () => field.value.trim() && open(field.value)
  field.addEventListener('keydown', (event) => event.key === 'Enter' && use())
  fill(
    'codes',
    '微信扫一扫',
    row(field, button('', '打开码', use)),
    row(
      button('', '从图片…', () => file.click()),
      file,
    ),
    note,
  )
}
