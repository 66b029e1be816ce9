/** The screen is 750rpx wide, whatever its size; `vh` means the page area, which the phone keeps in `--mpvh`. */
export function lengthsToCss(value: string): string {
  return value
    .replace(
      /(^|[\s,(*/+:-])(-?\d*\.?\d+)rpx\b/gi,
      (_, before: string, n: string) => `${before}${rpxToVw(n)}`,
    )
    .replace(
      /(^|[\s,(*/+-])(-?\d*\.?\d+)vh\b/g,
      (_, before: string, n: string) => `${before}calc(var(--mpvh, 1vh) * ${n})`,
    )
    .replace(SAFE_AREA, 'var(--safe-$1, 0px)')
}

/** The phone's rounded bottom is drawn, so its safe area is a variable and not the browser's. */
const SAFE_AREA = /(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)\s*(?:,[^()]*)?\)/g

/** The same for the value of a `style` attribute, where anything may stand before the number. */
export function inlineStyleToCss(style: string): string {
  if (!/rpx|vh|safe-area/.test(style)) return style
  return style
    .replace(/(-?\d*\.?\d+)rpx/g, (_, n: string) => rpxToVw(n))
    .replace(/(-?\d*\.?\d+)vh\b/g, (_, n: string) => `calc(var(--mpvh, 1vh) * ${n})`)
    .replace(SAFE_AREA, 'var(--safe-$1, 0px)')
}

const rpxToVw = (n: string) => `${+(Number(n) / 7.5).toFixed(4)}vw`
