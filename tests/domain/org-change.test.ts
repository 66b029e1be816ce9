import { decideGroups, decideSlot } from '../../cloudfunctions/core/domain/arrangement'
import {
  ancestorsOf,
  decideKind,
  decideName,
  heirsAmong,
  type Living,
  leftTo,
  livesOn,
  mayBePredecessors,
} from '../../cloudfunctions/core/domain/organisation'
import {
  carriedOffices,
  decideEnd,
  decideMoves,
  movedRelations,
  type Placed,
} from '../../cloudfunctions/core/domain/reshape'

const TODAY = '2026-12-11'
const org = (_id: string, name = _id, over: Partial<Living> = {}): Living => ({
  _id,
  name,
  names: [{ name, from: '2026-09-01', to: null }],
  validFrom: '2026-09-01',
  validTo: null,
  predecessors: [],
  successors: [],
  ...over,
})
const codeOf = (decision: { ok: boolean; code?: string }) => (decision.ok ? null : decision.code)

describe('a name', () => {
  const rename = (name: string, on: string, beside: Living[] = [org('b2', '第二支部')]) =>
    decideName(org('b1', '第一支部'), beside, { name, on, today: TODAY })

  test('changes from a day on and the old one stays (domain §3)', () => {
    expect(rename('软件工程支部', '2026-12-01')).toMatchObject({
      value: {
        name: '软件工程支部',
        names: [
          { name: '第一支部', from: '2026-09-01', to: '2026-11-30' },
          { name: '软件工程支部', from: '2026-12-01', to: null },
        ],
      },
    })
  })

  test.each([
    ['taken', '第二支部', '2026-12-01', 'org-name-taken'],
    ['tomorrow', '软件工程支部', '2026-12-12', 'date-in-future'],
    ['before it was there', '软件工程支部', '2026-08-31', 'date-out-of-range'],
    ['the one it has', '第一支部', '2026-12-12', null],
  ])('%s', (_, name, on, code) => expect(codeOf(rename(name, on))).toBe(code))

  test('of a branch that ended is free again', () => {
    const ended = org('b2', '第二支部', { validTo: '2026-12-10' })
    expect(rename('第二支部', '2026-12-11', [ended]).ok).toBe(true)
  })
})

describe('domain §7 #8, #19 what an ended branch left open', () => {
  const at = (_id: string, validTo: string | null, successors: string[] = []) => ({
    ...org(_id, _id, { validTo, successors }),
    parentId: 'u1',
  })
  // b1 and b2 became b3, which was split into b4 and b5; b5 was dissolved, and so was b6
  const beside = [
    at('b1', '2026-10-31', ['b3']),
    at('b2', '2026-10-31', ['b3']),
    at('b3', '2026-11-30', ['b4', 'b5']),
    at('b4', null),
    at('b5', '2026-12-10'),
    at('b6', '2026-12-10'),
  ]
  const byId = new Map(beside.map((one) => [one._id, one]))

  test.each([
    ['of one that became another, through others', 'b1', ['b4']],
    ['of one of which a part still lives', 'b3', ['b4']],
    ['of one that went into none', 'b5', ['u1']],
    ['of a living one nothing', 'b4', []],
  ])('falls to its heirs: %s', (_, id, heirs) => {
    const branch = byId.get(id)
    expect(branch && heirsAmong(branch, byId, TODAY)).toEqual(heirs)
  })

  test('on its last day it still answers for itself', () => {
    const branch = byId.get('b5')
    expect(branch && heirsAmong(branch, byId, '2026-12-10')).toEqual([])
  })

  test('is found by who takes over', () => {
    const idsOf = (id: string) => leftTo([id], beside, TODAY).map(({ branch }) => branch._id)
    expect(idsOf('b4')).toEqual(['b1', 'b2', 'b3'])
    expect(idsOf('u1')).toEqual(['b5', 'b6'])
    expect(idsOf('b5')).toEqual([])
  })
})

test('C0.1 a unit becomes a committee and keeps what it was', () => {
  const unit = {
    kind: 'general_branch',
    kinds: [{ kind: 'general_branch', from: '2026-09-01', to: null }],
    validFrom: '2026-09-01',
  }
  const facts = { kind: 'unit_committee', on: '2026-12-01', today: TODAY }
  expect(decideKind(unit, facts)).toMatchObject({
    value: {
      kind: 'unit_committee',
      kinds: [{ to: '2026-11-30' }, { kind: 'unit_committee', from: '2026-12-01', to: null }],
    },
  })
  expect(decideKind(unit, { ...facts, kind: 'general_branch' })).toEqual({ ok: true, value: null })
})

