import { photographCode, scanPicture, screen, see, tap } from '../support/journey'
import { aJourney } from '../support/journey-demo'
import type { OpenPhone } from '../support/phone'

/** How many taps the things take that everybody does, from the home page on. */
describe('few taps', () => {
  const { demo, open, ask, post } = aJourney('2026-12-08T09:00:00+08:00')
  let taps = 0
  let activityId = ''
  const touch = async (phone: OpenPhone, words: string) => {
    taps += 1
    await tap(phone, words)
  }
  const counts = async () =>
    (await ask('secretary', 'activity.show', { activityId })).data.counts as {
      present: number
      leave: number
    }
  beforeAll(async () => {
    activityId = await post('学风建设：结对帮扶')
  })
  beforeEach(() => {
    taps = 0
  })

  test('leave: at most four and a reason', async () => {
    const phone = await open('liaison')
    await touch(phone, '请假')
    await touch(phone, '公务')
    await screen(phone).locator('textarea').first().fill('带学生参加程序设计竞赛')
    await touch(phone, '提交请假')
    await see(phone, /请假已记下/)
    expect(await counts()).toMatchObject({ leave: 1 })
    expect(taps).toBeLessThanOrEqual(4)
  })

  test('F2 the board opens in two, registering takes two and the scan, ticking one a person', async () => {
    await demo().gateway.clock.set('2026-12-11T14:50:00+08:00')
    const board = await open('deputy')
    await touch(board, '打开登记板')
    await see(board, /还没到/)
    expect(taps).toBeLessThanOrEqual(2)

    taps = 0
    const member = await open('member')
    await touch(member, '扫码登记')
    await scanPicture(member, await photographCode(board))
    await see(member, /已登记/)
    expect(taps).toBeLessThanOrEqual(2)
    expect(await counts()).toMatchObject({ present: 1 })

    const [first, second] = await missing()
    for (const one of [first, second]) {
      await screen(board).getByLabel(`${one?.name} 到了`).click()
      await screen(board).getByLabel(`${one?.name} 到了`).waitFor({ state: 'detached' })
    }
    expect(await counts()).toMatchObject({ present: 3 })
  })
  const missing = async () => {
    const { board } = (await ask('deputy', 'board.show', { activityId })).data
    return (board as { missing: { name: string }[] }).missing
  }
})
