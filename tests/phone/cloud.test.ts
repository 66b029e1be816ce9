import { ANNA, BEN, eventually, outcome, type PhoneWorld, press, startPhoneWorld } from './world'

let world: PhoneWorld
beforeAll(async () => {
  world = await startPhoneWorld()
})
afterAll(() => world.close())

const ME = { path: 'pages/me/me' }

test('a cloud function is called as the person who holds the phone; its failure comes with its words', async () => {
  const opened = await world.open(ME)
  await press(opened, 'cloud')
  const { result } = await outcome<{ result: unknown; requestID: string }>(opened)
  expect(result).toMatchObject({
    result: { openid: ANNA.openid, said: '你好' },
    requestID: expect.any(String),
    errMsg: 'cloud.callFunction:ok',
  })
  await press(opened, 'cloudFail')
  await eventually(
    async () => (await outcome(opened)).error.includes('asked to fail'),
    'the failure',
  )
  const other = await world.open({ ...ME, as: BEN.openid })
  await press(other, 'cloud')
  expect((await outcome<{ result: unknown }>(other)).result.result).toMatchObject({
    openid: BEN.openid,
  })
})

test('a file goes up with progress, and comes back by id and by a link of this server', async () => {
  const opened = await world.open(ME)
  await press(opened, 'upload')
  const { result, error } = await outcome<{ fileID: string; link: string; text: string }>(opened)
  expect(error).toBe('')
  expect(result.fileID).toMatch(/^cloud:\/\/.+\/notes\/note\.txt$/)
  expect(result.link).toMatch(new RegExp(`^${world.phone.url}/__cloud/files/`))
  expect(result.text).toBe('会议记录')
  expect((await opened.data<{ progress: number[] }>()).progress.at(-1)).toBe(100)
  expect(await (await fetch(result.link)).text()).toBe('会议记录')
})

test('subscribing asks per template, tells the cloud what was allowed, and may be kept for good', async () => {
  const opened = await world.open({ ...ME, as: BEN.openid })
  const dialog = opened.page.getByRole('dialog', { name: '订阅消息' })
  await press(opened, 'subscribe')
  await dialog.getByLabel('活动通知').waitFor()
  await dialog.getByLabel('tmpl-month').uncheck()
  await dialog.getByLabel('总是保持以上选择，不再询问').check()
  await dialog.getByRole('button', { name: '允许' }).click()
  expect((await outcome(opened)).result).toMatchObject({
    'tmpl-notice': 'accept',
    'tmpl-month': 'reject',
  })
  await press(opened, 'setting')
  const kept = {
    mainSwitch: true,
    itemSettings: { 'tmpl-notice': 'accept', 'tmpl-month': 'reject' },
  }
  await eventually(
    async () => 'subscriptionsSetting' in ((await outcome<object>(opened)).result ?? {}),
    'the setting',
  )
  expect(
    (await outcome<{ subscriptionsSetting: object }>(opened)).result.subscriptionsSetting,
  ).toEqual(kept)
  await press(opened, 'subscribe')
  await eventually(
    async () => 'tmpl-notice' in ((await outcome<object>(opened)).result ?? {}),
    'the answer without asking',
  )
  expect(await dialog.isVisible()).toBe(false)
})

test('more than five templates are refused with the code of WeChat', async () => {
  const { page } = await world.open(ME)
  const six = JSON.stringify(['1', '2', '3', '4', '5', '6'])
  expect(
    await page.evaluate(`wx.requestSubscribeMessage({ tmplIds: ${six} }).catch((e) => e.errCode)`),
  ).toBe(20003)
})

test.each([
  ['the number bound to WeChat', { name: '138****0001' }, ANNA.phone],
  ['another number', null, '13911112222'],
])('the phone-number button hands over a code for %s', async (_, own, phone) => {
  const opened = await world.open(ME)
  const dialog = opened.page.getByRole('dialog', { name: '申请使用你的手机号' })
  await press(opened, 'phone')
  if (own) await dialog.getByRole('button', own).click()
  else {
    await dialog.getByLabel('其他号码').fill(phone)
    await dialog.getByRole('button', { name: '使用' }).click()
  }
  expect((await outcome<{ result: unknown }>(opened)).result.result).toEqual({
    openid: ANNA.openid,
    phone,
  })
})

test('a refused phone number is told to the app', async () => {
  const opened = await world.open(ME)
  await press(opened, 'phone')
  await opened.page.getByRole('button', { name: '不允许' }).click()
  expect((await outcome(opened)).error).toBe('getPhoneNumber:fail user deny')
})
