import {
  chosenDayWords,
  dateWords,
  dayOf,
  dayWords,
  instantOf,
  leadDays,
  lengthWords,
  momentWords,
  monthWords,
  nearWords,
  spanWords,
  timeOf,
} from '../../miniprogram/lib/calendar'
import { at, NOW } from './facts'

test('an instant is said with its weekday in Shanghai, wherever the phone is', () => {
  expect(momentWords(at('2026-12-05T15:00'), NOW)).toBe('12月5日 周六 15:00')
  expect(dayOf(Date.UTC(2026, 11, 4, 16, 0))).toBe('2026-12-05')
  expect(timeOf(Date.UTC(2026, 11, 4, 16, 5))).toBe('00:05')
})

test('the year is said only when it is another one', () => {
  expect(dateWords('2026-01-01', NOW)).toBe('1月1日')
  expect(dayWords('2027-01-01', NOW)).toBe('2027年1月1日 周五')
  expect(monthWords('2026-12', NOW)).toBe('12月')
  expect(monthWords('2025-09', NOW)).toBe('2025年9月')
})

test('a field says of a chosen day when it is today', () => {
  expect(chosenDayWords('2026-12-05', '2026-12-05')).toBe('今天 12月5日 周六')
  expect(chosenDayWords('2026-12-04', '2026-12-05')).toBe('12月4日 周五')
})

test('a day and a time give their instant back', () => {
  const instant = instantOf('2026-12-05', '15:30')
  expect([dayOf(instant), timeOf(instant)]).toEqual(['2026-12-05', '15:30'])
})

test.each([
  ['2026-12-02', '今天'],
  ['2026-12-03', '明天'],
  ['2026-12-01', '昨天'],
  ['2026-12-05', '还有3天'],
  ['2026-11-29', '3天前'],
  ['2026-12-16', '还有14天'],
  ['2026-12-17', ''],
])('seen from 2 December, %s is "%s"', (day, words) => expect(nearWords(day, NOW)).toBe(words))

test.each([
  ['C2.2c a minute before midnight counts as its own day', '2026-12-02T23:59', 3],
  ['C2.2c a minute after midnight is a day less', '2026-12-03T00:00', 2],
  ['C2.2c on the day itself nothing leads', '2026-12-05T08:00', 0],
])('%s', (_, notice, days) => expect(leadDays(at(notice), at('2026-12-05T15:00'))).toBe(days))

test('lengths and spans are said as people say them', () => {
  expect([45, 90, 120, 150].map(lengthWords)).toEqual(['45分钟', '90分钟', '2小时', '2小时30分'])
  expect(spanWords(at('2026-12-05T15:00'), at('2026-12-05T16:30'), NOW)).toBe('15:00–16:30')
  expect(spanWords(at('2026-12-05T23:00'), at('2026-12-06T01:00'), NOW)).toBe('23:00–12月6日 01:00')
})
