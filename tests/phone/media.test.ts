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
