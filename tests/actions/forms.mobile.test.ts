import readWorkbook from 'read-excel-file/node'
import { aUnitSecretary, POSTED } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { table } from '../support/forms'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
guards('forms.mobile', () => ({ branchId: fixture().branch._id }), {
  world,
  fixture,
  cast: ['member', 'liaison', 'mobile'],
})

async function sheet(): Promise<string[][]> {
  const made = await world().yes('forms.mobile', {}, fixture().as('secretary'))
  expect(made.fileName).toMatch(/^第\d+党支部_2026年12月08日_流动党员登记表\.xlsx$/)
  const bytes = Buffer.from(await (await fetch(made.url)).arrayBuffer())
  const [first] = await readWorkbook(bytes)
  return (first?.data ?? []).map((row) => row.map((cell) => String(cell ?? '')))
}

test('C2.3g the register names who lives elsewhere, since when, and who looks after whom', async () => {
  const { mobile } = fixture().people
  const log = (on: string, reached: boolean) => ({
    key: aKey(),
    memberId: mobile._id,
    on,
    channel: 'phone' as const,
    reached,
    note: '平安',
  })
  const liaison = fixture().as('liaison')
  await world().yes('contact.log', log('2026-12-02', true), liaison)
  await world().yes('contact.log', log('2026-12-07', false), liaison)
  const rows = await sheet()
  expect(rows[0]?.[0]).toBe('流动党员登记表')
  const head = rows.findIndex((row) => row[0] === '序号')
  expect(rows[head]).toHaveLength(14)
  // what is not stored has its column for the pen; that somebody has lost touch is said by nobody but a person (C2.3i)
  expect(table(rows)).toEqual([
    {
      序号: '1',
      姓名: 'mobile',
      '学号/工号': mobile.schoolNo,
      流动类型: '外出流动',
      '流向地（单位）': '',
      流出原因: '',
      流出日期: '2026-11-20',
      预计返回: '',
      流动党员活动证编号: '',
      状态: '在流动中',
      联系方式: mobile.phone,
      联系人: 'liaison',
      最近联系: '2026-12-02',
      备注: '',
    },
  ])
})

test('domain §4.5 where somebody went and until when stands there once it was told, and only for the branch', async () => {
  const { mobile, liaison } = fixture().people
  const told = {
    ...{ what: 'mobility' as const, mobility: 'mobile' as const, on: '2026-11-20' },
    ...{ liaisonId: liaison._id, destination: '上海某公司', expectedReturn: '2027-07-01' },
  }
  const branchId = fixture().branch._id
  const input = { branchId, memberIds: [mobile._id], change: told }
  await world().yes('member.change', input, fixture().as('secretary'))
  expect(table(await sheet())).toMatchObject([
    { '流向地（单位）': '上海某公司', 预计返回: '2027-07-01', 流出日期: '2026-11-20' },
  ])
  const seenBy = async (openid: string) => {
    const { members } = await world().yes('members.show', { branchId }, openid)
    return members.find((one) => one.memberId === mobile._id)
  }
  expect(await seenBy(fixture().as('secretary'))).toMatchObject({
    destination: '上海某公司',
    expectedReturn: '2027-07-01',
  })
  expect(await seenBy(await aUnitSecretary(world(), fixture()))).toMatchObject({
    destination: '',
    expectedReturn: null,
  })
  const { me } = await world().yes('me.show', {}, fixture().as('mobile'))
  expect(me?.mobilities.at(-1)).toMatchObject({ destination: '上海某公司' })
})

test('a branch with nobody elsewhere has an empty form, not an error', async () => {
  const { mobile } = fixture().people
  await world().documents.patch('members', mobile._id, { mobility: 'none' })
  expect((await sheet()).flat()).toContain('（无）')
})
