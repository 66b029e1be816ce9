import fc from 'fast-check'
import type { MonthPolicy, MonthState } from '../../cloudfunctions/core/contract'
import {
  addDays,
  addMonths,
  lastDayOf,
  monthsOfYear,
} from '../../cloudfunctions/core/domain/calendar'
import {
  byBranch,
  type HeldDay,
  type Living,
  monthState,
} from '../../cloudfunctions/core/domain/obligation'

const at = (day: string, time = '15:00') => Date.parse(`${day}T${time}:00+08:00`)
const HOUR = 3_600_000

const branch = (over: Partial<Living> = {}): Living => ({
  _id: 'b1',
  validFrom: '2025-01-01',
  validTo: null,
  predecessors: [],
  ...over,
})
const heldOn = (day: string, over: Partial<HeldDay> = {}): HeldDay => ({
  branchId: 'b1',
  month: day.slice(0, 7),
  makesUpFor: null,
  startsAt: at(day),
  endsAt: at(day) + HOUR,
  cancelled: null,
  presentCount: 7,
  ...over,
})
const facts = (
  days: readonly HeldDay[],
  over: {
    now?: number
    policies?: Record<string, MonthPolicy>
    combinedWith?: Record<string, string>
    kin?: readonly Living[]
  } = {},
) => ({
  now: over.now ?? at('2027-01-05'),
  branches: new Map((over.kin ?? []).map((one) => [one._id, one])),
  days: byBranch(days),
  policyOf: (month: string) => over.policies?.[month] ?? ('normal' as const),
  combinedWith: (month: string) => over.combinedWith?.[month] ?? null,
})
const stateOf = (
  month: string,
  days: readonly HeldDay[],
  over: Parameters<typeof facts>[1] & { branch?: Partial<Living> } = {},
) => monthState(branch(over.branch), month, facts(days, over)).state

describe('domain §7 #2 a combined month leans on another one', () => {
  const leaning = { combinedWith: { '2026-08': '2026-07' } }
  const combined = { ...leaning, policies: { '2026-08': 'combined' as const } }
  test.each<[string, HeldDay[], Parameters<typeof stateOf>[2], MonthState]>([
    ['that was held', [heldOn('2026-07-10')], combined, 'combined'],
    ['that was missed', [], combined, 'missed'],
    [
      'that was exempt',
      [],
      { ...leaning, policies: { '2026-08': 'combined', '2026-07': 'exempt' } },
      'missed',
    ],
    [
      'that is still to come',
      [],
      {
        now: at('2026-09-05'),
        policies: { '2026-08': 'combined' },
        combinedWith: { '2026-08': '2026-09' },
      },
      'combined',
    ],
  ])('%s', (_, days, over, state) => expect(stateOf('2026-08', days, over)).toBe(state))
})

