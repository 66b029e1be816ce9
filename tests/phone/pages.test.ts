import { eventually, type PhoneWorld, startPhoneWorld } from './world'

let world: PhoneWorld
beforeAll(async () => {
  world = await startPhoneWorld()
})
afterAll(() => world.close())

type Opens = { open(path: string, scene: number): void }

interface ListData {
  log: string[]
  items: unknown[]
  refreshes: number
  reached: number
  answer: string
}

test('a page renders lists, templates, includes, slots and WXS, and lives through load, show and ready', async () => {
  const { cur, data, errors, page, missing } = await world.open({
    path: 'pages/list/list?from=test',
  })
  await expect(cur('wx-note-card').first().textContent()).resolves.toContain(
    '《第1条》 AB Array ready侧0正文',
  )
  expect(await cur('wx-note-card').count()).toBe(3)
  expect(await cur('.badge').textContent()).toBe('[3]')
  expect(await cur('.foot').textContent()).toBe('3 条')
  await eventually(async () => (await data<ListData>()).log.length >= 3, 'onReady')
  expect((await data<ListData>()).log).toEqual(['load {"from":"test"}', 'show', 'ready'])
  await cur('.add').click()
  expect(await cur('.foot').textContent()).toBe('4 条')
  expect(await page.title()).toBe('样例')
  expect(errors).toEqual([])
  expect(await missing()).toEqual([])
})

test('classes of an isolated component and of a page do not meet; rpx is a 750th of the width', async () => {
  const { cur } = await world.open()
  const colour = (selector: string) =>
    cur(selector)
      .first()
      .evaluate((el) => getComputedStyle(el).color)
  expect(await colour('wx-note-card [class*="--card"]')).toBe('rgb(1, 2, 3)')
  expect(await colour('.answer')).toBe('rgb(4, 5, 6)')
  expect(await cur('.answer').evaluate((el) => getComputedStyle(el).width)).toBe('195px')
  expect(
    await cur('wx-note-card')
      .first()
      .evaluate((el) => getComputedStyle(el).display),
  ).toBe('block')
})

test('a tap bubbles with marks and data, a caught one stops, a disabled button is silent, holding is a long press', async () => {
  const { cur, data, page } = await world.open()
  await cur('.inner').click()
  await cur('.caught').click()
  await cur('.off').click({ force: true })
  const box = await cur('.held').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 9, (box?.y ?? 0) + 5)
  await page.mouse.down()
  await eventually(async () => (await data<ListData>()).log.includes('held'), 'the long press')
  await page.mouse.up()
  const after = (await data<ListData>()).log.slice(3)
  expect(after.slice(0, 4)).toEqual(['inner', 'outer inner/outer mark', 'caught', 'held'])
  expect((await data<ListData>()).items).toHaveLength(3)
})

test('a tap belongs to what the finger came down on, even when it slides on beneath the finger', async () => {
  const { cur, data, page } = await world.open()
  const box = await cur('.inner').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
  await page.mouse.down()
  await cur('.inner').evaluate((el) => {
    ;(el as HTMLElement).style.transform = 'translateY(300px)'
  })
  await page.mouse.up()
  await eventually(async () => (await data<ListData>()).log.includes('inner'), 'the tap')
})

test('a component folds and unfolds its slot', async () => {
  const { cur } = await world.open()
  expect(await cur('.hidden-text').count()).toBe(0)
  await cur('wx-fold-box [class*="bar"]').click()
  expect(await cur('.hidden-text').textContent()).toBe('折叠的内容')
})

test('a page opens another with its query and a channel both ways, and comes back shown', async () => {
  const { cur, data, routes, page } = await world.open()
  await cur('wx-note-card [class*="--card"]').first().click()
  expect(await routes()).toEqual(['pages/list/list', 'pages/detail/detail'])
  await eventually(
    async () => (await cur('.query').textContent()) === 'n1 1 list',
    'query and greeting',
  )
  expect(await cur('.mp-title').textContent()).toBe('详情 n1')
  await cur('.pick').click()
  expect(await routes()).toEqual(['pages/list/list'])
  expect((await data<ListData>()).answer).toBe('选好了')
  expect((await data<ListData>()).log.slice(-2)).toEqual(['hide', 'show'])
  await cur('wx-note-card [class*="--card"]').first().click()
  await page.getByRole('button', { name: '返回' }).click()
  expect(await routes()).toEqual(['pages/list/list'])
})

