import { button, element } from '../dom'
import { loadableAddress } from '../sources'
import { openSheet } from './sheet'

/** Pictures over the whole screen; tap closes, the sides turn the page. */
export function previewPictures(addresses: readonly string[], current: string): void {
  const { mask, box, close } = openSheet('full', '预览图片')
  let at = Math.max(0, addresses.indexOf(current))
  const picture = element('img')
  picture.alt = ''
  const count = element('span', 'count')
  const show = (to: number) => {
    at = (to + addresses.length) % addresses.length
    picture.src = loadableAddress(addresses[at] ?? '')
    count.textContent = `${at + 1}/${addresses.length}`
  }
  show(at)
  box.append(picture, count)
  if (addresses.length > 1) {
    const previous = button('turn previous', '‹', () => show(at - 1))
    previous.setAttribute('aria-label', '上一张')
    const next = button('turn next', '›', () => show(at + 1))
    next.setAttribute('aria-label', '下一张')
    box.append(previous, next)
  }
  mask.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('.turn')) close()
  })
}
