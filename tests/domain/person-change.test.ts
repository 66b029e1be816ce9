import fc from 'fast-check'
import type { MemberChange, Mobility, Stage } from '../../cloudfunctions/core/contract'
import { addDays } from '../../cloudfunctions/core/domain/calendar'
import { dueList, standingOn } from '../../cloudfunctions/core/domain/due-list'
import { canVoteOn } from '../../cloudfunctions/core/domain/membership'
import {
  type Around,
  type Changing,
  decidePersonChange,
} from '../../cloudfunctions/core/domain/person-change'

const HERE = 'b00000000001'
const THERE = 'b00000000002'
const PRACTICE = 'b00000000003'
const TODAY = '2026-12-11'

const person = (over: Partial<Changing> = {}): Changing & { name: string; order: number } => {
  const { stage = 'full', mobility = 'none' } = over
  return {
    _id: 'm1',
    name: '赵甲一',
    order: 1,
    branchId: HERE,
    group: '第一小组',
    liaisonId: null,
    joinedOn: null,
    fullOn: null,
    branchIds: [HERE],
    relations: [{ branchId: HERE, from: '2026-09-01', to: null, letterOn: null, temporary: false }],
    stages: [{ stage, from: '2026-09-01' }],
    mobilities: [{ mobility, from: '2026-09-01' }],
    exemptions: [],
    exclusions: [],
    ...over,
    stage,
    mobility,
  }
}
const around = (over: Partial<Around> = {}): Around => ({
  branchId: HERE,
  today: TODAY,
  groups: ['第一小组', '第二小组'],
  target: { _id: THERE, kind: 'graduate', validFrom: '2026-09-01', validTo: null },
  order: 7,
  liaison: { ...person(), _id: 'm2' },
  ...over,
})
const practice = {
  _id: PRACTICE,
  kind: 'temporary',
  validFrom: '2026-09-01',
  validTo: null,
} as const
const decide = (one: Changing, change: MemberChange, over: Partial<Around> = {}) =>
  decidePersonChange(one, change, around(over))
/** The person after a change that is not refused. */
function changed<P extends Changing>(one: P, change: MemberChange, over: Partial<Around> = {}): P {
  const decision = decide(one, change, over)
  if (!decision.ok) throw new Error(decision.code)
  return { ...one, ...decision.value }
}
const codeOf = (one: Changing, change: MemberChange, over: Partial<Around> = {}) => {
  const decision = decide(one, change, over)
  return decision.ok ? null : decision.code
}

const LETTER: MemberChange = { what: 'letter', on: '2026-11-20' }
const TRANSFER: MemberChange = { what: 'transfer', toBranchId: THERE, on: '2026-12-01' }
const LEFT: MemberChange = { what: 'transfer', toBranchId: null, on: '2026-12-01' }
const to = (mobility: Mobility, liaisonId?: string): MemberChange => ({
  what: 'mobility',
  mobility,
  on: '2026-12-01',
  ...(liaisonId ? { liaisonId } : {}),
})

describe('on the way to membership (domain §2.8)', () => {
  const STAGES: Stage[] = ['applicant', 'activist', 'prospect', 'probationary', 'full']
  const pairs = STAGES.flatMap((from, i) => STAGES.map((next, j) => [from, next, j - i] as const))

  test.each(pairs)('%s to %s', (from, stage, steps) => {
    const code = codeOf(person({ stage: from }), { what: 'stage', stage, on: '2026-12-01' })
    expect(code).toBe(steps === 1 ? null : steps === 0 ? 'stage-unchanged' : 'stage-not-next')
  })

  test('a member is due from the day of admission on and votes from the day of confirmation on', () => {
    const prospect = person({ stage: 'prospect' })
    const admitted = changed(prospect, { what: 'stage', stage: 'probationary', on: '2026-10-09' })
    const full = changed(admitted, { what: 'stage', stage: 'full', on: '2026-12-01' })
    expect(full).toMatchObject({ joinedOn: '2026-10-09', fullOn: '2026-12-01' })
    const days = ['2026-10-08', '2026-10-09', '2026-11-30', '2026-12-01']
    expect(days.map((day) => standingOn(full, HERE, day))).toEqual([null, 'due', 'due', 'due'])
    expect(days.map((day) => canVoteOn(full, HERE, day))).toEqual([false, false, false, true])
  })

  test('the same step said again changes nothing; a step before the one it follows is refused', () => {
    const step: MemberChange = { what: 'stage', stage: 'activist', on: '2026-12-01' }
    const activist = changed(person({ stage: 'applicant' }), step)
    expect(decide(activist, step)).toEqual({ ok: true, value: {} })
    const early: MemberChange = { what: 'stage', stage: 'prospect', on: '2026-11-30' }
    expect(codeOf(activist, early)).toBe('date-out-of-range')
  })
})

