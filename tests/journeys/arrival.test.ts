import { dialog, network, photographCode, scanPicture, screen, see, tap } from '../support/journey'
import { aJourney } from '../support/journey-demo'
import { faultsOfSetting, isInReach } from '../support/legible'

/** Friday of the usual slot; the day has been posted on Tuesday. */
const TUESDAY = '2026-12-08T09:00:00+08:00'
const FRIDAY = '2026-12-11T14:50:00+08:00'

type Known = { memberId: string }[]
interface PhoneWindow {
  __phone: {
    calls: { result?: { data?: { now: number; came?: Known; board?: { arrived: Known } } } }[]
  }
}

/** Runs in the phone of the board: whom it knows with the first answer given from a moment on; null until then. */
function knownByFirstAnswer(moment: number): string[] | null {
  const answers = (window as unknown as PhoneWindow).__phone.calls.map(({ result }) => result?.data)
  const first = answers.findIndex((one) => one !== undefined && one.now >= moment)
  if (first < 0) return null
  const known = answers
    .slice(0, first + 1)
    .flatMap((one) => [...(one?.came ?? []), ...(one?.board?.arrived ?? [])])
  return [...new Set(known.map(({ memberId }) => memberId))]
}

describe('a room is signed in: the board, the phones, and a phone without network', () => {
  const { demo, open, ask, post, database } = aJourney(TUESDAY)
  let activityId = ''
  const board = async () => {
    const shown = (await ask('deputy', 'board.show', { activityId })).data
    return shown.board as { counts: { present: number }; heads: number | null }
  }

  test('the day is posted', async () => {
    activityId = await post('学风建设：结对帮扶')
    await demo().gateway.clock.set(FRIDAY)
  })

  test.each([
    ['the board', 'deputy', 'board/board?activityId=', '.canvas'],
    ['the first page', 'member', '', '.t-button'],
    ['the page of the registration', 'member', 'sign-in/sign-in?scene=', '.t-button'],
  ] as const)(
    'F2 in large letters %s is whole, and the next step is in reach',
    async (_, part, path, next) => {
      const at = path ? `pages/event/${path}${activityId}` : undefined
      const phone = await open(part, at, { font: 1.4 })
      await see(phone, /扫码登记/)
      await phone.settled()
      expect(await faultsOfSetting(phone)).toEqual([])
      expect(await isInReach(screen(phone).locator(next).first())).toBe(true)
      if (part === 'deputy') {
        const name = screen(phone).locator('.person').first()
        await name.scrollIntoViewIfNeeded()
        expect(await isInReach(name)).toBe(true)
      }
    },
  )

  test('F2 the first answer after somebody came by the code brings them to the board', async () => {
    const room = await open('deputy', `pages/event/board/board?activityId=${activityId}`)
    await see(room, /还没到/)
    const member = await open('member')
    await tap(member, '扫码登记')
    await scanPicture(member, await photographCode(room))
    await see(member, /已登记/)
    const registered = demo().gateway.clock.now()
    const known = await room.page.waitForFunction(knownByFirstAnswer, registered)
    expect(await known.jsonValue()).toHaveLength(1)
    await screen(room).locator('.just').getByText(/./).first().waitFor()
    await screen(room).locator('.came').first().waitFor()
    expect((await board()).counts.present).toBe(1)
  })

  test('a photographed door code registers nobody: the code of the room has to be scanned', async () => {
    const room = await open('deputy', `pages/event/board/board?activityId=${activityId}`)
    await tap(room, '微信扫的门口码')
    await screen(room).getByLabel('门口码').waitFor()
    const guest = await open('liaison', `pages/event/sign-in/sign-in?scene=${activityId}`)
    await see(guest, '扫会场屏幕上的码')
    expect((await board()).counts.present).toBe(1)
    await screen(room).getByLabel('关闭').first().click()
    await tap(guest, '扫码登记')
    await scanPicture(guest, await photographCode(room))
    await see(guest, /已登记/)
    expect((await board()).counts.present).toBe(2)
  })

  test('without network the scan is kept, outlives the app, and counts once the recorder agrees', async () => {
    const room = await open('deputy', `pages/event/board/board?activityId=${activityId}`)
    await see(room, /还没到/)
    const late = await open('unitSecretary')
    await tap(late, '扫码登记')
    await network(late, false)
    await scanPicture(late, await photographCode(room))
    await see(late, '没有网络，已记在手机里，联网后自动发送')

    // the app is closed; when it is opened again the network is back
    await demo().gateway.clock.advance(60_000)
    await late.page.reload()
    await see(late, '已发送，等记录人确认')
    expect((await board()).counts.present).toBe(2)

    await see(room, '离线扫码，待确认')
    await screen(room).getByText('在场', { exact: true }).first().click()
    await screen(room).locator('.came').filter({ hasText: '离线扫码' }).waitFor()
    expect((await board()).counts.present).toBe(3)
  })

  test('the head-count beside the register is said calmly to the recorder', async () => {
    const room = await open('deputy', `pages/event/board/board?activityId=${activityId}`)
    await screen(room).getByPlaceholder('数一数').fill('5')
    await tap(room, '记下')
    await see(room, '数到5人，登记3人')
    expect((await board()).heads).toBe(5)
  })

  test('C2.3c all who are left are ticked with one question, and one of them is taken back', async () => {
    const room = await open('deputy', `pages/event/board/board?activityId=${activityId}`)
    await tap(room, '全部到了')
    await dialog(room).getByRole('button', { name: '都到了' }).click()
    await see(room, '都到了')
    const { present } = (await board()).counts
    await screen(room).getByText('撤回', { exact: true }).first().click()
    await dialog(room).getByRole('button', { name: '撤回' }).click()
    await see(room, '还没到 1 人')
    expect((await board()).counts.present).toBe(present - 1)
    const stored = await database().collection('arrivals').where({ activityId }).count()
    expect(stored.total).toBe(present - 1)
  })
})
