import { aPlanRow, aUnitSecretary, POSTED } from '../support/branch'
import { startWorld } from '../support/call'
import { bytesAt, cellsOf, table } from '../support/forms'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = () => ({ year: 2026, branchId: fixture().branch._id })
beforeEach(() => world().at(POSTED))
guards('forms.plan', input, { world, fixture, cast: ['member', 'prospect'] })

test('C2.0b, §4.3 the plan of the year, a row a month, as it was written and adopted', async () => {
  const { as, branch } = fixture()
  const branchId = branch._id
  const save = (month: string, revision: number, over = {}) =>
    world().yes(
      'plan.save-row',
      { branchId, month, revision, words: aPlanRow(over) },
      as('secretary'),
    )
  const first = await save('2026-12', 0, {
    items: [
      { kind: 'required', category: 'study' },
      { kind: 'elective', tag: 'red_resources' },
    ],
  })
  await world().yes(
    'plan.adopt',
    { branchId, from: '2026-12', to: '2026-12', revision: first.revision },
    as('secretary'),
  )
  const made = await world().yes('forms.plan', { year: 2026 }, as('deputy'))
  expect(made.fileName).toMatch(/^第\d+党支部_2026年主题党日_计划表\.xlsx$/)
  expect(table(await cellsOf(await bytesAt(made)), '月份')).toEqual([
    {
      月份: '12月',
      主题: '学习党章专题讨论',
      内容: '学习教育、红色资源',
      形式: '线下',
      地点: '会议室',
      责任人: '支部书记',
      备注: '',
      '规定/自选': '规定、自选',
      参加范围: '',
      经费: '',
      主题来源: '本支部',
      通过日期: '2026-12-08',
    },
  ])
})

test('a year without a plan is an empty form, for the unit above too', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const made = await world().yes('forms.plan', { ...input(), year: 2025 }, unit)
  expect((await cellsOf(await bytesAt(made))).flat()).toContain('（无）')
})
