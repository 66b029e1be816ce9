import { existsSync, readFileSync } from 'node:fs'
import readWorkbook from 'read-excel-file/node'
import { demoUser } from '../../emulator/demo/persons'
import {
  dialog,
  network,
  photographCode,
  pick,
  scanPicture,
  screen,
  see,
  tap,
} from '../support/journey'
import { aJourney } from '../support/journey-demo'
import { photographWithPlace } from '../support/photograph'

/** Tuesday; the usual slot of the branch is the second Friday, 11 December, 15:00. */
const TUESDAY = '2026-12-08T09:00:00+08:00'
const THEME = '学风建设：程序设计课程结对帮扶'

describe('a whole theme day, from the post to the ledger', () => {
  const { demo, open, ask, sdk, database } = aJourney(TUESDAY)
  const activityId = async () => {
    const found = await database().collection('activities').where({ theme: THEME }).get()
    return (found.data as { _id: string }[])[0]?._id ?? ''
  }

  test('a member binds with the phone number; a wrong number is refused kindly', async () => {
    const phone = await open('unbound')
    await tap(phone, '绑定身份')
    await tap(phone, '用手机号绑定')
    await dialog(phone).getByLabel('其他号码').fill('13912345678')
    await dialog(phone).getByRole('button', { name: '使用' }).click()
    // the page speaks of the roster before anything was tried, so it is the refusal that is waited for
    await see(phone, /不在支部名册里/)
    await see(phone, /联系支部书记/)
    await tap(phone, '用手机号绑定')
    await dialog(phone)
      .getByRole('button', { name: /微信绑定号码/ })
      .click()
    await see(phone, /已绑定/)
  })

  test('a member agrees to one message', async () => {
    const phone = await open('member')
    await phone.page.getByRole('tab', { name: '我的' }).click()
    await tap(phone, '消息提醒')
    await dialog(phone).getByRole('button', { name: '允许' }).click()
    await see(phone, /消息/)
    const grants = async () => (await database().collection('grants').get()).data.length
    while ((await grants()) === 0) await phone.page.waitForLoadState()
  })

  test('C2.0c C2.1a C2.2c the secretary posts the theme from the phone, three days ahead', async () => {
    const phone = await open('secretary')
    await tap(phone, '发布本月主题')
    await see(phone, '12月11日 周五')
    await screen(phone).locator('textarea').first().fill(THEME)
    await tap(phone, '学习教育')
    await tap(phone, '志愿服务')
    await tap(phone, '邀请')
    await screen(phone).getByText(demoUser('prospect').name, { exact: true }).click()
    await tap(phone, '选好了')
    await tap(phone, '记录人')
    await pick(phone, demoUser('deputy').name)
    await see(phone, /提前3天.*符合要求/)
    await tap(phone, /^发布并通知\d+人$/)
    await see(phone, '已发布')
    const { openid } = demoUser('member')
    expect(demo().gateway.outbox.messages(openid)).toHaveLength(1)
  })

  test('C2.2c everybody due finds it on the home page, with or without a message', async () => {
    const phone = await open('unitSecretary')
    await see(phone, THEME)
    await see(phone, /3天/)
  })

  test('a message opens the page it speaks of', async () => {
    const [message] = demo().gateway.outbox.messages(demoUser('member').openid)
    const page = message?.page ?? ''
    expect(page).toContain('pages/event/detail/detail')
    const phone = await open('member', page)
    await see(phone, THEME)
  })

  test('leave is asked with a reason that the secretary alone reads', async () => {
    const phone = await open('liaison')
    await tap(phone, '请假')
    await tap(phone, '公务')
    await screen(phone).locator('textarea').first().fill('带学生参加程序设计竞赛')
    await tap(phone, '提交请假')
    await see(phone, /请假已记下/)
    const id = await activityId()
    const seen = async (part: 'secretary' | 'member' | 'deputy') =>
      (await ask(part, 'activity.show', { activityId: id })).data.leaves
    expect(await seen('secretary')).toEqual([
      expect.objectContaining({ reason: '带学生参加程序设计竞赛' }),
    ])
    expect(await seen('member')).toEqual([])
    expect(await seen('deputy')).toEqual([])
  })

  test('F2 at the event the board shows the code; members come in by scan, by opening it, by a tick', async () => {
    await demo().gateway.clock.set('2026-12-11T14:50:00+08:00')
    const board = await open('deputy')
    await tap(board, '打开登记板')
    await see(board, /还没到/)

    const member = await open('member')
    await tap(member, '扫码登记')
    await scanPicture(member, await photographCode(board))
    await see(member, /已登记/)

    const id = await activityId()
    const { code } = (await ask('deputy', 'board.show', { activityId: id })).data
    const second = await open(
      'unitSecretary',
      `pages/event/sign-in/sign-in?code=${encodeURIComponent(String(code))}`,
    )
    await see(second, /已登记/)

    const guest = await open(
      'prospect',
      `pages/event/sign-in/sign-in?code=${encodeURIComponent(String(code))}`,
    )
    await see(guest, /已登记/)

    const elder = await elderName()
    await screen(board).getByLabel(`${elder} 到了`).click()
    await screen(board).locator('.came').filter({ hasText: elder }).waitFor()
    const { board: shown } = (await ask('deputy', 'board.show', { activityId: id })).data
    expect(shown).toMatchObject({ counts: { due: 16, present: 3, leave: 1, invitees: 1 } })
  })

  test('strangers, foreign members and stale codes are told what to do and leave no trace', async () => {
    const id = await activityId()
    const { code } = (await ask('deputy', 'board.show', { activityId: id })).data
    const stranger = await open(
      'stranger',
      `pages/event/sign-in/sign-in?code=${encodeURIComponent(String(code))}`,
    )
    await see(stranger, '没有登记上')
    await see(stranger, '绑定身份')
    const foreign = await ask('otherBranch', 'arrival.confirm', { code })
    expect(foreign).toMatchObject({ ok: false, code: 'not-on-register' })
    await demo().gateway.clock.advance(30_000)
    expect(await ask('secretary', 'arrival.confirm', { code })).toMatchObject({
      ok: false,
      code: 'code-expired',
    })
    const arrivals = await database().collection('arrivals').where({ activityId: id }).count()
    expect(arrivals.total).toBe(4)
  })

  test('C4.3b the network is lost in the middle of the minutes and the app closed; no word is lost', async () => {
    await demo().gateway.clock.set('2026-12-11T17:20:00+08:00')
    const page = `pages/event/record/record?activityId=${await activityId()}`
    const phone = await open('deputy', page)
    await tap(phone, '内容')
    await screen(phone).locator('textarea').first().fill('学习支部工作条例（试行）有关章节')
    await see(phone, '已保存')
    await network(phone, false)
    const words = '学习支部工作条例（试行）有关章节，讨论结对帮扶安排。'
    await screen(phone).locator('textarea').first().fill(words)
    await see(phone, /先留在这台手机里/)
    const kept = async () => {
      const found = await database()
        .collection('records')
        .where({ activityId: await activityId() })
        .get()
      return (found.data as { draft: { content: string } }[])[0]?.draft.content
    }
    expect(await kept()).toBe('学习支部工作条例（试行）有关章节')

    await phone.page.reload()
    await see(phone, '已保存')
    expect(await kept()).toBe(words)
  })

  test('C4.3a C4.3b C4.3c C4.3d afterwards the record is written with at most twelve inputs, a photo kept without its place, the record closed', async () => {
    await demo().gateway.clock.set('2026-12-11T17:30:00+08:00')
    const id = await activityId()
    const phone = await open('deputy', `pages/event/record/record?activityId=${id}`)
    // the content was opened and typed before
    let inputs = 2
    const input = async (act: Promise<unknown>) => {
      await act
      inputs += 1
    }
    await input(tap(phone, '主持'))
    await input(pick(phone, demoUser('secretary').name))
    await input(tap(phone, '成效或后续'))
    await input(screen(phone).locator('textarea').last().fill('确定三组结对，下周开始答疑。'))
    await input(tap(phone, '照片'))
    await input(screen(phone).getByText('加照片').click())
    const photograph = { name: 'day.jpg', mimeType: 'image/jpeg', buffer: photographWithPlace() }
    const choose = () =>
      dialog(phone)
        .getByRole('button', { name: /从相册选择/ })
        .click()
    await input(phone.withFiles(photograph, choose))
    await screen(phone).locator('[aria-label="照片"] img').first().waitFor()
    await input(tap(phone, '归档'))
    await input(dialog(phone).getByRole('button', { name: '归档' }).click())
    await see(phone, /已归档/)
    expect(inputs).toBeLessThanOrEqual(12)
    const [album] = (await database().collection('media').where({ _id: id }).get()).data as {
      items: { fileId: string }[]
    }[]
    expect(album?.items).toHaveLength(1)
    const file = await sdk().downloadFile({ fileID: album?.items[0]?.fileId ?? '' })
    const bytes = Buffer.from(file.fileContent ?? '')
    expect(bytes.includes('Exif')).toBe(false)
  })

  test('C4.3d the ledger shows the line and leaves as a workbook', async () => {
    const phone = await open('secretary', 'pages/ledger/ledger')
    await see(phone, THEME)
    await tap(phone, '导出')
    await tap(phone, '全年每次活动一行')
    const share = screen(phone)
      .getByText(/发送|转发/)
      .first()
    await share.waitFor()
    const [download] = await Promise.all([phone.page.waitForEvent('download'), share.click()])
    const file = await download.path()
    expect(existsSync(file)).toBe(true)
    const sheets = await readWorkbook(readFileSync(file))
    expect(JSON.stringify(sheets)).toContain(THEME)
  })

  test('C4.3d the sealed entry stands in the database: due = present + leave + absent', async () => {
    const activity = { activityId: await activityId() }
    const entries = (await database().collection('ledger').where(activity).get()).data as {
      digest: string
      seq: number
      line: { theme: string; counts: Record<'due' | 'present' | 'leave' | 'absent', number> }
    }[]
    expect(entries).toHaveLength(1)
    const [entry] = entries
    // the months before stand in the chain already
    expect(entry?.seq).toBeGreaterThan(1)
    expect(entry).toMatchObject({ line: { theme: THEME } })
    expect(entry?.digest).toMatch(/^[0-9a-f]{64}$/)
    const { due, present, leave, absent } = entry?.line.counts ?? {
      due: 0,
      present: 0,
      leave: 0,
      absent: 0,
    }
    expect({ due, present, leave }).toEqual({ due: 16, present: 3, leave: 1 })
    expect(present + leave + absent).toBe(due)
  })

  test('C2.3g C2.3h on the 20th the liaison is reminded of the member who lives elsewhere and logs the contact', async () => {
    await demo().gateway.clock.set('2026-12-21T09:00:00+08:00')
    await demo().gateway.timers.run('tick')
    const owed = (await database().collection('messages').where({ kind: 'contact' }).get())
      .data as { memberId: string }[]
    expect(owed.length).toBeGreaterThanOrEqual(2)
    const phone = await open('liaison')
    await screen(phone)
      .getByText(new RegExp(demoUser('mobile').name))
      .first()
      .click()
    await see(phone, demoUser('mobile').name)
    if ((await phone.route()).includes('contact/board')) await tap(phone, '写联系记录')
    await tap(phone, '电话')
    await screen(phone).locator('input, textarea').last().fill('工作平稳，通报本月主题')
    await tap(phone, '记下')
    const state = async () => {
      const { rows } = (await ask('liaison', 'contact.board', {})).data as {
        rows: { state: string }[]
      }
      return rows[0]?.state
    }
    while ((await state()) !== 'reached') await phone.page.waitForLoadState()
  })

  async function elderName(): Promise<string> {
    const found = await database().collection('members').where({ schoolNo: 'T0008' }).get()
    return (found.data as { name: string }[])[0]?.name ?? ''
  }
})