describe('§7 #7 a transfer', () => {
  test('with the letter listed outside the count, from the acceptance on due in the other branch', () => {
    const moved = changed(changed(person(), LETTER), TRANSFER)
    const days = ['2026-11-19', '2026-11-20', '2026-11-30', '2026-12-01']
    expect(days.map((day) => standingOn(moved, HERE, day))).toEqual([
      'due',
      'in_transfer',
      'in_transfer',
      null,
    ])
    expect(days.map((day) => standingOn(moved, THERE, day))).toEqual([null, null, null, 'due'])
    expect(moved).toMatchObject({
      branchId: THERE,
      branchIds: [HERE, THERE],
      group: null,
      order: 7,
    })
  })

  test('T6 with a letter taken back in transfer until then, due again from that day on; a new one follows it', () => {
    const back = changed(changed(person(), LETTER), { what: 'letter-back', on: '2026-12-08' })
    const again = changed(back, { what: 'letter', on: '2026-12-10' })
    const days = ['2026-11-19', '2026-11-20', '2026-12-07', '2026-12-08', '2026-12-10']
    expect(days.map((day) => standingOn(again, HERE, day))).toEqual([
      'due',
      'in_transfer',
      'in_transfer',
      'due',
      'in_transfer',
    ])
    expect(decide(back, { what: 'letter-back', on: '2026-12-09' })).toEqual({ ok: true, value: {} })
    // one taken back on its own day never was out
    const never = changed(changed(person(), LETTER), { what: 'letter-back', on: '2026-11-20' })
    expect(never.relations).toMatchObject([{ letterOn: null, lettersBack: [] }])
  })

  test('nobody is counted twice on any day', () => {
    const moved = changed(changed(person(), LETTER), TRANSFER)
    for (const day of ['2026-09-01', '2026-11-20', '2026-11-30', '2026-12-01', TODAY]) {
      const due = [HERE, THERE].filter((branch) => standingOn(moved, branch, day) === 'due')
      expect(due.length).toBeLessThanOrEqual(1)
    }
  })

  test('the liaison of the old branch stays until the acceptance', () => {
    const mobile = person({ mobility: 'mobile', liaisonId: 'm2' })
    const letter = changed(mobile, LETTER)
    expect(letter.liaisonId).toBe('m2')
    expect(changed(letter, TRANSFER).liaisonId).toBeNull()
  })

  test('said again it changes nothing', () => {
    const moved = changed(changed(person(), LETTER), TRANSFER)
    expect(decide(moved, TRANSFER)).toEqual({ ok: true, value: {} })
    const gone = changed(changed(person(), LETTER), LEFT)
    expect(decide(gone, LEFT)).toEqual({ ok: true, value: {} })
  })

  test('§7 #8 who leaves the school is on no list any more and contacted no more', () => {
    const gone = changed(changed(person({ mobility: 'mobile', liaisonId: 'm2' }), LETTER), LEFT)
    expect(standingOn(gone, HERE, '2026-11-30')).toBe('in_transfer')
    expect(standingOn(gone, HERE, '2026-12-01')).toBeNull()
    expect(gone).toMatchObject({ mobility: 'none', liaisonId: null })
    expect(canVoteOn(gone, HERE, '2026-12-01')).toBe(false)
  })

  test.each<[string, Changing, MemberChange, Partial<Around>, string]>([
    ['without a letter', person(), TRANSFER, {}, 'letter-missing'],
    [
      'before the letter',
      changed(person(), LETTER),
      { ...TRANSFER, on: '2026-11-19' },
      {},
      'date-out-of-range',
    ],
    [
      'to the own branch',
      changed(person(), LETTER),
      { ...TRANSFER, toBranchId: HERE },
      {},
      'transfer-same-branch',
    ],
    ['to nowhere known', changed(person(), LETTER), TRANSFER, { target: null }, 'org-unknown'],
    [
      'into a branch for a time',
      changed(person(), LETTER),
      TRANSFER,
      { target: practice },
      'org-unknown',
    ],
    [
      'into a branch that ended',
      changed(person(), LETTER),
      TRANSFER,
      { target: { _id: THERE, kind: 'graduate', validFrom: '2026-09-01', validTo: '2026-12-05' } },
      'org-ended',
    ],
    [
      'tomorrow',
      changed(person(), LETTER),
      { ...TRANSFER, on: '2026-12-12' },
      {},
      'date-in-future',
    ],
    ['of somebody of another branch', person(), TRANSFER, { branchId: THERE }, 'member-unknown'],
    [
      'letter before the relation',
      person(),
      { ...LETTER, on: '2026-08-31' },
      {},
      'date-out-of-range',
    ],
    [
      'a letter taken back before it was issued',
      changed(person(), LETTER),
      { what: 'letter-back', on: '2026-11-19' },
      {},
      'date-out-of-range',
    ],
    [
      'a letter from a day on which one taken back since was out',
      changed(changed(person(), LETTER), { what: 'letter-back', on: '2026-12-08' }),
      { ...LETTER, on: '2026-12-07' },
      {},
      'date-out-of-range',
    ],
    [
      'a second letter',
      changed(person(), LETTER),
      { ...LETTER, on: '2026-12-01' },
      {},
      'date-out-of-range',
    ],
  ] as [string, Changing, MemberChange, Partial<Around>, string][])(
    'refused: %s',
    (_, one, change, over, code) => expect(codeOf(one, change, over)).toBe(code),
  )
})

