import { entryOf, monthlyEntry } from '../../miniprogram/lib/calendar-entry'
import { aCard, at } from './facts'

test('a theme day stands in the calendar of the phone with its hour, its place and its branch', () => {
  expect(entryOf(aCard())).toEqual({
    title: '主题党日：学风建设',
    startTime: at('2026-12-05T15:00') / 1000,
    endTime: String(at('2026-12-05T16:30') / 1000),
    location: '信息楼302',
    description: '第一党支部',
    alarm: true,
    alarmOffset: 3600,
  })
})

test.each([
  ['2026-12-02T09:10', '2026-12-20T09:00'],
  ['2026-12-20T08:59', '2026-12-20T09:00'],
  ['2026-12-20T09:00', '2027-01-20T09:00'],
  ['2026-12-31T23:00', '2027-01-20T09:00'],
])('C2.3h asked on %s, the monthly reminder begins on %s', (now, first) => {
  expect(monthlyEntry('联系在外地的党员', at(now))).toMatchObject({
    startTime: at(first) / 1000,
    repeatInterval: 'month',
  })
})
