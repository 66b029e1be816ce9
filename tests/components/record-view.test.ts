import { doubtLine, lateView } from '../../miniprogram/pages/event/record/late-view'
import { mergeOf, wholeDraft } from '../../miniprogram/pages/event/record/merge'
import { clockOf } from '../../miniprogram/pages/event/record/parts-view'
import {
  draftView,
  lackLine,
  presentLine,
  recordView,
} from '../../miniprogram/pages/event/record/view'
import { ANNA, aRecord, at, BEN, counts } from './facts'

const { draft } = aRecord()

test('attendance is never typed: the line is taken from the register', () => {
  expect(presentLine(counts({ present: 24, leave: 0 }))).toBe('24/26')
  expect(presentLine(counts())).toBe('23/26，请假1')
})

test('arrival is ticked once somebody came', () => {
  const came = (present: number) =>
    recordView(aRecord({ counts: counts({ present }) })).somebodyCame
  expect([came(0), came(1)]).toEqual([false, true])
})

test('each line tells whether it is done, and by what', () => {
  const view = draftView({ ...draft, content: '学习了条例\n并讨论了结对的安排' }, aRecord())
  expect(view).toMatchObject({
    chair: { state: '安然', done: true },
    recorder: { state: '请选择', done: false },
    content: { state: '学习了条例 并讨论了…', done: true },
    outcome: { state: '还没有写', done: false },
    resolution: { state: '没有就不填', done: false },
    venue: { state: '党旗、党徽', done: false, askNote: false },
  })
})

test('C4.2b C4.2c flag and badge are answered by hand; what does not apply needs a reason', () => {
  const venue = (part: object) => draftView({ ...draft, ...part }, aRecord()).venue
  expect(venue({ flag: 'yes', badge: 'most' })).toMatchObject({
    state: '党旗已悬挂 · 党徽多数佩戴',
    done: true,
    askNote: false,
  })
  expect(venue({ flag: 'not_applicable', badge: 'all' })).toMatchObject({
    done: false,
    askNote: true,
  })
  expect(venue({ flag: 'not_applicable', badge: 'all', venueNote: '线上' }).done).toBe(true)
})

test('what is empty is said in words; no photo is fine', () => {
  expect(lackLine(['chair', 'outcome'])).toBe('还没有填：主持人、成效或后续')
  expect(lackLine([])).toBe('')
})

test('the clock of a part spans all sittings of a day held in batches', () => {
  const first = { startsAt: at('2026-12-05T15:00'), endsAt: at('2026-12-05T16:30') }
  const sitting = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to), place: '' })
  expect(clockOf({ ...first, sessions: [] })).toEqual({ earliest: '15:00', latest: '17:30' })
  const morning = sitting('2026-12-06T09:00', '2026-12-06T10:00')
  expect(clockOf({ ...first, sessions: [morning] })).toEqual({ earliest: '09:00', latest: '17:30' })
  const night = sitting('2026-12-06T22:00', '2026-12-06T23:30')
  expect(clockOf({ ...first, sessions: [night] })).toEqual({ earliest: '00:00', latest: '23:59' })
})

test('a sealed record shows the seal in short form and when it was closed', () => {
  const sealed = {
    entryId: 'led_b00000000001_00001',
    sealedAt: at('2026-12-06T10:00'),
    digest: '3fa9c2d17be4085a',
    daysAfter: 1,
  }
  const may = {
    edit: false,
    close: false,
    addMedia: false,
    decideMedia: false,
    correct: false,
    forms: true,
  }
  expect(recordView(aRecord({ sealed, may })).sealed).toEqual({
    digest: '3fa9c2d1',
    line: '12月6日 周日 10:00 归档（活动后第1天）',
  })
})