describe('C2.1b once a month', () => {
  test.each<[string, string, HeldDay[], Parameters<typeof stateOf>[2], MonthState]>([
    ['a day held in the month holds it', '2026-10', [heldOn('2026-10-16')], {}, 'held_on_time'],
    ['without one it is missed', '2026-10', [], {}, 'missed'],
    ['before its end it is to come', '2026-10', [], { now: at('2026-10-31', '23:59') }, 'upcoming'],
    ['from midnight on it is missed', '2026-10', [], { now: at('2026-11-01', '00:00') }, 'missed'],
    ['a month to come is to come', '2027-03', [], {}, 'upcoming'],
    [
      'a day that is not over holds nothing yet',
      '2026-10',
      [heldOn('2026-10-16', { presentCount: null })],
      { now: at('2026-10-16', '15:30') },
      'upcoming',
    ],
    [
      'a day nobody due came to holds nothing',
      '2026-10',
      [heldOn('2026-10-16', { presentCount: 0 })],
      {},
      'missed',
    ],
    [
      'a day called off holds nothing',
      '2026-10',
      [heldOn('2026-10-16', { cancelled: {} })],
      {},
      'missed',
    ],
    [
      'while a register is not counted, no month is called missed',
      '2026-10',
      [heldOn('2026-10-30', { presentCount: null })],
      { now: at('2026-11-01', '00:10') },
      'upcoming',
    ],
    [
      'a register never counted of a day called off holds up nothing',
      '2026-10',
      [heldOn('2026-10-30', { presentCount: null, cancelled: {} })],
      {},
      'missed',
    ],
    [
      'a second sitting counts to the day: not over before its end',
      '2026-10',
      [
        heldOn('2026-10-30', {
          sessions: [{ startsAt: at('2026-11-02'), endsAt: at('2026-11-02') + HOUR }],
        }),
      ],
      { now: at('2026-11-01') },
      'upcoming',
    ],
    [
      'a day across the end of the month belongs to the month of its start',
      '2026-10',
      [
        heldOn('2026-10-31', {
          startsAt: at('2026-10-31', '23:30'),
          endsAt: at('2026-11-01', '01:00'),
        }),
      ],
      {},
      'held_on_time',
    ],
    [
      'and not to the one of its end',
      '2026-11',
      [
        heldOn('2026-10-31', {
          startsAt: at('2026-10-31', '23:30'),
          endsAt: at('2026-11-01', '01:00'),
        }),
      ],
      {},
      'missed',
    ],
    [
      'domain §7 #2 two in one month never lend to the next',
      '2026-11',
      [heldOn('2026-10-09'), heldOn('2026-10-23')],
      {},
      'missed',
    ],
    [
      'domain §7 #15 a make-up settles the missed month, late',
      '2026-10',
      [heldOn('2026-11-06', { makesUpFor: '2026-10' })],
      {},
      'held_late',
    ],
    [
      'domain §7 #15 and does nothing for its own month',
      '2026-11',
      [heldOn('2026-11-06', { makesUpFor: '2026-10' })],
      {},
      'missed',
    ],
    [
      'domain §7 #15 until it was held the month stays missed',
      '2026-10',
      [heldOn('2026-11-06', { makesUpFor: '2026-10', presentCount: null })],
      { now: at('2026-11-05') },
      'missed',
    ],
    [
      "another branch's day holds nothing here",
      '2026-10',
      [heldOn('2026-10-16', { branchId: 'b2' })],
      {},
      'missed',
    ],
  ])('%s', (_, month, days, over, state) => expect(stateOf(month, days, over)).toBe(state))

  test('the day it was held, or made up, is told; the first one of several', () => {
    const told = (days: HeldDay[]) => monthState(branch(), '2026-10', facts(days)).heldOn
    expect(told([heldOn('2026-10-23'), heldOn('2026-10-09')])).toBe('2026-10-09')
    expect(told([heldOn('2026-11-06', { makesUpFor: '2026-10' })])).toBe('2026-11-06')
    expect(told([])).toBeNull()
  })
})

describe('C2.1c what unit or school decided', () => {
  const policies = { '2026-08': 'combined', '2026-02': 'exempt' } as const
  test.each<[string, string, HeldDay[], Parameters<typeof stateOf>[2], MonthState]>([
    ['a month held together with another one', '2026-08', [], { policies }, 'combined'],
    ['an exempt month is not held', '2026-02', [], { policies }, 'exempt'],
    ['what was held stands first', '2026-02', [heldOn('2026-02-20')], { policies }, 'held_on_time'],
    [
      'before its end the month is to come',
      '2026-08',
      [],
      { policies, now: at('2026-08-20') },
      'upcoming',
    ],
    ['the neighbour is due as ever', '2026-07', [], { policies }, 'missed'],
  ])('%s', (_, month, days, over, state) => expect(stateOf(month, days, over)).toBe(state))
})