describe('a stay in a temporary branch', () => {
  const stay = (on: string, until: string | null): MemberChange => ({
    what: 'temporary',
    branchId: PRACTICE,
    on,
    to: until,
  })
  const there = { target: practice }

  test('§7 #5 due there, seconded here, with the vote where the relation sits', () => {
    const away = changed(person(), stay('2026-10-01', '2026-11-30'), there)
    const days = ['2026-09-30', '2026-10-01', '2026-11-30', '2026-12-01']
    expect(days.map((day) => standingOn(away, HERE, day))).toEqual([
      'due',
      'seconded',
      'seconded',
      'due',
    ])
    expect(days.map((day) => standingOn(away, PRACTICE, day))).toEqual([null, 'due', 'due', null])
    expect([HERE, PRACTICE].map((id) => canVoteOn(away, id, '2026-10-01'))).toEqual([true, false])
    expect(away.branchId).toBe(HERE)
  })

  test('said again with a last day it ends then', () => {
    const open = changed(person(), stay('2026-10-01', null), there)
    expect(decide(open, stay('2026-10-01', null), there)).toEqual({ ok: true, value: {} })
    const ended = changed(open, stay('2026-10-01', '2026-12-10'), there)
    expect(standingOn(ended, HERE, TODAY)).toBe('due')
  })

  test('refused: two at once, a last day before the first, a branch that is not for a time', () => {
    const open = changed(person(), stay('2026-10-01', null), there)
    expect(codeOf(open, stay('2026-11-01', null), there)).toBe('period-overlaps')
    expect(codeOf(person(), stay('2026-10-01', '2026-09-30'), there)).toBe('date-out-of-range')
    expect(codeOf(person(), stay('2026-10-01', null))).toBe('org-unknown')
  })
})

