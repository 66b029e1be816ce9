import { inlineStyleToCss } from '../compiler/lengths'
import type { PageInstance } from './types'

type Frame = Record<string, unknown>

/** `this.animate(selector, keyframes, duration, callback)` by the browser's own animations. */
export function animate(
  instance: PageInstance,
  selector: string,
  frames: Frame[],
  ms: number,
  done?: () => void,
): void {
  const target = instance._$.getShadowRoot()?.querySelector(selector)?.$$
  if (!target?.animate) {
    setTimeout(() => done?.(), ms)
    return
  }
  const running = target.animate(frames.map(keyframe), { duration: ms, fill: 'forwards' })
  running.addEventListener('finish', () => done?.())
}

function keyframe(frame: Frame): Keyframe {
  const made: Keyframe = {}
  const transforms: string[] = []
  for (const [name, value] of Object.entries(frame)) {
    if (/^(translate|rotate|scale|skew)/.test(name))
      transforms.push(`${name}(${transformArguments(name, value)})`)
    else if (name === 'ease') made.easing = String(value)
    else made[name] = typeof value === 'string' ? inlineStyleToCss(value) : (value as number)
  }
  if (transforms.length) made.transform = transforms.join(' ')
  return made
}

function transformArguments(name: string, value: unknown): string {
  const unit = /^(rotate|skew)/.test(name) ? 'deg' : name.startsWith('translate') ? 'px' : ''
  const each = ([] as unknown[]).concat(value)
  return each
    .map((one) => (typeof one === 'number' ? `${one}${unit}` : inlineStyleToCss(String(one))))
    .join(',')
}