test('tabs keep their pages and tell a tap; the bar shows on tab pages only', async () => {
  const { page, data, routes } = await world.open()
  await page.getByRole('tab', { name: '我的' }).click()
  expect(await routes()).toEqual(['pages/me/me'])
  expect(await page.getByRole('tab', { name: '我的' }).getAttribute('aria-selected')).toBe('true')
  await page.getByRole('tab', { name: '列表' }).click()
  expect((await data<ListData>()).log.slice(-3)).toEqual(['hide', 'show', 'tab 列表'])
  await page.evaluate('wx.navigateTo({ url: "/pages/form/form" })')
  expect(await page.getByRole('tablist').isVisible()).toBe(false)
})

test.each([
  ['navigateTo', '/pages/me/me', /can not navigateTo a tabbar page/],
  ['navigateTo', '/pages/none/none', /page "pages\/none\/none" is not found/],
  ['redirectTo', '/pages/me/me', /can not redirectTo a tabbar page/],
  ['switchTab', '/pages/form/form', /can not switch to no-tabBar page/],
  ['navigateBack', '', /cannot navigate back at first page/],
])('%s %s is refused in the words of WeChat', async (api, url, words) => {
  const { page } = await world.open()
  const failure = await page.evaluate(
    `wx.${api}({ url: ${JSON.stringify(url)} }).then(() => 'ok', (e) => e.errMsg)`,
  )
  expect(failure).toMatch(words)
})

test('ten pages fit on the stack; redirect replaces, back goes several, reLaunch clears', async () => {
  const { page, routes } = await world.open()
  const go = (script: string) => page.evaluate(`${script}.then(() => 'ok', (e) => e.errMsg)`)
  for (let n = 1; n < 10; n++)
    expect(await go(`wx.navigateTo({ url: "/pages/detail/detail?n=${n}" })`)).toBe('ok')
  expect(await go('wx.navigateTo({ url: "/pages/detail/detail" })')).toMatch(/limit exceed/)
  await go('wx.redirectTo({ url: "../form/form" })')
  expect((await routes()).at(-1)).toBe('pages/form/form')
  await go('wx.navigateBack({ delta: 8 })')
  expect(await routes()).toHaveLength(2)
  await go('wx.reLaunch({ url: "/pages/form/form" })')
  expect(await routes()).toEqual(['pages/form/form'])
})

test('dragging down refreshes, scrolling to the end is told once', async () => {
  const { page, data } = await world.open()
  await page.mouse.move(195, 300)
  await page.mouse.down()
  await page.mouse.move(195, 480, { steps: 6 })
  await page.mouse.up()
  await eventually(async () => (await data<ListData>()).refreshes === 1, 'the refresh')
  await page.evaluate('wx.pageScrollTo({ scrollTop: 99999, duration: 0 })')
  await eventually(async () => (await data<ListData>()).reached === 1, 'the end of the page')
})

test('the capsule puts the app in the background and brings it back', async () => {
  const { page, data } = await world.open()
  await page.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '回到小程序' }).click()
  expect((await data<ListData>()).log.slice(-2)).toEqual(['hide', 'show'])
  expect(await page.evaluate('getApp().hidden')).toBe(1)
})

test('the status bar stays above the pages, however many have been opened', async () => {
  const { page, route } = await world.open()
  const first = await route()
  for (let times = 0; times < 8; times++) {
    await page.evaluate(
      (url) => (window as unknown as { __phone: Opens }).__phone.open(url, 1001),
      first,
    )
  }
  const onTop = await page.evaluate(() => {
    const bar = document.getElementById('statusbar')
    if (!bar) return 'no status bar'
    bar.style.pointerEvents = 'auto'
    const { left, top } = bar.getBoundingClientRect()
    return document.elementFromPoint(left + 4, top + 4)?.id
  })
  expect(onTop).toBe('statusbar')
})