describe('C1.2, domain §7 #8, #19 which branch owes a month', () => {
  const old = branch({ _id: 'b0', validTo: '2026-10-14' })
  const young = { validFrom: '2026-10-15', predecessors: ['b0'] }
  const heldByOld = heldOn('2026-10-09', { branchId: 'b0' })
  test.each<[string, string, HeldDay[], Parameters<typeof stateOf>[2], MonthState]>([
    ['founded on the twentieth', '2026-10', [], { branch: { validFrom: '2026-10-20' } }, 'missed'],
    [
      'founded after the twentieth, from the next month on',
      '2026-10',
      [],
      { branch: { validFrom: '2026-10-21' } },
      'none',
    ],
    ['the next month', '2026-11', [], { branch: { validFrom: '2026-10-21' } }, 'missed'],
    ['before it was founded', '2026-09', [], { branch: { validFrom: '2026-10-20' } }, 'none'],
    [
      'founded late, a day held all the same counts',
      '2026-10',
      [heldOn('2026-10-28')],
      { branch: { validFrom: '2026-10-21' } },
      'held_on_time',
    ],
    ['dissolved before the end', '2026-10', [], { branch: { validTo: '2026-10-30' } }, 'none'],
    [
      'dissolved at the end of the last day',
      '2026-10',
      [],
      { branch: { validTo: '2026-10-31' } },
      'missed',
    ],
    [
      'dissolved before the end, held already',
      '2026-10',
      [heldOn('2026-10-09')],
      { branch: { validTo: '2026-10-14' } },
      'held_on_time',
    ],
    ['afterwards nothing', '2026-11', [], { branch: { validTo: '2026-10-31' } }, 'none'],
    [
      'the successor takes over what was not held',
      '2026-10',
      [],
      { branch: young, kin: [old] },
      'missed',
    ],
    [
      'also after the twentieth',
      '2026-10',
      [],
      {
        branch: { ...young, validFrom: '2026-10-25' },
        kin: [{ ...old, validTo: '2026-10-24' }],
      },
      'missed',
    ],
    ['but not what was held', '2026-10', [heldByOld], { branch: young, kin: [old] }, 'none'],
    [
      'of two merged, one had not held it',
      '2026-10',
      [heldByOld],
      {
        branch: { ...young, predecessors: ['b0', 'b9'] },
        kin: [old, { ...old, _id: 'b9' }],
      },
      'missed',
    ],
    [
      'while the register of the old one is not counted, nothing is called missed',
      '2026-10',
      [{ ...heldByOld, presentCount: null }],
      { branch: young, kin: [old] },
      'upcoming',
    ],
    [
      'merged and split again in one month, held by the first',
      '2026-10',
      [heldByOld],
      {
        branch: { validFrom: '2026-10-28', predecessors: ['b5'] },
        kin: [old, branch({ _id: 'b5', ...young, validTo: '2026-10-27' })],
      },
      'none',
    ],
    [
      'what nobody knows of the old one takes nothing away',
      '2026-10',
      [],
      { branch: young },
      'missed',
    ],
    [
      'a successor of the first of the month owes it whole',
      '2026-10',
      [heldOn('2026-09-11', { branchId: 'b0' })],
      {
        branch: { ...young, validFrom: '2026-10-01' },
        kin: [{ ...old, validTo: '2026-09-30' }],
      },
      'missed',
    ],
  ])('%s', (_, month, days, over, state) => expect(stateOf(month, days, over)).toBe(state))
})