describe('where a branch came from', () => {
  const known = (...list: Living[]) => new Map(list.map((one) => [one._id, one]))
  const orgs = known(
    org('a'),
    org('b', 'b', { predecessors: ['a'] }),
    org('c', 'c', { predecessors: ['b'] }),
    org('d'),
  )

  test('is known through all changes, even where the links run in a circle', () => {
    expect([...ancestorsOf('c', orgs)]).toEqual(['b', 'a'])
    const knot = known(
      org('x', 'x', { predecessors: ['y'] }),
      org('y', 'y', { predecessors: ['x'] }),
    )
    expect([...ancestorsOf('x', knot)].sort()).toEqual(['x', 'y'])
  })

  test.each<[string, string[], string | null]>([
    ['two of their own', ['c', 'd'], null],
    ['the same twice', ['d', 'd'], 'org-cycle'],
    ['one that came out of the other', ['c', 'a'], 'org-cycle'],
  ])('%s', (_, from, code) => expect(codeOf(mayBePredecessors(from, orgs))).toBe(code))
})

const person = (_id: string, order: number, over: Partial<Placed['relations'][number]> = {}) => ({
  _id,
  order,
  relations: [
    { branchId: 'old', from: '2026-09-01', to: null, letterOn: null, temporary: false, ...over },
  ],
})
const parts = (...lists: (string[] | null)[]) =>
  lists.map((memberIds, i) => ({ branchId: `new${i + 1}`, memberIds }))

describe('who goes where', () => {
  const people = [person('p1', 1), person('p2', 2), person('p3', 3)]
  const decide = (of: ReturnType<typeof parts>, on = '2026-12-01', all: Placed[] = people) =>
    decideMoves(all, { old: ['old'], parts: of, on, today: TODAY })

  test('a split places everybody once, in roster order', () => {
    expect(decide(parts(['p3', 'p1'], ['p2']))).toEqual({
      ok: true,
      value: [
        { memberId: 'p1', to: 'new1', order: 1 },
        { memberId: 'p3', to: 'new1', order: 2 },
        { memberId: 'p2', to: 'new2', order: 1 },
      ],
    })
  })

  test.each<[string, ReturnType<typeof parts>, string, string | null]>([
    ['a merger takes everybody along', parts(null), '2026-12-01', null],
    ['somebody is left out', parts(['p1'], ['p2']), '2026-12-01', 'split-incomplete'],
    [
      'somebody is placed twice',
      parts(['p1', 'p2'], ['p2', 'p3']),
      '2026-12-01',
      'split-incomplete',
    ],
    ['a stranger is placed', parts(['p1', 'p2'], ['p3', 'p4']), '2026-12-01', 'split-incomplete'],
    ['before somebody came', parts(null), '2026-09-01', 'date-out-of-range'],
  ])('%s', (_, of, on, code) => expect(codeOf(decide(of, on))).toBe(code))

  test('somebody who left since that day cannot be overtaken', () => {
    const left = person('p4', 4, { to: '2026-12-05' })
    expect(codeOf(decide(parts(null), '2026-12-01', [...people, left]))).toBe('date-out-of-range')
    expect(codeOf(decide(parts(null), '2026-12-06', [...people, left]))).toBeNull()
  })

  test('a change that broke off finds those who went already', () => {
    const facts = { old: ['old'], to: 'new1', on: '2026-12-01', today: TODAY }
    const relations = movedRelations(person('p1', 1).relations, facts)
    expect(relations).toMatchObject([
      { branchId: 'old', to: '2026-11-30' },
      { branchId: 'new1', from: '2026-12-01', to: null },
    ])
    const gone = { ...person('p1', 1), relations: relations ?? [] }
    expect(movedRelations(gone.relations, facts)).toBeNull()
    const again = decide(parts(['p1', 'p3'], ['p2']), '2026-12-01', [gone, ...people.slice(1)])
    expect(codeOf(again)).toBeNull()
  })
})

test('offices go along with their holders, but for the secretary', () => {
  const office = (memberId: string, role: 'secretary' | 'deputy_secretary') => ({
    _id: `${memberId}-${role}`,
    memberId,
    orgId: 'old',
    role,
    from: '2026-09-01',
    to: null,
  })
  const { ended, begun } = carriedOffices(
    [office('p1', 'secretary'), office('p2', 'deputy_secretary'), office('px', 'deputy_secretary')],
    {
      moves: [
        { memberId: 'p1', to: 'new1', order: 1 },
        { memberId: 'p2', to: 'new1', order: 2 },
      ],
      on: '2026-12-01',
      idOf: (one) => `${one.memberId}-${one.orgId}`,
    },
  )
  expect(ended.map((one) => one.to)).toEqual(['2026-11-30', '2026-11-30', '2026-11-30'])
  expect(begun).toMatchObject([{ _id: 'p2-new1', orgId: 'new1', from: '2026-12-01', to: null }])
})

