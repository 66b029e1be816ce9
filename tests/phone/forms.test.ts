import { type PhoneWorld, startPhoneWorld } from './world'

let world: PhoneWorld
beforeAll(async () => {
  world = await startPhoneWorld()
})
afterAll(() => world.close())

const FORM = { path: 'pages/form/form' }

test('every field of a form is submitted as it was filled in', async () => {
  const { cur, page, data, errors } = await world.open(FORM)
  const choose = (column: string, option: string) =>
    page
      .getByRole('listbox', { name: column })
      .getByRole('option', { name: option, exact: true })
      .click()
  const done = () => page.getByRole('button', { name: '确定' }).click()

  await cur('wx-input input').fill('张三丰')
  expect(await cur('.echo').textContent()).toBe('张三丰')
  await cur('textarea').fill('一行\n两行')

  await cur('.kind').click()
  await choose('第1列', '组织生活会')
  await done()

  await cur('.date').click()
  await choose('月', '03')
  await choose('日', '31')
  await choose('月', '04')
  await done()
  expect(await cur('.date').textContent()).toBe('2026-04-30')

  await cur('.time').click()
  await choose('分', '30')
  await done()

  await cur('.place').click()
  await choose('第1列', 'B')
  await choose('第2列', '三支部')
  await done()

  await page.getByRole('switch', { name: '加急' }).click()
  await cur('.way').filter({ hasText: '扫码' }).click()
  await cur('.level').filter({ hasText: '乙' }).click()
  await cur('wx-slider input').fill('7')
  await page.getByRole('button', { name: '提交' }).click()

  expect((await data<{ sent: unknown }>()).sent).toEqual({
    name: '张三丰',
    note: '一行\n两行',
    kind: '2',
    date: '2026-04-30',
    time: '15:30',
    place: [1, 0],
    urgent: true,
    ways: ['code', 'paper'],
    level: 'b',
    count: 7,
  })
  await page.getByRole('button', { name: '清空' }).click()
  expect(await cur('wx-input input').inputValue()).toBe('')
  expect(errors).toEqual([])
})

test('a text field keeps to its length', async () => {
  const { cur } = await world.open(FORM)
  await cur('wx-input input').pressSequentially('一二三四五')
  expect(await cur('wx-input input').inputValue()).toBe('一二三四')
})

test('a date picker keeps within its bounds and a closed one changes nothing', async () => {
  const { cur, page, data } = await world.open(FORM)
  await cur('.date').click()
  await page.getByRole('listbox', { name: '月' }).getByRole('option', { name: '01' }).click()
  await page.getByRole('listbox', { name: '日' }).getByRole('option', { name: '02' }).click()
  await page.getByRole('button', { name: '取消' }).click()
  expect((await data<{ date: string }>()).date).toBe('2026-02-28')
  await cur('.date').click()
  await page.getByRole('listbox', { name: '月' }).getByRole('option', { name: '01' }).click()
  await page.getByRole('listbox', { name: '日' }).getByRole('option', { name: '02' }).click()
  await page.getByRole('button', { name: '确定' }).click()
  expect((await data<{ date: string }>()).date).toBe('2026-01-15')
})

test('a wheel turns by keyboard too', async () => {
  const { cur, page, data } = await world.open(FORM)
  await cur('.kind').click()
  await page.getByRole('listbox').press('ArrowDown')
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByRole('button', { name: '提交' }).click()
  expect((await data<{ sent: { kind: string } }>()).sent.kind).toBe('1')
})