describe('T5 twelve months of the ten branches of the fixture (domain §5)', () => {
  const year = monthsOfYear(2026)
  type Course = { lives?: Partial<Living>; late?: string; missed?: string }
  const courses: Record<string, Course> = {
    B01: { late: '2026-02' },
    B02: { late: '2026-04' },
    B03: { late: '2026-05' },
    B04: { late: '2026-01' },
    B05: { late: '2026-03' },
    B06: { late: '2026-04' },
    B07: { lives: { validFrom: '2025-09-01', validTo: '2026-06-30' }, late: '2026-02' },
    B08: { late: '2026-02', missed: '2026-05' },
    B09: { lives: { validFrom: '2026-03-01', validTo: '2026-06-30' }, late: '2026-04' },
    B10: { late: '2026-11' },
  }
  /** Two fixtures have their exempt month in February, the others August together with July. */
  const policiesOf = (name: string): Record<string, MonthPolicy> =>
    name === 'B10' || name === 'B03' ? { '2026-02': 'exempt' } : { '2026-08': 'combined' }

  const statesOf = (name: string) => {
    const { lives = {}, late, missed } = courses[name] ?? {}
    const policies = policiesOf(name)
    const own = branch(lives)
    const days = year.flatMap((month) => {
      const lived = own.validFrom <= `${month}-01` && (own.validTo ?? '2026-12-31') >= `${month}-28`
      if (!lived || policies[month] || month === missed) return []
      if (month !== late) return [heldOn(`${month}-12`)]
      const next = addMonths(month, 1)
      return [heldOn(`${next}-06`, { makesUpFor: month })]
    })
    return year.map((month) => monthState(own, month, facts(days, { policies })).state)
  }
  const count = (states: readonly MonthState[]) =>
    Object.fromEntries(
      [...new Set(states)].map((state) => [state, states.filter((one) => one === state).length]),
    )

  test.each([
    ['B01', { held_on_time: 10, held_late: 1, combined: 1 }],
    ['B02', { held_on_time: 10, held_late: 1, combined: 1 }],
    ['B03', { held_on_time: 10, held_late: 1, exempt: 1 }],
    ['B04', { held_on_time: 10, held_late: 1, combined: 1 }],
    ['B05', { held_on_time: 10, held_late: 1, combined: 1 }],
    ['B06', { held_on_time: 10, held_late: 1, combined: 1 }],
    ['B07', { held_on_time: 5, held_late: 1, none: 6 }],
    ['B08', { held_on_time: 9, held_late: 1, combined: 1, missed: 1 }],
    ['B09', { held_on_time: 3, held_late: 1, none: 8 }],
    ['B10', { held_on_time: 10, held_late: 1, exempt: 1 }],
  ])('%s', (name, expected) => expect(count(statesOf(name))).toEqual(expected))

  test('the missed month made up for afterwards reads held late', () => {
    const days = [heldOn('2026-06-05', { makesUpFor: '2026-05' })]
    expect(stateOf('2026-05', days)).toBe('held_late')
  })
})

/**
 * Random histories: what happens, happens in order of days, and never to a day gone by. Held days are counted at once,
 * as the timer does within minutes.
 */
