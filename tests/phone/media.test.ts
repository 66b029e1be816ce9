import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cleanMedia } from '../../cloudfunctions/core/domain/clean-media'
import type { OpenPhone } from '../support/phone'
import { codePicture, photo, SECRET_PLACE } from './pictures'
import { eventually, outcome, type PhoneWorld, press, startPhoneWorld } from './world'

let world: PhoneWorld
beforeAll(async () => {
  world = await startPhoneWorld()
})
afterAll(() => world.close())

const ME = { path: 'pages/me/me' }
const CODE = { name: 'x', mimeType: 'image/png' }

test('scanning reads a QR code in a picture file, pasted text, and can be given up', async () => {
  const opened = await world.open(ME)
  const { page, withFiles } = opened
  const dialog = page.getByRole('dialog', { name: '扫一扫' })
  await press(opened, 'scan')
  await withFiles(codePicture('EVENT:今天 15:00'), () =>
    dialog.getByRole('button', { name: '从图片识别' }).click(),
  )
  expect((await outcome(opened)).result).toMatchObject({
    result: 'EVENT:今天 15:00',
    scanType: 'QR_CODE',
  })

  await press(opened, 'scan')
  await dialog.getByLabel('二维码内容').fill('PASTED')
  await dialog.getByRole('button', { name: '使用' }).click()
  await eventually(
    async () => (await outcome<{ result?: string }>(opened)).result?.result === 'PASTED',
    'the pasted code',
  )

  // a Mini Program code gives the page it opens, and no text
  await press(opened, 'scan')
  await withFiles(codePicture('wxacode:pages/list/list?scene=a1'), () =>
    dialog.getByRole('button', { name: '从图片识别' }).click(),
  )
  await eventually(
    async () =>
      (await outcome<{ path?: string }>(opened)).result?.path === 'pages/list/list?scene=a1',
    'the page of the code',
  )
  expect((await outcome(opened)).result).toMatchObject({ result: '', scanType: 'WX_CODE' })

  await press(opened, 'scan')
  await withFiles(await photo(page, 60, 40), () =>
    dialog.getByRole('button', { name: '从图片识别' }).click(),
  )
  await dialog.getByText('没有认出二维码').waitFor()
  await dialog.getByRole('button', { name: '取消' }).click()
  await eventually(
    async () => (await outcome(opened)).error === 'scanCode:fail cancel',
    'the refusal',
  )
})

test('a code drawn on a canvas by the app can be scanned again', async () => {
  const drawn = await world.open({ path: 'pages/detail/detail?id=1' })
  await drawn.cur('.picture img').waitFor()
  const url = await drawn.page.evaluate(() => document.querySelector('canvas')?.toDataURL() ?? '')
  const opened = await world.open(ME)
  await press(opened, 'scan')
  const picture = { ...CODE, buffer: Buffer.from(url.split(',')[1] ?? '', 'base64') }
  await opened.withFiles(picture, () =>
    opened.page.getByRole('button', { name: '从图片识别' }).click(),
  )
  expect((await outcome(opened)).result).toMatchObject({ result: 'FIXTURE:42' })
})

test('a chosen photo tells its real size, and compressing it leaves nothing of where it was taken', async () => {
  const opened = await world.open(ME)
  const original = await photo(opened.page, 1200, 800)
  expect(original.buffer.toString('latin1')).toContain(SECRET_PLACE)
  await opened.withFiles(original, () => press(opened, 'compress'))
  const { result } = await outcome<{ chosen: object; before: string; after: string }>(opened)
  expect(result.chosen).toMatchObject({
    width: 1200,
    height: 800,
    size: original.buffer.length,
    fileType: 'image',
  })
  const bytes = (text: string) => Buffer.from(text, 'base64').toString('latin1')
  expect(bytes(result.before)).toContain(SECRET_PLACE)
  expect(bytes(result.after)).not.toContain(SECRET_PLACE)
  expect(bytes(result.after)).not.toContain('Exif')
  expect(bytes(result.after).slice(0, 3)).toBe('\xff\xd8\xff')
  expect(
    await opened.cur('.photo img').evaluate((el) => (el as HTMLImageElement).naturalWidth),
  ).toBe(1200)
  expect(opened.errors).toEqual([])
})

