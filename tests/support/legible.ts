import type { Locator } from 'playwright-core'
import type { OpenPhone } from './phone'

/** Runs in the phone: what of the words on the page on top is cut off, or stands over other words. */
function badlySet(): string[] {
  const page = document.querySelector('.mp-layer.current wx-page')
  const words: { text: string; element: Element; box: DOMRect }[] = []
  const texts = document.createTreeWalker(page ?? document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const element = node.parentElement
    if (!text || !element?.checkVisibility({ opacityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) words.push({ text, element, box })
  }
  const isCut = ({ element, box }: (typeof words)[number]) => {
    if (box.left < -1 || box.right > innerWidth + 1) return true
    for (let around: Element | null = element; around && around !== page; ) {
      const { overflowX, overflowY } = getComputedStyle(around)
      const room = around.getBoundingClientRect()
      const aside = box.left < room.left - 1 || box.right > room.right + 1
      if (overflowX !== 'visible' && aside) return true
      if (overflowY === 'hidden' && box.bottom > room.bottom + 1) return true
      around = around.parentElement
    }
    return false
  }
  // a line is taller than its letters; only letters that meet are a fault
  const meet = (a: DOMRect, b: DOMRect) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 3
  const over = words.flatMap((one, i) =>
    words
      .slice(i + 1)
      .filter((other) => other.element !== one.element && meet(one.box, other.box))
      .map((other) => `${one.text} and ${other.text} overlap`),
  )
  return [...words.filter(isCut).map(({ text }) => `${text} is cut off`), ...over]
}

/** Faults of setting on the page on top; none on a page that can be read. */
export const faultsOfSetting = (phone: OpenPhone): Promise<string[]> =>
  phone.page.evaluate(badlySet)

/** Whether all of it is on the screen without scrolling, as large as a finger, and nothing lies over it. */
export const isInReach = (found: Locator): Promise<boolean> =>
  found.evaluate((element) => {
    const { left, top, right, bottom, height } = element.getBoundingClientRect()
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    return inside && height >= 44 && element.contains(there)
  })
