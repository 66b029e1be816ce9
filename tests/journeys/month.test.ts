import { demoUser } from '../../emulator/demo/persons'
import { dialog, pick, screen, see, tap } from '../support/journey'
import { aJourney } from '../support/journey-demo'
import type { OpenPhone } from '../support/phone'

const TUESDAY = '2026-12-08T09:00:00+08:00'

describe('a month of the branch, from the plan to the notice and its changes', () => {
  const { demo, open, ask, database } = aJourney(TUESDAY)
  const activities = async (month: string) => {
    const found = await database().collection('activities').where({ month }).get()
    return found.data as { _id: string; branchId: string; theme: string; branchName?: string }[]
  }
  const ours = async () => {
    const { data } = await ask('secretary', 'home.show', {})
    const [event] = data.events as { activityId: string }[]
    return event?.activityId ?? ''
  }

  test('C2.0b from a row of the plan a theme is posted with two taps and nothing typed', async () => {
    const phone = await open('secretary')
    await see(phone, '计划：年度工作听取意见、民主议事')
    let taps = 0
    const tapping = async (words: string | RegExp) => {
      taps += 1
      await tap(phone, words)
    }
    await tapping('发布本月主题')
    await see(phone, '12月11日 周五')
    await tapping(/^发布并通知\d+人$/)
    await see(phone, '已发布')
    expect(taps).toBeLessThanOrEqual(6)
    const [posted] = (await activities('2026-12')).filter((one) => one.theme.includes('听取意见'))
    expect(posted?.theme).toBe('年度工作听取意见、民主议事')
  })

  test('C2.2b the place changes; everybody due reads what it was, the secretary how each was told', async () => {
    const phone = await open('secretary')
    await tap(phone, '年度工作听取意见、民主议事')
    await tap(phone, '改时间地点或内容')
    const place = screen(phone).locator('input').first()
    await place.fill('学院楼 520 会议室')
    await tap(phone, '改好并再次通知')
    await see(phone, '学院楼 520 会议室')
    await see(phone, /学院楼 301/)
    const member = await open('member')
    await see(member, '学院楼 520 会议室')
    await tap(member, '年度工作听取意见、民主议事')
    await see(member, /学院楼 301/)
    await tap(member, '加入手机日历')
    await member.page.getByText('已加入手机日历').waitFor()
  })

  test('C2.3f, C3.8 it becomes an outing: a guest, another recorder and what is settled are put right', async () => {
    const activityId = await ours()
    const shown = async () => (await ask('secretary', 'activity.show', { activityId })).data
    const { revision } = await shown()
    await ask('secretary', 'activity.change', { activityId, revision, mode: 'visit' })
    const { invitable } = (await ask('secretary', 'activity.draft', {})).data
    const [guest] = invitable as { memberId: string; name: string }[]
    const phone = await open('secretary', `pages/event/detail/detail?activityId=${activityId}`)
    await see(phone, '可在“改人员安排”里补上')
    await tap(phone, '改人员安排')
    await tap(phone, '邀请')
    await tap(phone, guest?.name ?? '')
    await tap(phone, '选好了')
    await see(phone, '保存后通知新邀请的1人，其他人不再通知')
    await tap(phone, '记录人')
    await pick(phone, '孙丙三')
    const settled = ['学校大巴', '支部活动经费', '总支已批', '孙丙三']
    for (const [n, words] of settled.entries()) {
      await screen(phone).locator('input').nth(n).fill(words)
    }
    await see(phone, '已填好')
    await tap(phone, '保存安排')
    await see(phone, '记录人：孙丙三')
    await see(phone, `受邀：${guest?.name}`)
    expect((await shown()).hints).not.toContain('off_campus_incomplete')
  })

  test('§7 #9 who asked for leave is asked again when the time moves', async () => {
    const activityId = await ours()
    const input = { activityId, kind: 'work', reason: '带学生参加程序设计竞赛' }
    expect(await ask('liaison', 'leave.ask', input)).toMatchObject({ ok: true })
    const before = (await ask('secretary', 'activity.show', { activityId })).data as {
      revision: number
      activity: { startsAt: number }
    }
    const change = {
      activityId,
      revision: before.revision,
      startsAt: before.activity.startsAt + 86_400_000,
    }
    const reply = await ask('secretary', 'activity.change', change)
    expect(reply).toMatchObject({ ok: true })
    const liaison = await open('liaison', `pages/event/detail/detail?activityId=${activityId}`)
    await tap(liaison, '不请了，我能来')
    await screen(liaison).getByText('仍请假').waitFor({ state: 'detached' })
    const leaves = (await ask('secretary', 'activity.show', { activityId })).data.leaves
    expect(leaves).toEqual([])
  })

  test('C2.0b next year is planned by hand, adopted, and then amended only with a reason', async () => {
    const phone = await open('secretary')
    await phone.page.getByRole('tab', { name: '本年' }).click()
    await screen(phone).getByLabel('后一年').click()
    await see(phone, '2027年')
    await tap(phone, /^1月/)
    await tap(phone, /写计划/)
    await screen(phone).locator('textarea').first().fill('寒假线上学习与返乡志愿引导')
    await tap(phone, '学习教育')
    await tap(phone, '保存计划')
    await see(phone, /寒假线上学习与返乡志愿引导/)
    await tap(phone, '审定计划')
    await dialog(phone).getByRole('button', { name: '审定' }).click()
    await screen(phone).getByText('审定计划').waitFor({ state: 'detached' })
    await tap(phone, /^修改计划$/)
    await screen(phone).locator('textarea').first().fill('寒假线上学习')
    await tap(phone, '保存计划')
    await see(phone, /原因/)
    await screen(phone).locator('textarea').last().fill('学校统一调整')
    await tap(phone, '保存计划')
    await see(phone, /寒假线上学习/)
    const plan = (await ask('secretary', 'plan.show', { year: 2027 })).data
    expect(JSON.stringify(plan)).toContain('寒假线上学习与返乡志愿引导')
  })

  test('C2.1c the unit sets a month apart with its reason; the branches see it', async () => {
    const phone = await open('unitSecretary', 'pages/unit/branches/branches')
    await tap(phone, '月份安排')
    await see(phone, '12月')
    await screen(phone).getByLabel('后一月').click()
    await see(phone, '2027年1月')
    await tap(phone, '本月免')
    await screen(phone).locator('textarea').last().fill('寒假，师生已离校')
    await tap(phone, '保存月份安排')
    await screen(phone).locator('.note').filter({ hasText: '本月免' }).waitFor()
    const year = (await ask('secretary', 'plan.show', { year: 2027 })).data
    expect(JSON.stringify(year)).toContain('寒假，师生已离校')
  })

  test('C2.3b the unit holds one day for two branches; each has its own register', async () => {
    const phone = await open('unitSecretary', 'pages/unit/branches/branches')
    await tap(phone, '统一开展主题党日')
    await screen(phone).locator('textarea').first().fill('专家报告：教育强国')
    await tap(phone, '学习教育')
    await screen(phone).locator('input').first().fill('图书馆报告厅')
    await branchesTakePart(phone)
    await screen(phone).locator('textarea').last().fill('邀请校外专家，各支部一起学习')
    await tap(phone, '发布并通知各支部')
    await see(phone, '已发布')
    const parts = (await activities('2026-12')).filter((one) => one.theme === '专家报告：教育强国')
    expect(new Set(parts.map((one) => one.branchId)).size).toBe(2)
  })

  async function branchesTakePart(phone: OpenPhone) {
    await screen(phone).getByText('支部', { exact: true }).last().click()
    const sheet = screen(phone).locator('[class*="sh-sheet"]')
    await sheet.getByText('选好了').waitFor()
    const chosen = sheet.getByRole('checkbox', { checked: true })
    while ((await chosen.count()) > 2) await chosen.last().click()
    await sheet.getByText('选好了').click()
  }

  test('C2.3g somebody goes away for long: the secretary notes it and names who keeps in touch', async () => {
    const phone = await open('secretary', 'pages/branch/members/members')
    const { name } = demoUser('member')
    await tap(phone, name)
    await tap(phone, '变更外出情况')
    await tap(phone, '外出流动')
    await tap(phone, '联系人')
    await screen(phone).getByText(demoUser('liaison').name, { exact: true }).last().click()
    await tap(phone, '确认变更')
    await see(phone, '在外地')
    const activityId = await ours()
    await demo().gateway.clock.set('2026-12-12T14:45:00+08:00')
    await demo().gateway.timers.run('tick')
    const { data } = await ask('secretary', 'activity.show', { activityId })
    expect(data.counts).toMatchObject({ mobile: 2 })
  })
})
