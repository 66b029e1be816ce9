import { BEN, eventually, outcome, type PhoneWorld, press, startPhoneWorld } from './world'

let world: PhoneWorld
beforeAll(async () => {
  world = await startPhoneWorld({ now: '2026-03-02T07:59:00+08:00' })
})
afterAll(() => world.close())

const ME = { path: 'pages/me/me' }

interface MeData {
  theme: string
  network: boolean[]
  stored: unknown
}

test('dark mode reaches the app, its sheets, the bars and the theme file; a change at runtime is told', async () => {
  const { page, cur, data } = await world.open({ ...ME, theme: 'dark' })
  const ground = () => cur('wx-page').evaluate((el) => getComputedStyle(el).backgroundColor)
  const bar = () => cur('.mp-nav').evaluate((el) => getComputedStyle(el).backgroundColor)
  expect((await data<MeData>()).theme).toBe('dark')
  expect([await ground(), await bar()]).toEqual(['rgb(18, 19, 20)', 'rgb(18, 19, 20)'])
  await page.evaluate('__phone.change({ theme: "light" })')
  expect((await data<MeData>()).theme).toBe('light')
  expect([await ground(), await bar()]).toEqual(['rgb(246, 245, 242)', 'rgb(246, 245, 242)'])
})

test('large letters are told to the app and taken by pages that follow the system', async () => {
  const { cur } = await world.open({ ...ME, font: 1.4 })
  expect(await cur('.facts').textContent()).toBe('light 1.4 22')
  expect(await cur('.scaled').evaluate((el) => getComputedStyle(el).fontSize)).toBe('22px')
})

test('without a connection calls fail as on a phone, and the change is told both ways', async () => {
  const opened = await world.open({ ...ME, online: false })
  await press(opened, 'network')
  expect((await outcome<{ networkType: string }>(opened)).result.networkType).toBe('none')
  await press(opened, 'cloud')
  await eventually(
    async () => (await outcome(opened)).error.includes('request:fail'),
    'the failed call',
  )
  await opened.page.evaluate('__phone.change({ online: true })')
  await press(opened, 'cloud')
  await eventually(
    async () => Boolean((await outcome<{ result?: unknown }>(opened)).result?.result),
    'the answered call',
  )
  await opened.page.evaluate('__phone.change({ online: false })')
  expect((await opened.data<MeData>()).network).toEqual([true, false])
})

test("the phone's clock is the cloud's, also after it was set", async () => {
  const opened = await world.open(ME)
  expect(await opened.page.evaluate('getApp().seen')).toEqual(['2026-03-02'])
  await world.gateway.clock.advance(12 * 3_600_000)
  await press(opened, 'cloud')
  const { result } = await outcome<{ result: { now: number } }>(opened)
  const here = (await opened.page.evaluate('Date.now()')) as number
  expect(Math.abs(here - result.result.now)).toBeLessThan(60_000)
  expect(await opened.page.evaluate('new Date().toISOString().slice(0, 10)')).toBe('2026-03-02')
  expect(await opened.page.evaluate('new Date(0).getTime()')).toBe(0)
  expect(await opened.page.evaluate('new Date() instanceof Date')).toBe(true)
})

test("storage outlives a restart and is each person's own", async () => {
  const opened = await world.open(ME)
  await press(opened, 'keep')
  expect((await outcome<{ data: unknown }>(opened)).result.data).toEqual({ a: 1 })
  await opened.page.reload()
  await opened.page.waitForFunction(() => document.documentElement.dataset.phoneReady === '1')
  expect((await opened.data<MeData>()).stored).toEqual({ a: 1 })
  await opened.page.goto(world.phone.phoneUrl({ ...ME, as: BEN.openid }))
  await opened.page.waitForFunction(() => document.documentElement.dataset.phoneReady === '1')
  expect((await opened.data<MeData>()).stored).toBe('')
})

test('modal, action sheet, toast and clipboard answer as WeChat', async () => {
  const opened = await world.open(ME)
  const { page } = opened
  await press(opened, 'modal')
  await page
    .getByRole('dialog', { name: '问一句' })
    .getByRole('button', { name: '好', exact: true })
    .click()
  expect((await outcome(opened)).result).toMatchObject({ confirm: true, errMsg: 'showModal:ok' })
  await press(opened, 'sheet')
  await page.getByRole('dialog').getByRole('button', { name: '乙' }).click()
  await eventually(
    async () => (await outcome<{ tapIndex?: number }>(opened)).result?.tapIndex === 1,
    'the chosen row',
  )
  await press(opened, 'sheet')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await eventually(
    async () => (await outcome(opened)).error === 'showActionSheet:fail cancel',
    'the refusal',
  )
  await press(opened, 'copy')
  await eventually(
    async () => (await outcome<{ data?: string }>(opened)).result?.data === '复制的话',
    'the clipboard',
  )
  await press(opened, 'toast')
  await page.getByRole('status').filter({ hasText: '记下了' }).waitFor()
})

test('a function of wx that the phone lacks fails in words and is written down', async () => {
  const opened = await world.open(ME)
  await press(opened, 'lacking')
  expect((await outcome(opened)).error).toBe(
    'startBluetoothDevicesDiscovery:fail not emulated on this phone',
  )
  expect(await opened.missing()).toEqual(['startBluetoothDevicesDiscovery'])
})
