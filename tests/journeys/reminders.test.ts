import { memberIdOf } from '../../cloudfunctions/core/domain/identity'
import { CAST } from '../../emulator/demo/people'
import { demoUser } from '../../emulator/demo/persons'
import { until } from '../support/cloud'
import { dialog, screen, see, tap } from '../support/journey'
import { aJourney, type Part } from '../support/journey-demo'

/** Tuesday; the usual slot of the branch is Friday, 11 December, 15:00. */
const TUESDAY = '2026-12-08T09:00:00+08:00'
const THEME = '学风建设：程序设计课程结对帮扶'

describe('messages on the real terms of WeChat: one tap, one send', () => {
  const { demo, open, post, database } = aJourney(TUESDAY)
  const received = (part: Part) => demo().gateway.outbox.messages(demoUser(part).openid)
  const inHand = async (part: keyof typeof CAST) => {
    const where = { memberId: memberIdOf(CAST[part]), kind: 'notice' }
    const found = await database().collection('grants').where(where).get()
    return found.data[0] ?? null
  }
  /** The way from the home page to the question, as anybody goes it. */
  const wish = async (part: Part) => {
    const phone = await open(part, 'pages/me/me')
    await tap(phone, '消息提醒')
    return phone
  }

  test('who refuses is asked nothing more, and loses nothing', async () => {
    const phone = await wish('member')
    await dialog(phone).getByRole('button', { name: '取消' }).click()
    await phone.page.getByText('没有订阅。通知仍会显示在“今日”').waitFor()
    expect(await inHand('member')).toBeNull()
  })

  test('who keeps the choice is never asked again; every further tap is one more send', async () => {
    const phone = await wish('deputy')
    await dialog(phone).getByText('总是保持以上选择').click()
    await dialog(phone).getByRole('button', { name: '允许' }).click()
    await phone.page.getByText('好，下次有通知会发给您').waitFor()
    await phone.page.getByText('好，下次有通知会发给您').waitFor({ state: 'detached' })
    await tap(phone, '消息提醒')
    await phone.page.getByText('好，下次有通知会发给您').waitFor()
    expect(await dialog(phone).count()).toBe(0)
    expect(await inHand('deputy')).toMatchObject({ left: 2 })
  })

  test('who keeps a refusal is shown the way to the settings of WeChat, and asked again after it', async () => {
    const phone = await wish('unitSecretary')
    await dialog(phone).getByText('总是保持以上选择').click()
    await dialog(phone).getByRole('button', { name: '取消' }).click()
    await phone.page.getByText('没有订阅。通知仍会显示在“今日”').waitFor()
    await phone.page.getByText('没有订阅。通知仍会显示在“今日”').waitFor({ state: 'detached' })
    await tap(phone, '消息提醒')
    await dialog(phone).getByText('微信里选了不接收').waitFor()
    await dialog(phone).getByRole('button', { name: '去设置' }).click()
    await dialog(phone).waitFor({ state: 'detached' })
    await tap(phone, '消息提醒')
    await dialog(phone).getByRole('button', { name: '允许' }).click()
    await phone.page.getByText('好，下次有通知会发给您').waitFor()
    expect(await inHand('unitSecretary')).toMatchObject({ left: 1 })
  })

  test('C2.2c a message goes to who has a send in hand; the others are called, and being told counts', async () => {
    const activityId = await post(THEME)
    await demo().gateway.timers.run('tick')
    expect(received('deputy')).toHaveLength(1)
    expect(received('member')).toHaveLength(0)

    const phone = await open('secretary', `pages/event/detail/detail?activityId=${activityId}`)
    const { name } = demoUser('member')
    const row = screen(phone).locator('.person').filter({ hasText: name })
    await row.getByText('没有可用的消息次数').waitFor()
    await row.getByText('打电话').click()
    await dialog(phone).getByText(/138/).first().waitFor()
    await dialog(phone).getByRole('button').last().click()
    await row.getByText('已告知').click()
    await dialog(phone).getByText('电话告知').click()
    await row.waitFor({ state: 'detached' })
    await tap(phone, '告知情况')
    await screen(phone).locator('.told-row').filter({ hasText: name }).getByText(/电话/).waitFor()

    const [message] = received('deputy')
    const reader = await open('deputy', message?.page ?? '')
    await see(reader, THEME)
  })

  test('what messages are for is explained once, in a tap made anyway; every later tap is silent', async () => {
    const phone = await open('liaison', undefined, { storage: {} })
    await tap(phone, THEME)
    await dialog(phone).getByText('要用微信消息通知您吗？').waitFor()
    await dialog(phone).getByRole('button', { name: '好', exact: true }).click()
    await dialog(phone).getByText('总是保持以上选择').click()
    await dialog(phone).getByRole('button', { name: '允许' }).click()
    await see(phone, '加入手机日历')
    await until(async () => (await inHand('liaison'))?.left === 1)

    await tap(phone, '请假')
    await tap(phone, '公务')
    await screen(phone).locator('textarea').first().fill('带学生参加程序设计竞赛')
    await tap(phone, '提交请假')
    await see(phone, /请假已记下/)
    await until(async () => (await inHand('liaison'))?.left === 2)
    expect(await dialog(phone).count()).toBe(0)
  })

  test('who needs no messages is not asked, reads the notice all the same, and hears of it no more', async () => {
    const phone = await open('secretary', undefined, { storage: {} })
    await tap(phone, THEME)
    await dialog(phone).getByRole('button', { name: '不用' }).click()
    await see(phone, '加入手机日历')
    await screen(phone).getByLabel('返回').click()
    await tap(phone, THEME)
    await see(phone, '加入手机日历')
    expect(await dialog(phone).count()).toBe(0)
    expect(await inHand('secretary')).toBeNull()
  })

  test('C2.3h with what the page asks a secretary for, the word of the 27th arrives and opens the board', async () => {
    const before = received('secretary').length
    const phone = await wish('secretary')
    await dialog(phone).getByRole('button', { name: '允许' }).click()
    await phone.page.getByText('好，下次有通知会发给您').waitFor()
    await demo().gateway.clock.set('2026-12-28T09:00:00+08:00')
    await demo().gateway.timers.run('tick')
    const [message, ...others] = received('secretary').slice(before)
    expect(others).toEqual([])
    expect(JSON.stringify(message?.data)).toContain('12月还未联系')
    const reader = await open('secretary', message?.page ?? '')
    await see(reader, demoUser('mobile').name)
    const home = await open('secretary')
    await tap(home, /位同志本月还未联系/)
    await see(home, demoUser('mobile').name)
  })
})