test('the register is listed with time, late arrivals and guests said plainly', () => {
  const came = { state: 'present' as const, at: at('2026-12-05T15:12'), late: true }
  const register = [
    { memberId: ANNA, name: '安然', standing: 'due' as const, ...came },
    { memberId: BEN, name: '白帆', standing: 'invitee' as const, state: 'unmarked' as const },
  ]
  expect(recordView(aRecord({ register })).register).toMatchObject([
    { state: '已到 15:12（晚到）', note: '', tone: 'good' },
    { state: '未登记', note: '受邀', tone: 'plain' },
  ])
})

test.each([
  ['nothing kept on the phone', null, 'server'],
  ['the same words kept', { revision: 1, base: draft, draft }, 'server'],
  [
    'words kept on the same revision',
    { revision: 3, base: draft, draft: { ...draft, content: 'x' } },
    'phone',
  ],
  [
    'words kept on an older revision',
    { revision: 2, base: draft, draft: { ...draft, content: 'x' } },
    'join',
  ],
] as const)('with %s it opens the right text', (_, kept, merge) =>
  expect(mergeOf({ revision: 3, draft }, kept)).toBe(merge),
)

test.each([
  ['it fits', { heads: 23, came: 23, waiting: 0 }, ''],
  ['nobody counted', { heads: null, came: 23, waiting: 0 }, ''],
  ['it differs', { heads: 24, came: 23, waiting: 0 }, '现场数到24人，登记了23人。'],
  [
    'codes wait',
    { heads: null, came: 23, waiting: 2 },
    '还有2人离线扫码没有确认，归档后要另行补登。',
  ],
])('before closing, %s', (_, facts, line) =>
  expect(doubtLine({ ...facts, undecided: [] })).toBe(line),
)

test.each([
  [['设示范岗'], '“设示范岗”还没有结果，归档后记为“未决，下次再议”。'],
  [
    ['一一', '二二', '三三', '四四'],
    '“一一”、“二二”、“三三”等4项还没有结果，归档后记为“未决，下次再议”。',
  ],
])('domain §7 #17 matters without a result are named before closing: %j', (undecided, line) =>
  expect(doubtLine({ heads: null, came: 23, waiting: 0, undecided })).toBe(line),
)

describe('after the closing', () => {
  const register = [
    { memberId: ANNA, name: '安然', standing: 'due' as const, state: 'present' as const },
    { memberId: BEN, name: '白帆', standing: 'due' as const, state: 'absent' as const },
  ]
  const sealed = { entryId: 'e', sealedAt: at('2026-12-06T10:00'), digest: 'd', daysAfter: 1 }
  const entry = {
    memberId: BEN,
    name: '白帆',
    reason: '手机没电，签了纸',
    declaredBy: '安然',
    at: at('2026-12-05T18:05'),
    mine: true,
  }

  test('who is not on the register as present can be declared, once', () => {
    const late = (part: Parameters<typeof aRecord>[0]) => lateView(aRecord({ register, ...part }))
    expect(late({ sealed })).toMatchObject({
      shown: true,
      absentees: [{ memberId: BEN, name: '白帆' }],
    })
    expect(late({ sealed, lateEntries: [entry] }).absentees).toEqual([])
    expect(late({ sealed: null }).shown).toBe(false)
    expect(late({ sealed, register: [] }).shown).toBe(false)
  })

  test('a declaration says who, why, by whom and when', () => {
    expect(lateView(aRecord({ register, sealed, lateEntries: [entry] })).rows).toEqual([
      {
        memberId: BEN,
        name: '白帆',
        line: '手机没电，签了纸',
        by: '12月5日 周六 18:05 安然提出',
        mine: true,
      },
    ])
  })
})

test('minutes kept by an older version of the app are completed by what the server has', () => {
  const { draft } = aRecord()
  const { venueNote: _, ...older } = { ...draft, content: '学习' }
  const kept = wholeDraft({ revision: 3, draft: older, base: older } as never, draft)
  expect(kept).toMatchObject({
    revision: 3,
    draft: { content: '学习', venueNote: draft.venueNote },
  })
  expect(wholeDraft(null, draft)).toBeNull()
})