const clip = (name: string) => ({
  name,
  mimeType: 'video/mp4',
  buffer: readFileSync(path.resolve(__dirname, '../support/media', name)),
})

test('a chosen clip tells its length and shows its first picture; made smaller it still plays', async () => {
  const opened = await world.open(ME)
  await opened.withFiles(clip('clip.mp4'), () => press(opened, 'film'))
  const { result, error } = await outcome<
    Record<'chosen' | 'after' | 'cover', Record<string, number>> & { bytes: string }
  >(opened)
  expect(error).toBe('')
  expect(result.chosen).toMatchObject({ fileType: 'video', width: 64, height: 48 })
  expect(result.chosen?.duration).toBeCloseTo(1, 0)
  expect(result.cover).toMatchObject({ width: 64, height: 48 })
  expect(result.after).toMatchObject({ width: 32, height: 24 })
  expect(result.after?.size).toBeGreaterThan(0)
  // the clip as a phone makes it is one that can be cleaned
  const bytes = Buffer.from(String(result.bytes), 'base64')
  expect(cleanMedia(bytes)).toMatchObject({ kind: 'clip', ending: 'mp4' })
})

test('what an app saves outlives it', async () => {
  const opened = await world.open(ME)
  await press(opened, 'save')
  expect((await outcome(opened)).error).toBe('')
  await opened.page.reload()
  await press(opened, 'saved')
  expect((await outcome(opened)).result).toEqual({ names: ['kept.txt'], data: '留下的' })
})

/** Pixels of what a browser shows of these bytes. */
const shown = (opened: OpenPhone, bytes: Uint8Array, kind: 'image' | 'video') =>
  opened.page.evaluate(
    async ([base64, what]) => {
      const raw = Uint8Array.from(atob(base64 ?? ''), (char) => char.charCodeAt(0))
      const blob = new Blob([raw], { type: what === 'image' ? 'image/jpeg' : 'video/mp4' })
      const canvas = document.createElement('canvas')
      const draw = (source: CanvasImageSource, width: number, height: number) => {
        Object.assign(canvas, { width, height })
        canvas.getContext('2d')?.drawImage(source, 0, 0)
        return canvas.toDataURL()
      }
      if (what === 'image') {
        const image = await createImageBitmap(blob)
        return [draw(image, image.width, image.height)]
      }
      const video = document.createElement('video')
      video.muted = true
      video.src = URL.createObjectURL(blob)
      const seen = (event: string) =>
        new Promise((resolve, reject) => {
          video.addEventListener(event, resolve, { once: true })
          video.addEventListener('error', () => reject(new Error('not playable')), { once: true })
        })
      await seen('loadeddata')
      const pictures: string[] = []
      for (const at of [0.1, 0.5, 0.9]) {
        // a browser says "seeked" before the picture is there to be drawn
        const presented = new Promise<void>((resolve) => {
          const look = (_now: number, frame: { mediaTime: number }) =>
            Math.abs(frame.mediaTime - at) < 0.11
              ? resolve()
              : video.requestVideoFrameCallback(look)
          video.requestVideoFrameCallback(look)
        })
        video.currentTime = at
        await Promise.all([seen('seeked'), presented])
        pictures.push(draw(video, video.videoWidth, video.videoHeight))
      }
      return pictures
    },
    [Buffer.from(bytes).toString('base64'), kind] as const,
  )

test.each([
  ['phone.jpg', 'image'],
  ['clip.mp4', 'video'],
  ['clip.mov', 'video'],
  ['pieces.mp4', 'video'],
] as const)('F6, C4.3c cleaned, a %s shows the very same pixels', async (name, kind) => {
  const opened = await world.open(ME)
  const dirty = clip(name).buffer
  const clean = cleanMedia(dirty)?.bytes ?? new Uint8Array()
  const before = await shown(opened, dirty, kind)
  expect(new Set(before).size).toBe(before.length)
  expect(await shown(opened, clean, kind)).toEqual(before)
})
