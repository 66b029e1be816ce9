import { rejection } from '../support/cloud'
import { rawAggregated, withDocument } from './aggregates'
import { STORES, withCollections } from './collections'

/** What MongoDB has and the SDK does not list; it travels as it is written. Expected values: the manual of MongoDB. */
describe.each(STORES)('operators the SDK does not list, on the %s store', (store) => {
  const cloud = withCollections(store)
  const evaluate = withDocument(cloud, {
    _id: 'd',
    n: 12.345,
    s: ' Party day ',
    list: [3, 1, 2],
    date: new Date('2026-11-20T10:00:00Z'),
  })

  test.each<[string, object, unknown]>([
    ['round: half to even', { $round: [19.25, 1] }, 19.2],
    ['toString', { $toString: '$n' }, '12.345'],
    ['toInt', { $toInt: '12' }, 12],
    ['toDate', { $toDate: 0 }, new Date(0)],
    ['type', { $type: '$list' }, 'array'],
    ['isNumber', { $isNumber: '$n' }, true],
    ['trim', { $trim: { input: '$s' } }, 'Party day'],
    ['regexMatch', { $regexMatch: { input: '$s', regex: 'day' } }, true],
    [
      'replaceOne',
      { $replaceOne: { input: '$s', find: 'day', replacement: 'month' } },
      ' Party month ',
    ],
    [
      'dateAdd',
      { $dateAdd: { startDate: '$date', unit: 'day', amount: 3 } },
      new Date('2026-11-23T10:00:00Z'),
    ],
    [
      'dateDiff',
      {
        $dateDiff: { startDate: '$date', endDate: new Date('2026-11-22T10:00:00Z'), unit: 'hour' },
      },
      48,
    ],
    [
      'dateToParts',
      { $dateToParts: { date: '$date' } },
      { year: 2026, month: 11, day: 20, hour: 10, minute: 0, second: 0, millisecond: 0 },
    ],
    ['sortArray', { $sortArray: { input: '$list', sortBy: 1 } }, [1, 2, 3]],
    ['getField', { $getField: 'n' }, 12.345],
    [
      'getField of a document',
      { $getField: { field: 'a.b', input: { $literal: { 'a.b': 1 } } } },
      1,
    ],
  ])('%s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  test('setWindowFields adds up what came before', async () => {
    const name = await cloud.seeded([
      { _id: 'a', day: 1, n: 5 },
      { _id: 'b', day: 2, n: 7 },
      { _id: 'c', day: 3, n: 1 },
    ])
    const rows = await rawAggregated(name, [
      {
        $setWindowFields: {
          sortBy: { day: 1 },
          output: { sum: { $sum: '$n', window: { documents: ['unbounded', 'current'] } } },
        },
      },
      { $project: { sum: 1 } },
    ])
    expect(rows).toEqual([
      { _id: 'a', sum: 5 },
      { _id: 'b', sum: 12 },
      { _id: 'c', sum: 13 },
    ])
  })

  test('densify and fill put in what is missing', async () => {
    const name = await cloud.seeded([
      { at: 1, v: 'a' },
      { at: 4, v: 'b' },
    ])
    const rows = await rawAggregated(name, [
      { $densify: { field: 'at', range: { step: 1, bounds: 'full' } } },
      { $fill: { output: { v: { value: '-' } } } },
      { $project: { _id: 0 } },
    ])
    expect(rows).toEqual([
      { at: 1, v: 'a' },
      { at: 2, v: '-' },
      { at: 3, v: '-' },
      { at: 4, v: 'b' },
    ])
  })

  test.each(['$function', '$accumulator', '$nonsense'])('%s is refused', async (operator) => {
    const error = await rejection(evaluate({ [operator]: {} }))
    expect(error.message).toMatch(/Unrecognized expression/)
  })
})