describe('T5, C1.2 any history of branches', () => {
  const FIRST = '2026-01-01'
  type World = { branches: Living[]; days: HeldDay[]; policies: Record<string, MonthPolicy> }
  const step = fc.record({
    what: fc.constantFrom('found', 'dissolve', 'split', 'merge', 'hold', 'hold', 'hold', 'policy'),
    /** Days since the step before. */
    after: fc.integer({ min: 0, max: 12 }),
    which: fc.nat(20),
    other: fc.nat(20),
    present: fc.integer({ min: 0, max: 2 }),
    makesUp: fc.boolean(),
    policy: fc.constantFrom<MonthPolicy>('normal', 'combined', 'exempt'),
  })
  type Step = Parameters<typeof apply>[1]

  function apply(
    world: World,
    one: {
      what: string
      which: number
      other: number
      present: number
      makesUp: boolean
      policy: MonthPolicy
    },
    today: string,
  ): World {
    // whoever exists today and was not founded today
    const alive = world.branches.filter(
      (b) => b.validFrom < today && (b.validTo === null || b.validTo >= today),
    )
    const picked = alive[one.which % Math.max(alive.length, 1)]
    const second = alive[one.other % Math.max(alive.length, 1)]
    const isNew = `b${world.branches.length}`
    const born = (n: number, predecessors: string[]): Living[] =>
      Array.from({ length: n }, (_, i) => ({
        _id: `${isNew}${i}`,
        validFrom: today,
        validTo: null,
        predecessors,
      }))
    const without = (...ended: (Living | undefined)[]) =>
      world.branches.map((b) =>
        ended.some((e) => e?._id === b._id) ? { ...b, validTo: addDays(today, -1) } : b,
      )
    const month = today.slice(0, 7)
    switch (one.what) {
      case 'found':
        return { ...world, branches: [...world.branches, ...born(1, [])] }
      case 'dissolve':
        return { ...world, branches: without(picked) }
      case 'split':
        if (!picked) return world
        return { ...world, branches: [...without(picked), ...born(2, [picked._id])] }
      case 'merge': {
        if (!picked || !second || picked === second) return world
        const from = [picked._id, second._id]
        return { ...world, branches: [...without(picked, second), ...born(1, from)] }
      }
      case 'hold': {
        if (!picked) return world
        const makesUpFor = one.makesUp ? addMonths(month, -1) : null
        const day = heldOn(today, { branchId: picked._id, makesUpFor, presentCount: one.present })
        return { ...world, days: [...world.days, day] }
      }
      default:
        return { ...world, policies: { ...world.policies, [month]: one.policy } }
    }
  }

  const statesAt = (world: World, month: string, now: number) =>
    world.branches.map(
      (b) =>
        [
          b._id,
          monthState(
            b,
            month,
            facts(world.days, { now, policies: world.policies, kin: world.branches }),
          ).state,
        ] as const,
    )

  /** Said again in other words: who is asked about a month, from the history alone. */
  function isAsked(world: World, b: Living, month: string): boolean {
    const held = (id: string) =>
      world.days.some(
        (d) => d.branchId === id && d.month === month && !d.makesUpFor && (d.presentCount ?? 0) > 0,
      )
    if (held(b._id)) return true
    if (b.validFrom > lastDayOf(month)) return false
    if (b.validTo !== null && b.validTo < lastDayOf(month)) return false
    const settled = (id: string): boolean => {
      const one = world.branches.find((x) => x._id === id)
      if (!one || held(id)) return true
      if (one.validFrom.slice(0, 7) !== month) return false
      if (one.predecessors.length === 0) return one.validFrom > `${month}-20`
      return one.predecessors.every(settled)
    }
    if (b.validFrom.slice(0, 7) !== month) return true
    return b.predecessors.length === 0
      ? b.validFrom <= `${month}-20`
      : !b.predecessors.every(settled)
  }

  const history = fc.array(step, { minLength: 1, maxLength: 60 })
  const founding: World = {
    branches: [0, 1].map((i) => branch({ _id: `old${i}`, validFrom: '2025-06-01' })),
    days: [],
    policies: {},
  }
  const run = (steps: readonly (Step & { after: number })[]) => {
    let today = FIRST
    let world = founding
    const worlds: { world: World; today: string }[] = []
    for (const one of steps) {
      today = addDays(today, one.after)
      world = apply(world, one, today)
      worlds.push({ world, today })
    }
    return worlds
  }

  test('every month of every branch has one state, and as many are asked as there are branches to ask', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const last = run(steps).at(-1)
        if (!last) throw new Error('a history has steps')
        const now = at(last.today, '23:00')
        for (const month of monthsOfYear(2026)) {
          const states = statesAt(last.world, month, now)
          const asked = last.world.branches.filter((b) => isAsked(last.world, b, month))
          expect(states.filter(([, state]) => state !== 'none').map(([id]) => id)).toEqual(
            asked.map((b) => b._id),
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a month gone by reads the same after whatever comes, but for a missed one made up for', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const worlds = run(steps)
        const last = worlds.at(-1)
        if (!last) throw new Error('a history has steps')
        for (const { world, today } of worlds) {
          const now = at(today, '23:00')
          const later = at(last.today, '23:00')
          const past = monthsOfYear(2026).filter((month) => month < today.slice(0, 7))
          for (const month of past) {
            const after = new Map(statesAt(last.world, month, later))
            for (const [id, before] of statesAt(world, month, now)) {
              const allowed = before === 'missed' ? ['missed', 'held_late'] : [before]
              expect(allowed).toContain(after.get(id))
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