describe('C2.3g who goes to live elsewhere', () => {
  test.each<[string, MemberChange, Partial<Around>, string | null]>([
    ['is looked after by a member of the branch', to('mobile', 'm2'), {}, null],
    ['not without anybody', to('mobile'), {}, 'mobility-needs-liaison'],
    ['not by himself', to('overseas', 'm1'), {}, 'liaison-self'],
    ['not by nobody known', to('mobile', 'm9'), { liaison: null }, 'liaison-not-member'],
    [
      'not by somebody who lives elsewhere too',
      to('mobile', 'm2'),
      { liaison: person({ mobility: 'mobile' }) },
      'liaison-not-member',
    ],
    [
      'not by a prospect',
      to('mobile', 'm2'),
      { liaison: person({ stage: 'prospect' }) },
      'liaison-not-member',
    ],
    [
      'not by somebody in transfer',
      to('mobile', 'm2'),
      { liaison: changed(person(), LETTER) },
      'liaison-not-member',
    ],
    ['who is merely away needs nobody', to('away'), {}, null],
  ])('%s', (_, change, over, code) => expect(codeOf(person(), change, over)).toBe(code))

  test('is contacted instead of due from that day on, and due again after coming back', () => {
    const mobile = changed(person(), { ...to('mobile', 'm2'), on: '2026-10-01' } as MemberChange)
    const back = changed(mobile, to('none'))
    const days = ['2026-09-30', '2026-10-01', '2026-11-30', '2026-12-01']
    expect(days.map((day) => standingOn(back, HERE, day))).toEqual([
      'due',
      'mobile',
      'mobile',
      'due',
    ])
    expect([mobile.liaisonId, back.liaisonId]).toEqual(['m2', null])
  })

  test('§7 #8 graduates who are kept have somebody who keeps in touch', () => {
    const kept = changed(person(), to('retained_graduate', 'm2'))
    expect(kept).toMatchObject({ mobility: 'retained_graduate', liaisonId: 'm2' })
    expect(decide(kept, to('retained_graduate', 'm2'))).toEqual({ ok: true, value: {} })
  })
})

describe('domain §4.5 where somebody went, and until when', () => {
  const told = (part: object, mobility: Mobility = 'mobile') =>
    ({ ...to(mobility, 'm2'), ...part }) as MemberChange
  const gone = changed(person(), told({ destination: '上海', expectedReturn: '2027-07-01' }))

  test('is told when leaving or later, each by itself, and a repeated call changes nothing', () => {
    const later = changed(changed(person(), to('mobile', 'm2')), told({ destination: '上海' }))
    const both = changed(later, told({ expectedReturn: '2027-07-01' }))
    expect(both.mobilities).toEqual(gone.mobilities)
    expect(gone.mobilities.at(-1)).toEqual({
      ...{ mobility: 'mobile', from: '2026-12-01' },
      ...{ destination: '上海', expectedReturn: '2027-07-01' },
    })
    expect(decide(both, told({ destination: '上海' }))).toEqual({ ok: true, value: {} })
  })

  test('is taken back by an empty word', () => {
    const silent = changed(gone, told({ destination: '', expectedReturn: null }))
    expect(silent.mobilities.at(-1)).toEqual({ mobility: 'mobile', from: '2026-12-01' })
  })

  test('is forgotten by the next change, and of who comes back', () => {
    for (const next of [
      changed(gone, { ...to('overseas', 'm2'), on: '2026-12-03' } as MemberChange),
      changed(gone, { ...to('none'), on: '2026-12-03' } as MemberChange),
      changed(changed(gone, { what: 'letter', on: '2026-12-02' }), {
        ...{ what: 'transfer', toBranchId: null, on: '2026-12-03' },
      } as MemberChange),
    ]) {
      expect(JSON.stringify(next.mobilities)).not.toMatch(/上海|2027/)
    }
  })

  test('is of nobody who lives here; and nobody comes back before leaving', () => {
    const away = changed(person(), told({ destination: '上海' }, 'away'))
    expect(away.mobilities.at(-1)).toEqual({ mobility: 'away', from: '2026-12-01' })
    const early = decide(person(), told({ expectedReturn: '2026-12-01' }))
    expect(early).toEqual({ ok: false, code: 'return-before-leaving', fields: ['expectedReturn'] })
  })
})

