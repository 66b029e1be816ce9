import type { Locator } from 'playwright-core'
import type { OpenPhone } from './phone'

/** What a person does with a phone, in the words on the screen. */

/** The page on top. */
export const screen = (phone: OpenPhone): Locator => phone.page.locator('.mp-layer.current')

/** Taps what carries exactly these words. */
export const tap = (phone: OpenPhone, words: string | RegExp): Promise<void> =>
  screen(phone).getByText(words, { exact: true }).first().click()

/** Picks a person on the sheet that has come up, and waits until it has gone. */
export async function pick(phone: OpenPhone, name: string): Promise<void> {
  const sheet = screen(phone).locator('.sh-sheet, [class*="sh-sheet"]')
  await sheet.getByText(name, { exact: true }).click()
  await sheet.waitFor({ state: 'detached' })
}

/** Waits until these words stand on the page. */
export const see = (phone: OpenPhone, words: string | RegExp): Promise<void> =>
  screen(phone).getByText(words).first().waitFor()

/** A dialog drawn by WeChat, above the page. */
export const dialog = (phone: OpenPhone): Locator => phone.page.getByRole('dialog')

/** The code on the board as a picture, the way another phone's camera sees it. */
export async function photographCode(board: OpenPhone): Promise<Buffer> {
  await screen(board).locator('canvas').waitFor()
  const drawn = () =>
    board.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.mp-layer.current canvas')
      return canvas?.toDataURL() ?? ''
    })
  const blank = await board.page.evaluate(() => {
    const seen = document.querySelector<HTMLCanvasElement>('.mp-layer.current canvas')
    const empty = document.createElement('canvas')
    empty.width = seen?.width ?? 0
    empty.height = seen?.height ?? 0
    return empty.toDataURL()
  })
  for (;;) {
    const picture = await drawn()
    if (picture && picture !== blank) return Buffer.from(picture.split(',')[1] ?? '', 'base64')
  }
}

/** Switches the phone's network off or on, as its owner would. */
export const network = (phone: OpenPhone, online: boolean): Promise<void> =>
  phone.page.evaluate((to) => {
    const { __phone } = window as unknown as { __phone: { change(to: object): void } }
    __phone.change({ online: to })
  }, online)

/** Scans a picture with the scanner that the phone has opened. */
export const scanPicture = (phone: OpenPhone, picture: Buffer): Promise<void> =>
  phone.withFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture }, () =>
    dialog(phone).getByRole('button', { name: '从图片识别' }).click(),
  )
