import { dialog, screen, see, tap } from '../support/journey'
import { aJourney } from '../support/journey-demo'

describe('what the branch decides', () => {
  const { demo, open, ask, post, database } = aJourney('2026-12-08T09:00:00+08:00')
  let activityId = ''

  test('C3.3b §7 #10 at the meeting a matter is put, and decided by those who are there', async () => {
    activityId = await post('年度工作听取意见、民主议事', {
      items: [{ kind: 'required', category: 'deliberation' }],
    })
    await demo().gateway.clock.set('2026-12-11T15:05:00+08:00')
    const shown = (await ask('secretary', 'board.show', { activityId })) as never as {
      data: { board: { missing: { memberId: string }[] } }
    }
    const memberIds = shown.data.board.missing.map((one) => one.memberId)
    await ask('secretary', 'arrival.tick', { activityId, memberIds })
    const phone = await open('secretary', `pages/event/record/record?activityId=${activityId}`)
    await see(phone, /安排了民主议事，还没有记下议的事项/)
    await tap(phone, '议定事项')
    await tap(phone, '提一项交会议讨论')
    await screen(phone).locator('input').nth(0).fill('每月第二个周五为主题党日')
    await screen(phone).locator('input').nth(1).fill('支委会')
    await tap(phone, '提交会议')
    await see(phone, /还没有结果/)
    const { data } = await database().collection('resolutions').where({ activityId }).get()
    const [matter] = data as { captures: { present: string[] }[] }[]
    const came = matter?.captures[0]?.present ?? []
    const present = came.length
    expect(present).toBeGreaterThan(5)
    const found = await database().collection('members').where({ _id: came[0] }).get()
    const [leaving] = found.data as { name: string }[]
    await tap(phone, '重新清点到会')
    await tap(phone, leaving?.name ?? '')
    await tap(phone, '选好了')
    await see(phone, new RegExp(`到会${present - 1}人，还没有结果`))
    await tap(phone, '记结果')
    await screen(phone)
      .getByPlaceholder('0')
      .first()
      .fill(String(present - 1))
    await tap(phone, '记下结果')
    await see(phone, /超过应到会半数，通过/)
    await tap(phone, '拟公开')
    await tap(phone, '本单位')
    await tap(phone, '提交核对')
    await see(phone, /待核对/)
    await phone.page.getByRole('button', { name: '返回' }).click()
    await screen(phone)
      .getByText(/安排了民主议事/)
      .waitFor({ state: 'detached' })
  })

  test('C3.3c another one checks, the unit approves', async () => {
    const phone = await open('deputy', `pages/decision/day/day?activityId=${activityId}`)
    await tap(phone, '核对')
    await dialog(phone).getByRole('button', { name: '核对无误' }).click()
    await see(phone, /由上级党组织批准/)
    const unit = await open('unitSecretary')
    await tap(unit, '决议待批准公开')
    await tap(unit, '每月第二个周五为主题党日')
    await see(unit, /超过应到会半数，通过/)
    await tap(unit, '批准公开')
    await screen(unit).getByText('待批准公开').waitFor({ state: 'detached' })
  })

  test('C3.3d somebody of another branch of the unit reads it, says a word, and is answered', async () => {
    const reader = await open('otherBranch')
    // three taps and a text, from the home page
    await tap(reader, '决议公开')
    await tap(reader, '每月第二个周五为主题党日')
    await see(reader, /对本单位公开/)
    await see(reader, /超过应到会半数，通过/)
    await screen(reader).locator('textarea').first().fill('请避开实验课时间')
    await tap(reader, '提交意见')
    await see(reader, /已收到/)
    const { data } = await database().collection('feedback').get()
    expect(data).toMatchObject([{ text: '请避开实验课时间', memberId: null }])
    const secretary = await open('secretary')
    await tap(secretary, '有意见待答复')
    await tap(secretary, '答复')
    await screen(secretary).locator('textarea').last().fill('已和课程组协调')
    await tap(secretary, '提交')
    await see(secretary, /答复：已和课程组协调/)
  })

  test('C3.3c, C3.3d published for everybody after the unit approved: a stranger reads it and nothing else, and says a word', async () => {
    const { data } = await database().collection('resolutions').where({ activityId }).get()
    const [matter] = data as { _id: string }[]
    const resolutionId = matter?._id ?? ''
    const unit = await open('unitSecretary', 'pages/unit/branches/branches')
    await tap(unit, '已公开的决议')
    await tap(unit, '每月第二个周五为主题党日')
    await screen(unit).getByText('撤回', { exact: true }).click()
    await dialog(unit).locator('input, textarea').fill('改为对社会公开')
    await dialog(unit).getByRole('button', { name: '撤回' }).click()
    await see(unit, /已撤回，不再公开/)
    const secretary = await open('secretary', `pages/decision/day/day?activityId=${activityId}`)
    await tap(secretary, '拟公开')
    await tap(secretary, '社会公开')
    await tap(secretary, '提交核对')
    await see(secretary, /待核对/)
    const stranger = await open('stranger', 'pages/decision/list/list')
    await see(stranger, /还没有公开的决议/)
    const deputy = await open('deputy', `pages/decision/day/day?activityId=${activityId}`)
    await tap(deputy, '核对')
    await dialog(deputy).getByRole('button', { name: '核对无误' }).click()
    await see(deputy, /由上级党组织批准/)
    const approving = await open('unitSecretary', 'pages/unit/branches/branches')
    await tap(approving, '每月第二个周五为主题党日')
    await tap(approving, '批准公开')
    await screen(approving).getByText('待批准公开').waitFor({ state: 'detached' })

    const reader = await open('stranger', `pages/decision/show/show?resolutionId=${resolutionId}`)
    await see(reader, /对社会公开/)
    await see(reader, /超过应到会半数，通过/)
    // neither what was said before nor what only the branch may do
    const page = (await screen(reader).textContent()) ?? ''
    const hidden = ['请避开实验课时间', '更正', '撤回', '核对', '答复', '听取意见']
    expect(hidden.filter((words) => page.includes(words))).toEqual([])
    await screen(reader).locator('textarea').first().fill('希望也通知研究生')
    await tap(reader, '提交意见')
    await see(reader, /已收到/)
    const list = await open('stranger', 'pages/decision/list/list')
    await see(list, /每月第二个周五为主题党日/)
    const day = await open('stranger', `pages/decision/day/day?activityId=${activityId}`)
    await see(day, /绑定身份/)
    const said = await database().collection('feedback').where({ resolutionId }).get()
    expect(said.data).toContainEqual(
      expect.objectContaining({ text: '希望也通知研究生', memberId: null }),
    )
  })
})
