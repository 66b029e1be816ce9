import {
  readDay,
  readName,
  readPhone,
  readSchoolNo,
} from '../../cloudfunctions/core/domain/roster-cells'
import { readWhereabouts } from '../../cloudfunctions/core/domain/roster-mobility'
import { readOffices } from '../../cloudfunctions/core/domain/roster-offices'
import type { Cell } from '../../cloudfunctions/core/domain/roster-problem'
import { readSlotTime } from '../../cloudfunctions/core/domain/roster-slot'
import { unitKindOf } from '../../cloudfunctions/core/domain/roster-words'

const TODAY = '2026-11-20'

test.each<[string, Cell]>([
  ['a date cell', new Date('2023-06-01T00:00:00Z')],
  ['a serial of the spreadsheet', 45078],
  ['dashes', '2023-06-01'],
  ['dots without zeros', '2023.6.1'],
  ['slashes', '2023/6/1'],
  ['Chinese', '2023年6月1日'],
  ['eight digits', 20230601],
  ['full-width digits', '２０２３．６．１'],
])('a day is read from %s', (_, cell) => {
  expect(readDay(cell, TODAY)).toEqual({ ok: true, value: '2023-06-01' })
})

test.each<[Cell]>([
  ['2023-02-29'],
  ['2023-13-01'],
  ['六月一日'],
  [1],
  [45078.5],
  ['1899-01-01'],
  [true],
])('%s is not a day', (cell) => expect(readDay(cell, TODAY).ok).toBe(false))

test('an empty day is nothing, tomorrow is refused', () => {
  expect(readDay(null, TODAY)).toEqual({ ok: true, value: null })
  expect(readDay(TODAY, TODAY)).toEqual({ ok: true, value: TODAY })
  expect(readDay('2026-11-21', TODAY)).toMatchObject({
    ok: false,
    text: '日期 2026-11-21 在今天以后',
  })
})

test.each<[Cell, string]>([
  [13800000001, '13800000001'],
  ['+86 138-0000-0001', '13800000001'],
  ['１３８００００００01', '13800000001'],
  [null, ''],
])('phone %s', (cell, value) => expect(readPhone(cell)).toEqual({ ok: true, value }))

test.each<[Cell]>([['12800000001'], ['1380000000'], ['0531-88881234'], ['无']])(
  'phone %s is refused',
  (cell) => expect(readPhone(cell).ok).toBe(false),
)

test('names and numbers are cleaned of layout', () => {
  expect(readName(' 赵　甲 一 ')).toEqual({ ok: true, value: '赵甲一' })
  expect(readName('买买提·吐尔逊')).toMatchObject({ ok: true })
  expect(readName('赵甲一2').ok).toBe(false)
  expect(readSchoolNo(20230001)).toEqual({ ok: true, value: '20230001' })
  expect(readSchoolNo('ｔ0001')).toEqual({ ok: true, value: 'T0001' })
  expect(readSchoolNo('T 1').ok).toBe(false)
})

test.each([
  ['', { mobility: 'none', liaison: null, exemptReason: null }],
  ['否', { mobility: 'none', liaison: null, exemptReason: null }],
  ['外出', { mobility: 'away', liaison: null, exemptReason: null }],
  ['外出流动(联系人: 钱乙二)', { mobility: 'mobile', liaison: '钱乙二', exemptReason: null }],
  ['出国（境）', { mobility: 'overseas', liaison: null, exemptReason: null }],
  ['出国（境）（联系人：钱乙二）', { mobility: 'overseas', liaison: '钱乙二', exemptReason: null }],
  ['毕业保留', { mobility: 'retained_graduate', liaison: null, exemptReason: null }],
  [
    '免（长期生病，本人申请）',
    { mobility: 'none', liaison: null, exemptReason: '长期生病，本人申请' },
  ],
])('C2.3g whereabouts: %s', (text, value) => {
  expect(readWhereabouts(text)).toEqual({ ok: true, value })
})

test.each([['外出流动（济南）'], ['请假'], ['免（）'], ['constructor']])(
  'whereabouts refused: %s',
  (text) => expect(readWhereabouts(text).ok).toBe(false),
)

test('offices are a list; an office of the unit names no branch', () => {
  expect(readOffices('副书记、宣传委员，总支干事')).toEqual({
    ok: true,
    value: [
      { level: 'branch', role: 'deputy_secretary', branchName: null },
      { level: 'branch', role: 'publicity_commissioner', branchName: null },
      { level: 'unit', role: 'unit_clerk' },
    ],
  })
  expect(readOffices('书记＠研究生党支部(一)')).toMatchObject({
    value: [{ branchName: '研究生党支部（一）' }],
  })
  expect(readOffices('总支书记@教工党支部').ok).toBe(false)
})

test.each([
  ['每月第2个星期五 15:00', { nth: 2, weekday: 5, time: '15:00' }],
  ['第二个周五9:30', { nth: 2, weekday: 5, time: '09:30' }],
  ['每月最后一个星期天 08:00', { nth: 5, weekday: 7, time: '08:00' }],
  ['', null],
])('C2.1a the usual slot: %s', (text, value) => {
  expect(readSlotTime(text)).toEqual({ ok: true, value })
})

test.each([
  ['每月第5个星期五 15:00'],
  ['每周五 15:00'],
  ['每月第2个星期五 25:00'],
  ['每月第2个星期八 15:00'],
])('C2.1a not a slot: %s', (text) => expect(readSlotTime(text).ok).toBe(false))

test.each([
  ['计算机学院党总支', 'general_branch'],
  ['数学学院党委', 'unit_committee'],
  ['图书馆直属党支部', 'direct_branch'],
  ['计算机学院', null],
  ['党委', null],
])('C0.1 the second level whatever its legal type: %s', (name, kind) => {
  expect(unitKindOf(name)).toBe(kind)
})
