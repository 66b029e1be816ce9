import fs from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Phone } from '../../emulator/phone/server'
import { openPhone } from '../../tests/support/phone'
import type { Mode, Scene } from './scenes'

export interface Shot {
  file: string
  /** what the page said went wrong while it was looked at */
  problems: string[]
}

/** Takes one scene in one mode, 390 × 844, once nothing moves or loads any more. */
export async function shoot(
  browser: Browser,
  phone: Phone,
  scene: Scene,
  mode: Mode,
  out: string,
): Promise<Shot> {
  const opened = await openPhone({
    phone,
    browser,
    as: scene.as,
    storage: scene.storage?.(),
    path: typeof scene.path === 'string' ? scene.path : await scene.path(),
    theme: mode.theme,
    font: mode.font,
    context: { deviceScaleFactor: mode.density ?? 1, reducedMotion: 'reduce' },
  })
  try {
    await settle(opened.page)
    await scene.prepare?.(opened)
    await settle(opened.page)
    const file = path.join(out, `${scene.name}.${mode.name}.png`)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    await opened.page.screenshot({ path: file, animations: 'disabled' })
    const missing = (await opened.missing()).map((name) => `wx.${name} is missing`)
    return { file, problems: [...opened.errors, ...missing, ...opened.outsideRequests] }
  } finally {
    await opened.close()
  }
}

/** No call under way for half a second, and two frames drawn since. */
async function settle(page: Awaited<ReturnType<typeof openPhone>>['page']) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}
