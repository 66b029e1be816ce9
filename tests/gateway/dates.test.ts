import { rejection } from '../support/cloud'
import { operators, withDocument } from './aggregates'
import { STORES, withCollections } from './collections'

const $ = operators()
const at = (text: string) => new Date(text)

/** Expected values: the manual of MongoDB; the day of `date` is the one of its examples. */
describe.each(STORES)('expressions on dates, on the %s store', (store) => {
  const evaluate = withDocument(withCollections(store), {
    _id: 'd',
    date: at('2014-01-01T08:15:39.736Z'),
    summer: at('2026-07-01T02:30:00Z'),
    nil: null,
    text: '2014-01-01',
    n: 5,
    day: at('2016-01-01T00:00:00Z'),
  })

  test.each<[string, unknown, unknown]>([
    ['year', $.year('$date'), 2014],
    ['month', $.month('$date'), 1],
    ['dayOfMonth', $.dayOfMonth('$date'), 1],
    ['hour', $.hour('$date'), 8],
    ['minute', $.minute('$date'), 15],
    ['second', $.second('$date'), 39],
    ['millisecond', $.millisecond('$date'), 736],
    ['dayOfYear', $.dayOfYear('$date'), 1],
    ['dayOfYear at the end of a leap year', $.dayOfYear(at('2024-12-31T00:00:00Z')), 366],
    ['dayOfWeek: Sunday is 1', $.dayOfWeek('$date'), 4],
    ['isoDayOfWeek: Monday is 1, Sunday 7', $.isoDayOfWeek(at('2026-11-22T00:00:00Z')), 7],
    ['week before the first Sunday', $.week('$day'), 0],
    ['week from the first Sunday on', $.week(at('2016-01-03T00:00:00Z')), 1],
    ['week of a year that begins on Sunday', $.week(at('2017-01-01T00:00:00Z')), 1],
    ['week in November', $.week(at('1998-11-02T00:00:00Z')), 44],
    ['week at the end of the year', $.week(at('2026-12-31T00:00:00Z')), 52],
    ['isoWeek that belongs to the year before', $.isoWeek('$day'), 53],
    ['isoWeek with its first Monday', $.isoWeek(at('2016-01-04T00:00:00Z')), 1],
    ['isoWeekYear of the same day', $.isoWeekYear('$day'), 2015],
    ['isoWeekYear of a day of the next', $.isoWeekYear(at('2024-12-30T00:00:00Z')), 2025],
    ['a place with its name', $.hour({ date: '$date', timezone: 'Asia/Shanghai' }), 16],
    ['a place in summer', $.hour({ date: '$summer', timezone: 'America/New_York' }), 22],
    ['a place in winter', $.hour({ date: '$date', timezone: 'America/New_York' }), 3],
    ['an offset', $.hour({ date: '$date', timezone: '+0430' }), 12],
    ['an offset with a colon', $.minute({ date: '$date', timezone: '+04:30' }), 45],
    ['an offset in hours', $.hour({ date: '$date', timezone: '-03' }), 5],
    ['another day elsewhere', $.dayOfMonth({ date: '$summer', timezone: 'America/New_York' }), 30],
    ['another year elsewhere', $.year({ date: '$day', timezone: '-0500' }), 2015],
    ['another week elsewhere', $.week({ date: '$day', timezone: '-0500' }), 52],
    ['of null', $.year('$nil'), null],
    ['of a missing field', $.week('$none'), null],
    ['in a list of one', $.year(['$date']), 2014],
  ])('parts: %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  const written = (format: string, timezone?: string) =>
    $.dateToString({ date: '$date', format, ...(timezone && { timezone }) })
  test.each<[string, unknown, unknown]>([
    ['day', written('%Y-%m-%d'), '2014-01-01'],
    ['time elsewhere', written('%H:%M:%S:%L%z', 'America/New_York'), '03:15:39:736-0500'],
    ['time at an offset', written('%H:%M:%S:%L%z', '+04:30'), '12:45:39:736+0430'],
    ['minutes from UTC', written('%Z', 'America/New_York'), '-300'],
    ['minutes from UTC, east', written('%Z', '+04:30'), '+270'],
    ['day of the year and of the week', written('%j %w %u'), '001 4 3'],
    ['weeks', written('%U %V %G'), '00 01 2014'],
    ['a percent sign', written('100%%'), '100%'],
    ['without a format', $.dateToString({ date: '$date' }), '2014-01-01T08:15:39.736Z'],
    [
      'without a format, elsewhere: no Z',
      $.dateToString({ date: '$date', timezone: 'Asia/Shanghai' }),
      '2014-01-01T16:15:39.736',
    ],
    ['of null', $.dateToString({ date: '$nil', format: '%Y' }), null],
    ['of a missing field', $.dateToString({ date: '$none', onNull: 'no day' }), 'no day'],
  ])('dateToString: %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  const read = (dateString: unknown, more: object = {}) => $.dateFromString({ dateString, ...more })
  test.each<[string, unknown, unknown]>([
    ['with milliseconds', read('2017-02-08T12:10:40.787'), at('2017-02-08T12:10:40.787Z')],
    [
      'in a place',
      read('2017-02-08T12:10:40.787', { timezone: 'America/New_York' }),
      at('2017-02-08T17:10:40.787Z'),
    ],
    ['a day', read('2017-02-08'), at('2017-02-08T00:00:00Z')],
    ['a day in China', read('2017-02-08', { timezone: '+08:00' }), at('2017-02-07T16:00:00Z')],
    ['with its own offset', read('2017-02-08T12:00:00+0800'), at('2017-02-08T04:00:00Z')],
    ['with Z', read('2017-02-08T12:00:00Z'), at('2017-02-08T12:00:00Z')],
    ['by a format', read('15-06-2018', { format: '%d-%m-%Y' }), at('2018-06-15T00:00:00Z')],
    [
      'by a format with a time',
      read('20180615 0930', { format: '%Y%m%d %H%M' }),
      at('2018-06-15T09:30:00Z'),
    ],
    ['onNull', read('$nil', { onNull: 'none' }), 'none'],
    ['of null', read('$none'), null],
    ['onError', read('not a day', { onError: 'wrong' }), 'wrong'],
    ['onError for what is no text', read('$n', { onError: 'wrong' }), 'wrong'],
    ['a month that does not exist', read('2018-13-01', { onError: 'wrong' }), 'wrong'],
    ['29 February in a common year', read('2018-02-29', { onError: 'wrong' }), 'wrong'],
  ])('dateFromString: %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  test.each<[string, object, unknown]>([
    ['of a day and hour', { year: 2017, month: 2, day: 8, hour: 12 }, at('2017-02-08T12:00:00Z')],
    ['of a year alone', { year: 2017 }, at('2017-01-01T00:00:00Z')],
    [
      'of an ISO week',
      { isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 3, hour: 12 },
      at('2017-02-08T12:00:00Z'),
    ],
    [
      'in a place',
      {
        year: 2016,
        month: 12,
        day: 31,
        hour: 23,
        minute: 46,
        second: 12,
        timezone: 'America/New_York',
      },
      at('2017-01-01T04:46:12Z'),
    ],
    ['month 14 is in the next year', { year: 2017, month: 14 }, at('2018-02-01T00:00:00Z')],
    ['month 0 is in the year before', { year: 2017, month: 0 }, at('2016-12-01T00:00:00Z')],
    [
      'day 0 is the last of the month before',
      { year: 2017, month: 3, day: 0 },
      at('2017-02-28T00:00:00Z'),
    ],
    ['hour 26 is on the next day', { year: 2017, hour: 26 }, at('2017-01-02T02:00:00Z')],
    ['with null in it', { year: 2017, month: '$nil' }, null],
    ['of fields', { year: '$n' }, new Date('0005-01-01T00:00:00Z')],
  ])('dateFromParts: %s', async (_name, parts, expected) => {
    expect(await evaluate($.dateFromParts(parts))).toEqual(expected)
  })

  test.each<[string, unknown, RegExp]>([
    ['the year of a text', $.year('$text'), /can't convert from BSON type string to Date/],
    [
      'a place that is none',
      $.hour({ date: '$date', timezone: 'Mars/Base' }),
      /unrecognized time zone identifier: "Mars\/Base"/,
    ],
    [
      'a place that is a number',
      $.hour({ date: '$date', timezone: 8 }),
      /timezone must evaluate to a string, found int/,
    ],
    ['an unknown letter', written('%q'), /Invalid format character '%q' in format string/],
    ['a percent sign at the end', written('%Y %'), /Unmatched '%' at end of format string/],
    [
      'a format that is a number',
      $.dateToString({ date: '$date', format: '$n' }),
      /requires that 'format' be a string, found: int/,
    ],
    [
      'dateToString of a text',
      $.dateToString({ date: '$text' }),
      /can't convert from BSON type string to Date/,
    ],
    [
      'dateToString without a date',
      $.dateToString({ format: '%Y' }),
      /Missing 'date' parameter to \$dateToString/,
    ],
    ['a text that is no date', read('not a day'), /Error parsing date string 'not a day'/],
    [
      'a text that is not of the format',
      read('06-15-2018', { format: '%d-%m-%Y' }),
      /Error parsing date string '06-15-2018'/,
    ],
    [
      'a zone in the text and beside it',
      read('2017-02-08T12:00:00Z', { timezone: '+08:00' }),
      /cannot pass in a date\/time string with time zone information/,
    ],
    ['a number as text', read('$n'), /requires that 'dateString' be a string, found: int/],
    [
      'parts without a year',
      $.dateFromParts({ month: 1 }),
      /requires either 'year' or 'isoWeekYear' to be present/,
    ],
    [
      'parts of both kinds',
      $.dateFromParts({ year: 2017, isoWeek: 1 }),
      /\$dateFromParts does not allow mixing natural dates with ISO dates/,
    ],
    [
      'a year of five digits',
      $.dateFromParts({ year: 10000 }),
      /'year' must evaluate to an integer in the range 1 to 9999, found 10000/,
    ],
    [
      'half a month',
      $.dateFromParts({ year: 2017, month: 1.5 }),
      /'month' must evaluate to an integer, found double/,
    ],
  ])('refused: %s', async (_name, expression, text) => {
    const error = await rejection(evaluate(expression))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
