import readWorkbook from 'read-excel-file/node'
import { POSTED } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
guards('forms.contacts', () => ({ year: 2026, branchId: fixture().branch._id }), {
  world,
  fixture,
  cast: ['member', 'liaison', 'mobile'],
})

async function rowsOf(year: number): Promise<string[][]> {
  const made = await world().yes('forms.contacts', { year }, fixture().as('secretary'))
  expect(made.fileName).toMatch(new RegExp(`^第\\d+党支部_${year}年_流动党员联系记录表\\.xlsx$`))
  const bytes = Buffer.from(await (await fetch(made.url)).arrayBuffer())
  const [first] = await readWorkbook(bytes)
  const rows = (first?.data ?? []).map((row) => row.map((cell) => String(cell ?? '')))
  return rows.slice(rows.findIndex((row) => row[0] === '序号') + 1)
}

test('C2.3h every contact of the year by day, with who, how and what, the own answer as such', async () => {
  const { mobile } = fixture().people
  const log = (on: string, reached: boolean, note: string) =>
    world().yes(
      'contact.log',
      { key: aKey(), memberId: mobile._id, on, channel: 'phone', reached, note },
      fixture().as('liaison'),
    )
  await log('2026-12-07', true, '在济南实习')
  await log('2026-12-03', false, '没有接')
  await world().yes('contact.answer', { answer: 'fine' }, fixture().as('mobile'))
  // another branch's note is its own
  const [one] = await world().documents.find('contacts', {
    where: { memberId: mobile._id },
    limit: 1,
  })
  await world().documents.put('contacts', {
    ...one,
    _id: 'con_elsewhere',
    branchId: 'b00000000000',
    note: '别处',
  } as never)
  expect(await rowsOf(2026)).toEqual([
    ['1', '2026-12-03', 'mobile', 'liaison', '电话', '否', '没有接', '', ''],
    ['2', '2026-12-07', 'mobile', 'liaison', '电话', '是', '在济南实习', '', ''],
    ['3', '2026-12-08', 'mobile', 'mobile', '微信', '是', '本人回复：我都好', '', ''],
  ])
  expect(await rowsOf(2025)).toEqual([['（无）', ...Array.from({ length: 8 }, () => '')]])
})

test('who has come back since still stands in the year', async () => {
  const { mobile } = fixture().people
  await world().yes('contact.answer', { answer: 'call_me' }, fixture().as('mobile'))
  await world().documents.patch('members', mobile._id, {
    mobility: 'none',
    mobilities: [...mobile.mobilities, { mobility: 'none', from: '2026-12-08' }],
  })
  expect(await rowsOf(2026)).toMatchObject([{ 6: '本人回复：请联系我' }])
})
