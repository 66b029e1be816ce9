import { demoUser } from '../../emulator/demo/persons'
import { screen, see, tap } from '../support/journey'
import { aJourney } from '../support/journey-demo'

/** Friday of the usual slot; on Monday the liaisons have been reminded. */
const TUESDAY = '2026-12-08T09:00:00+08:00'
const MONDAY = '2026-12-21T09:00:00+08:00'
const THEME = '学风建设：结对帮扶'

describe('a member who lives elsewhere, and the one who keeps in touch', () => {
  const { demo, open, ask, post, database } = aJourney(TUESDAY)
  const [mobile, liaison] = [demoUser('mobile'), demoUser('liaison')]
  const rowOf = async () => {
    const { rows } = (await ask('secretary', 'contact.board', {})).data as {
      rows: { member: { name: string }; state: string; asks: boolean; last: { note: string } }[]
    }
    return rows.find((row) => row.member.name === mobile.name)
  }

  test('a day is held and published', async () => {
    const activityId = await post(THEME)
    await demo().gateway.clock.set('2026-12-11T17:30:00+08:00')
    const { draft, people } = (await ask('secretary', 'record.show', { activityId })).data as {
      draft: object
      people: { memberId: string }[]
    }
    const [chair, recorder] = people
    const saved = await ask('secretary', 'record.save', {
      activityId,
      revision: 0,
      draft: {
        ...draft,
        chairId: chair?.memberId,
        recorderId: recorder?.memberId,
        content: '讨论结对帮扶的安排',
        outcome: '确定三组结对，下周开始答疑',
        flag: 'yes',
        badge: 'all',
      },
    })
    const closed = await ask('secretary', 'record.close', {
      activityId,
      revision: saved.data.revision,
    })
    expect(closed.ok).toBe(true)
    await demo().gateway.clock.set(MONDAY)
  })

  test('C2.3h the member reads what the branch did, asks for a call in two taps, and keeps the reminder', async () => {
    const phone = await open('mobile')
    let taps = 0
    const touch = async (words: string) => {
      taps += 1
      await tap(phone, words)
    }
    await touch('本月支部在做什么')
    await see(phone, THEME)
    await see(phone, '确定三组结对，下周开始答疑')
    await see(phone, liaison.name)
    await touch('请联系我')
    await see(phone, '已告诉支部：请联系我（12月21日）')
    expect(taps).toBe(2)
    expect(await rowOf()).toMatchObject({ state: 'owed', asks: true })
    await tap(phone, '每月20日提醒我')
    await phone.page.getByText('已加入手机日历').first().waitFor()
  })

  test('C2.3h the liaison sees the wish at home, passes on what was published, and writes one line in few taps', async () => {
    const phone = await open('liaison')
    let taps = 0
    const touch = async (words: string) => {
      taps += 1
      await tap(phone, words)
    }
    await touch(`${mobile.name}请您联系`)
    await see(phone, '本人回复：请联系我')
    await see(phone, /确定三组结对/)
    await screen(phone).locator('textarea').first().fill('通了电话，下月返校')
    await touch('记下')
    await see(phone, /要做的|现在没有要办的事|主题党日/)
    expect(taps).toBeLessThanOrEqual(4)
    const row = await rowOf()
    expect(row).toMatchObject({
      state: 'reached',
      asks: false,
      last: { note: '通了电话，下月返校' },
    })
  })

  test('C2.3h all is well: two taps on the next visit, kept once however often it is said', async () => {
    await demo().gateway.clock.set('2027-01-20T09:00:00+08:00')
    const phone = await open('mobile')
    await tap(phone, '本月支部在做什么')
    await see(phone, '这个月还没有开展主题党日')
    await tap(phone, '我都好')
    await see(phone, '已告诉支部：我都好（1月20日）')
    await tap(phone, '我都好')
    expect(await rowOf()).toMatchObject({ state: 'reached' })
    const said = await database().collection('contacts').where({ answer: 'fine' }).count()
    expect(said.total).toBe(1)
  })

  test('C2.3g the secretary finds the word of the member on the board and makes both forms', async () => {
    const phone = await open('secretary', 'pages/contact/board/board')
    await see(phone, '1月20日 本人回复：我都好')
    await tap(phone, '流动党员登记表')
    await see(phone, /2027年01月20日_流动党员登记表\.xlsx 已备好/)
    await tap(phone, '联系记录表')
    await see(phone, /2027年_流动党员联系记录表\.xlsx 已备好/)
  })
})