describe('an end', () => {
  const branch = { _id: 'old', validFrom: '2026-09-01', validTo: null }
  const end = (people: Placed[], on = '2026-12-01', over: object = {}) =>
    codeOf(decideEnd({ ...branch, ...over }, people, { on, today: TODAY }))

  test.each<[string, string | null | undefined, () => string | null | undefined]>([
    ['without anybody', null, () => end([])],
    ['after the last one left', null, () => end([person('p1', 1, { to: '2026-11-30' })])],
    ['with somebody', 'org-has-members', () => end([person('p1', 1)])],
    [
      'with somebody for a time',
      'org-has-members',
      () => end([person('p1', 1, { to: '2027-01-31' })]),
    ],
    [
      'before the last one left',
      'date-out-of-range',
      () => end([person('p1', 1, { to: '2026-12-01' })]),
    ],
    ['tomorrow', 'date-in-future', () => end([], '2026-12-12')],
    ['on its first day', 'date-out-of-range', () => end([], '2026-09-01')],
    [
      'a second time, on another day',
      'org-ended',
      () => end([], '2026-12-01', { validTo: '2026-10-31' }),
    ],
    ['said again', null, () => end([], '2026-12-01', { validTo: '2026-11-30' })],
  ])('%s', (_, code, answer) => expect(answer()).toBe(code))

  test('the last day is the eve', () => {
    const ended = { validFrom: '2026-09-01', validTo: '2026-11-30' }
    expect(['2026-11-30', '2026-12-01'].map((day) => livesOn(ended, day))).toEqual([true, false])
  })
})

describe('what a branch arranges', () => {
  const slot = { nth: 2, weekday: 5, time: '15:00', minutes: 90, place: '会议室' }
  const branch = {
    slots: [{ ...slot, from: '2026-09-01', to: null }],
    groups: [
      { name: '第一小组', from: '2026-09-01', to: null },
      { name: '第二小组', from: '2026-09-01', to: null },
    ],
    validFrom: '2026-09-01',
  }

  test('C2.1a a new usual day ends the one before', () => {
    const next = { ...slot, weekday: 4 }
    expect(decideSlot(branch, { slot: next, on: '2026-12-01', today: TODAY })).toMatchObject({
      value: { slots: [{ to: '2026-11-30' }, { weekday: 4, from: '2026-12-01', to: null }] },
    })
    const code = (on: string) => codeOf(decideSlot(branch, { slot: next, on, today: TODAY }))
    expect([code('2026-12-12'), code('2026-08-31')]).toEqual([
      'date-in-future',
      'date-out-of-range',
    ])
    expect(decideSlot(branch, { slot, on: '2026-12-12', today: TODAY })).toEqual({
      ok: true,
      value: null,
    })
  })

  const on = '2026-12-01'
  const groups = (
    change: Parameters<typeof decideGroups>[1],
    of: Parameters<typeof decideGroups>[0] = branch,
  ) => decideGroups(of, change, TODAY)
  test.each([
    ['another group', { what: 'add-group', name: '第三小组', on }, null],
    ['a group of that name', { what: 'add-group', name: '第二小组', on }, 'group-name-taken'],
    ['a new name', { what: 'rename-group', name: '第一小组', newName: '教师小组', on }, null],
    [
      'a name that is taken',
      { what: 'rename-group', name: '第一小组', newName: '第二小组', on },
      'group-name-taken',
    ],
    [
      'a group that is not there',
      { what: 'rename-group', name: '第九小组', newName: '教师小组', on },
      'group-unknown',
    ],
    ['an end', { what: 'end-group', name: '第一小组', on }, null],
    ['an end of nothing', { what: 'end-group', name: '第九小组', on }, 'group-unknown'],
    ['tomorrow', { what: 'end-group', name: '第一小组', on: '2026-12-12' }, 'date-in-future'],
  ] as const)('%s', (_, change, code) => expect(codeOf(groups(change))).toBe(code))

  test('each said again is the same', () => {
    for (const change of [
      { what: 'add-group', name: '第三小组', on },
      { what: 'rename-group', name: '第一小组', newName: '教师小组', on },
      { what: 'end-group', name: '第一小组', on },
    ] as const) {
      const first = groups(change)
      if (!first.ok) throw new Error(first.code)
      expect(groups(change, { ...branch, groups: first.value })).toEqual(first)
    }
  })
})