describe('periods', () => {
  const exempt: MemberChange = {
    what: 'exempt',
    reason: '年老体弱，本人申请',
    approvedBy: '支部大会',
    on: '2026-10-01',
    to: null,
  }
  const exclude: MemberChange = {
    what: 'exclude',
    reason: 'probation_in_party',
    approvedBy: '上级党委',
    on: '2026-10-01',
    to: '2026-11-30',
  }

  test('C2.3c an exemption holds from its first to its last day', () => {
    const free = changed(changed(person(), exempt), { what: 'end-exempt', on: '2026-12-01' })
    const days = ['2026-09-30', '2026-10-01', '2026-11-30', '2026-12-01']
    expect(days.map((day) => standingOn(free, HERE, day))).toEqual([
      'due',
      'exempt',
      'exempt',
      'due',
    ])
    expect(decide(free, { what: 'end-exempt', on: '2026-12-01' })).toEqual({ ok: true, value: {} })
  })

  test('§2.2 on probation within the organisation a member attends and has no vote for the time', () => {
    const one = changed(person(), exclude)
    const days = ['2026-09-30', '2026-10-01', '2026-11-30', '2026-12-01']
    expect(days.map((day) => canVoteOn(one, HERE, day))).toEqual([true, false, false, true])
    expect(days.map((day) => standingOn(one, HERE, day))).toEqual(['due', 'due', 'due', 'due'])
  })

  test('§2.8 a suspended membership is due no more', () => {
    const one = changed(person(), { ...exclude, reason: 'membership_suspended' } as MemberChange)
    expect(standingOn(one, HERE, '2026-10-01')).toBe('excluded')
  })

  test.each<[string, Changing, MemberChange, string | null]>([
    ['the same again changes nothing', changed(person(), exempt), exempt, null],
    ['overlapping', changed(person(), exempt), { ...exempt, on: '2026-11-01' }, 'period-overlaps'],
    [
      'overlapping without vote',
      changed(person(), exclude),
      { ...exclude, on: '2026-11-30', to: null },
      'period-overlaps',
    ],
    [
      'following the one before',
      changed(person(), exclude),
      { ...exclude, on: '2026-12-01', to: null },
      null,
    ],
    [
      'before the one before',
      changed(person(), exclude),
      { ...exclude, on: '2026-09-01', to: '2026-09-30' },
      'date-out-of-range',
    ],
    ['ending before it begins', person(), { ...exclude, to: '2026-09-30' }, 'date-out-of-range'],
    ['beginning tomorrow', person(), { ...exempt, on: '2026-12-12' }, 'date-in-future'],
    ['ending what does not run', person(), { what: 'end-exclude', on: TODAY }, 'date-out-of-range'],
  ] as [string, Changing, MemberChange, string | null][])('%s', (_, one, change, code) =>
    expect(codeOf(one, change)).toBe(code),
  )
})

test('a group must be one of the branch', () => {
  expect(codeOf(person(), { what: 'group', group: '第三小组' })).toBe('group-unknown')
  expect(changed(person(), { what: 'group', group: '第二小组' }).group).toBe('第二小组')
  expect(changed(person(), { what: 'group', group: null }).group).toBeNull()
})

