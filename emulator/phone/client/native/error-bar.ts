import { fixed } from '../dom'

const SHOWN_MS = 6000
let timer: ReturnType<typeof setTimeout> | undefined

/** A script error, where a developer sees it at once. */
export function showErrorBar(text: string): void {
  const bar = fixed('errbar')
  bar.textContent = `${text}（详情见浏览器控制台）`
  bar.hidden = false
  clearTimeout(timer)
  timer = setTimeout(() => {
    bar.hidden = true
  }, SHOWN_MS)
}
