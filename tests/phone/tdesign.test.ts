import { eventually, type PhoneWorld, startPhoneWorld } from './world'

let world: PhoneWorld
beforeAll(async () => {
  world = await startPhoneWorld()
})
afterAll(() => world.close())

const TD = { path: 'pages/td/td' }

interface TdData {
  name: string
  answered: string
  when: string
}

test('input and clear icon', async () => {
  const { cur, data, errors } = await world.open(TD)
  await cur('.t-input input').fill('李四')
  expect((await data<TdData>()).name).toBe('李四')
  expect(errors).toEqual([])
})

test('dialog opens, answers and closes', async () => {
  const { cur, data } = await world.open(TD)
  await cur('.t-button').filter({ hasText: '打开对话框' }).click()
  await cur('.t-dialog').getByText('归档后不能改').waitFor()
  await cur('.t-dialog .t-button').filter({ hasText: '归档' }).click()
  await eventually(async () => (await data<TdData>()).answered === 'yes', 'the answer')
  await cur('.t-dialog').getByText('归档后不能改').waitFor({ state: 'hidden' })
  await cur('.t-overlay').first().waitFor({ state: 'hidden' })
  expect((await data<TdData>()).answered).toBe('yes')
})

test('date-time picker turns by dragging', async () => {
  const { cur, page, data } = await world.open(TD)
  await cur('.t-cell').filter({ hasText: '时间' }).click()
  const column = cur('.t-picker-item__group').nth(3)
  await column.waitFor()
  let still = ''
  await eventually(async () => {
    const at = await column.boundingBox()
    const now = JSON.stringify(at)
    const same = now === still
    still = now
    // before it slides in it stands still too, below the edge
    const below = page.viewportSize()?.height ?? 0
    return same && at !== null && at.y + at.height < below
  }, 'the sheet to stand still')
  const box = await column.boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y - 44, { steps: 10 })
  await page.mouse.up()
  await eventually(async () => {
    await cur('.t-picker__confirm')
      .click({ timeout: 1000 })
      .catch(() => undefined)
    return (await data<TdData>()).when !== '2026-05-01 09:30'
  }, 'another hour')
  expect((await data<TdData>()).when).toMatch(/^2026-05-01 \d\d:30$/)
})

test('toast is called by module and shows', async () => {
  const { cur } = await world.open(TD)
  await cur('.t-button').filter({ hasText: '提示' }).click()
  await cur('.t-toast').getByText('组件库的提示').waitFor()
})

test('icons are drawn from the sheet itself, in the colour of the text', async () => {
  const { cur } = await world.open(TD)
  const icon = cur('.t-cell [class*="t-icon-chevron-right"]')
  const { mask, width } = await icon.evaluate((el) => {
    const style = getComputedStyle(el)
    return {
      mask: style.maskImage || style.getPropertyValue('-webkit-mask-image'),
      width: el.getBoundingClientRect().width,
    }
  })
  expect(mask).toMatch(/^url\("data:image\/svg\+xml/)
  expect(width).toBeGreaterThan(10)
})