test('T6 each change leaves every list of the days before it as it was', () => {
  const changes: MemberChange[] = [
    { what: 'stage', stage: 'probationary', on: '2026-10-10' },
    LETTER,
    { what: 'letter-back', on: '2026-12-08' },
    LEFT,
    to('mobile', 'm2'),
    { what: 'exempt', reason: '产假', approvedBy: '支部', on: '2026-10-20', to: null },
    { what: 'exclude', reason: 'detained', approvedBy: '上级党委', on: '2026-10-20', to: null },
  ]
  for (const change of changes) {
    const before = person({ stage: change.what === 'stage' ? 'prospect' : 'full' })
    const lettered = change.what === 'transfer' || change.what === 'letter-back'
    const ready = lettered ? changed(before, LETTER) : before
    const later = changed(ready, change)
    const eve = 'on' in change ? change.on : TODAY
    for (const day of ['2026-09-01', '2026-10-09', '2026-10-19', '2026-11-19', '2026-11-30']) {
      if (day >= eve) continue
      const event = { branchId: HERE, day, invited: [], visiting: [] }
      // the group is how the branch is arranged now; it enters no count
      const [was, is] = [ready, later].map((one) =>
        dueList([one], event).map(({ group: _, ...row }) => row),
      )
      expect(is).toEqual(was)
    }
  }
})

test('T6 also what is written down later leaves every day before its own as it was, and nobody due twice', () => {
  const FIRST = '2026-01-01'
  const places = [HERE, THERE, PRACTICE]
  const step = fc.record({
    what: fc.constantFrom<MemberChange['what'][]>(
      ...(['stage', 'letter', 'letter-back', 'transfer', 'temporary', 'mobility'] as const),
      ...(['exempt', 'end-exempt', 'exclude', 'end-exclude'] as const),
    ),
    after: fc.nat(20),
    back: fc.nat(30),
    days: fc.option(fc.nat(40)),
    pick: fc.nat(2),
  })
  const wanted = ({ what, days, pick }: FcStep, on: string): object => {
    const until = days === null ? null : addDays(on, days)
    const approved = { approvedBy: '支部', to: until }
    const parts: Partial<Record<MemberChange['what'], object>> = {
      stage: { stage: ['probationary', 'full', 'prospect'][pick] },
      transfer: { toBranchId: [HERE, THERE, null][pick] },
      temporary: { branchId: PRACTICE, to: until },
      mobility: { mobility: ['none', 'mobile', 'away'][pick], liaisonId: 'm2' },
      exempt: { reason: ['产假', '住院', '年老'][pick], ...approved },
      exclude: {
        reason: ['membership_suspended', 'detained', 'probation_in_party'][pick],
        ...approved,
      },
    }
    return { what, on, ...parts[what] }
  }
  type FcStep = typeof step extends fc.Arbitrary<infer T> ? T : never
  const facts = (one: Changing, day: string) =>
    places.map((id) => [day, id, standingOn(one, id, day), canVoteOn(one, id, day)])
  const counted = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 30 }), (history) => {
      const since = { from: FIRST, to: null, letterOn: null, temporary: false }
      let one: Changing = person({
        ...{ stage: 'prospect', stages: [{ stage: 'prospect', from: FIRST }] },
        ...{ mobilities: [{ mobility: 'none', from: FIRST }] },
        relations: [{ branchId: HERE, ...since }],
      })
      let today = addDays(FIRST, 30)
      for (const each of history) {
        today = addDays(today, each.after)
        const on = addDays(today, -each.back)
        const place =
          each.what === 'temporary' ? practice : { ...practice, kind: 'faculty' as const }
        const change = wanted(each, on) as MemberChange
        const id = change.what === 'transfer' ? change.toBranchId : PRACTICE
        const keeper = { branchId: one.branchId, relations: [{ branchId: one.branchId, ...since }] }
        const decision = decide(one, change, {
          ...{ branchId: one.branchId, today },
          target: id === null ? null : { ...place, _id: id, validFrom: FIRST },
          liaison: { ...person(keeper), _id: 'm2' },
        })
        if (!decision.ok) continue
        counted.add(each.what)
        const next = { ...one, ...decision.value }
        for (let day = FIRST; day < on; day = addDays(day, 5)) {
          expect(facts(next, day)).toEqual(facts(one, day))
        }
        for (let day = FIRST; day <= addDays(today, 40); day = addDays(day, 5)) {
          const due = places.filter((branchId) => standingOn(next, branchId, day) === 'due')
          expect(due.length).toBeLessThanOrEqual(1)
        }
        one = next
      }
    }),
    { numRuns: 60 },
  )
  expect(counted.size).toBe(10)
})
