import type { PublicationStep } from '../../cloudfunctions/core/contract'
import {
  asksInBranch,
  decideStep,
  remindedOf,
  type Standing,
  stepsOpen,
} from '../../cloudfunctions/core/domain/publication'

const secretary = {
  ...{ _id: 'm1', name: '书记' },
  ...{ secretary: true, leader: true, committee: true, unit: false },
}
const deputy = { ...secretary, _id: 'm2', name: '副书记', secretary: false }
const commissioner = { ...deputy, _id: 'm4', name: '组织委员', leader: false }
const above = { ...commissioner, _id: 'm3', name: '总支书记', committee: false, unit: true }
const words = { process: '应到会15人，到会13人，赞成13人', result: '通过' }
type Full = Parameters<typeof decideStep>[2]['wanted']
/** The steps taken so far were looked at, unless something else is said. */
type Wanted = Omit<Full, 'seen'> & { seen?: number }

function take(
  steps: [typeof secretary, Wanted][],
  over: Partial<Parameters<typeof decideStep>[0]> = {},
) {
  let standing: Standing | null = null
  for (const [who, wanted] of steps) {
    const matter = { confidential: false, outcome: 'passed' as const, hasCommittee: true, ...over }
    const seen: number = standing?.steps.length ?? 0
    const decision = decideStep(matter, standing, { wanted: { seen, ...wanted }, who, now: 7 })
    if (!decision.ok) return decision.code
    standing = decision.value
  }
  return standing
}
const propose: Wanted = { step: 'propose', scope: 'branch', ...words }
const to = (step: PublicationStep, reason = ''): Wanted => ({ step, reason })

test('C3.3c proposed by one, checked by another, approved by the secretary', () => {
  expect(
    take([
      [deputy, propose],
      [secretary, to('check')],
      [secretary, to('publish')],
    ]),
  ).toMatchObject({
    state: 'published',
    publishedAt: 7,
    ...words,
    steps: [
      { step: 'propose', by: 'm2' },
      { step: 'check', by: 'm1' },
      { step: 'publish', by: 'm1' },
    ],
  })
})

test.each<[string, [typeof secretary, Wanted][], object, string]>([
  [
    'who proposed does not check',
    [
      [deputy, propose],
      [deputy, to('check')],
    ],
    {},
    'publication-other-checks',
  ],
  [
    'nothing is published unchecked',
    [
      [deputy, propose],
      [secretary, to('publish')],
    ],
    {},
    'publication-step-wrong',
  ],
  [
    'a deputy does not approve',
    [
      [secretary, propose],
      [deputy, to('check')],
      [deputy, to('publish')],
    ],
    {},
    'publication-approval-missing',
  ],
  [
    'beyond the branch the secretary does not approve',
    [
      [deputy, { ...propose, scope: 'unit' }],
      [secretary, to('check')],
      [secretary, to('publish')],
    ],
    {},
    'publication-approval-missing',
  ],
  ['the unit proposes nothing', [[above, propose]], {}, 'not-allowed'],
  ['without words', [[deputy, { ...propose, process: '' }]], {}, 'publication-text-missing'],
  ['a confidential matter', [[deputy, propose]], { confidential: true }, 'not-publishable'],
  ['a matter without a result', [[deputy, propose]], { outcome: null }, 'not-publishable'],
  [
    'what is not published is not withdrawn',
    [[deputy, to('withdraw', '误发')]],
    {},
    'publication-step-wrong',
  ],
])('C3.3c refused: %s', (_, steps, over, code) => expect(take(steps, over)).toBe(code))

test('domain §3 a commissioner checks what the secretary proposed, and does nothing else', () => {
  const checked: [typeof secretary, Wanted][] = [
    [secretary, propose],
    [commissioner, to('check')],
  ]
  expect(take(checked)).toMatchObject({ state: 'checked' })
  expect(take([...checked, [secretary, to('publish')]])).toMatchObject({ state: 'published' })
  expect(take([[commissioner, propose]])).toBe('not-allowed')
  expect(
    take([
      [secretary, propose],
      [commissioner, to('keep', '内部事务')],
    ]),
  ).toBe('not-allowed')
  expect(take([...checked, [commissioner, to('publish')]])).toBe('publication-approval-missing')
})

test('domain §2.1 in a branch without a committee the secretary does it alone', () => {
  const alone: [typeof secretary, Wanted][] = [
    [secretary, propose],
    [secretary, to('check')],
    [secretary, to('publish')],
  ]
  expect(take(alone, { hasCommittee: false })).toMatchObject({ state: 'published' })
})

test('C3.3c beyond the branch the unit approves; withdrawing and correcting leave a trace', () => {
  const published: [typeof secretary, Wanted][] = [
    [deputy, { ...propose, scope: 'unit' }],
    [secretary, to('check')],
    [above, to('publish')],
  ]
  expect(take(published)).toMatchObject({ state: 'published', scope: 'unit' })
  const corrected: Wanted = { step: 'correct', process: '改正', result: '通过', reason: '人数有误' }
  // new words are as public as the first ones, so the same people answer for them
  for (const who of [deputy, secretary])
    expect(take([...published, [who, corrected]])).toBe('publication-approval-missing')
  expect(take([...published, [above, corrected]])).toMatchObject({
    state: 'published',
    process: '改正',
    steps: [{}, {}, {}, { step: 'correct', reason: '人数有误' }],
  })
  const withdrawn = take([...published, [deputy, to('withdraw', '误发')]])
  expect(withdrawn).toMatchObject({ state: 'withdrawn' })
  expect(take([...published, [deputy, to('withdraw', '误发')], [deputy, propose]])).toMatchObject({
    state: 'proposed',
    publishedAt: null,
  })
})

test('C3.3c what could be read before a correction or a withdrawal stays with the step', () => {
  const published: [typeof secretary, Wanted][] = [
    [deputy, propose],
    [secretary, to('check')],
    [secretary, to('publish')],
  ]
  const corrected: Wanted = { step: 'correct', process: '改正', result: '通过', reason: '人数有误' }
  const steps = (taken: ReturnType<typeof take>) =>
    typeof taken === 'object' ? taken?.steps.map((one) => one.before) : taken
  const both = take([...published, [secretary, corrected], [deputy, to('withdraw', '误发')]])
  const after = { process: '改正', result: '通过' }
  expect(steps(both)).toEqual([null, null, null, words, after])
  // words that nobody could read yet leave no trace
  const anew = { ...propose, result: '改了' }
  expect(steps(take([...published.slice(0, 1), [deputy, anew]]))).toEqual([null, null])
  expect(take([...published, [secretary, { ...corrected, ...words }]])).toBe('nothing-changed')
})

test('C3.3c beyond the branch the unit takes back what it approved; within it has nothing to take back', () => {
  const published = (scope: 'unit' | 'public' | 'branch'): [typeof secretary, Wanted][] => [
    [deputy, { ...propose, scope }],
    [secretary, to('check')],
    [scope === 'branch' ? secretary : above, to('publish')],
  ]
  const withdrawn: [typeof secretary, Wanted] = [above, to('withdraw', '涉及个人')]
  for (const scope of ['unit', 'public'] as const)
    expect(take([...published(scope), withdrawn])).toMatchObject({ state: 'withdrawn' })
  expect(take([...published('branch'), withdrawn])).toBe('not-allowed')
})

test('C3.3c what is offered about published words is what the step allows', () => {
  const offered = (scope: 'unit' | 'branch', who: typeof secretary) =>
    stepsOpen({ state: 'published', scope }, who)
  expect(offered('branch', secretary)).toEqual({ correct: true, withdraw: true })
  expect(offered('branch', deputy)).toEqual({ correct: false, withdraw: true })
  expect(offered('branch', above)).toEqual({ correct: false, withdraw: false })
  expect(offered('unit', secretary)).toEqual({ correct: false, withdraw: true })
  expect(offered('unit', above)).toEqual({ correct: true, withdraw: true })
  expect(offered('unit', commissioner)).toEqual({ correct: false, withdraw: false })
})

test('C3.3c words are changed so often and no more; they can always be taken back', () => {
  const published: [typeof secretary, Wanted][] = [
    [deputy, propose],
    [secretary, to('check')],
    [secretary, to('publish')],
  ]
  const corrections = Array.from({ length: 57 }, (_, i): [typeof secretary, Wanted] => [
    secretary,
    { step: 'correct', process: `第${i}次`, result: '通过', reason: '改字' },
  ])
  const full = [...published, ...corrections]
  expect(take(full)).toMatchObject({ state: 'published', process: '第56次' })
  const [one] = corrections
  if (one) expect(take([...full, one])).toBe('publication-steps-full')
  expect(take([...full, [secretary, to('withdraw', '另议')]])).toMatchObject({ state: 'withdrawn' })
})

test('C3.3c within the branch the secretary puts words right, a deputy does not', () => {
  const published: [typeof secretary, Wanted][] = [
    [deputy, propose],
    [secretary, to('check')],
    [secretary, to('publish')],
  ]
  const corrected: Wanted = { step: 'correct', process: '改正', result: '通过', reason: '人数有误' }
  expect(take([...published, [deputy, corrected]])).toBe('publication-approval-missing')
  expect(take([...published, [secretary, corrected]])).toMatchObject({ process: '改正' })
})

test('C3.3c words that changed since they were looked at are not checked, approved or written over', () => {
  const anew: [typeof secretary, Wanted][] = [
    [deputy, propose],
    [deputy, { ...propose, result: '改了' }],
  ]
  expect(take([...anew, [secretary, { ...to('check'), seen: 1 }]])).toBe('publication-step-wrong')
  expect(
    take([
      [deputy, propose],
      [secretary, { ...propose, result: '另写', seen: 0 }],
    ]),
  ).toBe('publication-step-wrong')
  const checked: [typeof secretary, Wanted][] = [...anew, [secretary, to('check')]]
  expect(take([...checked, [secretary, { ...to('publish'), seen: 2 }]])).toBe(
    'publication-step-wrong',
  )
  expect(take([...checked, [secretary, to('publish')]])).toMatchObject({ result: '改了' })
})

test('C3.3c a step said again is one; not publishing is a decision with a reason', () => {
  const twice = take([
    [deputy, propose],
    [deputy, { ...propose, seen: 0 }],
  ])
  expect(twice).toMatchObject({ steps: [{ step: 'propose' }] })
  expect(take([[secretary, to('keep', '内部事务')]])).toMatchObject({
    state: 'kept',
    steps: [{ step: 'keep', reason: '内部事务' }],
  })
})

describe('C3.3c whose turn it is', () => {
  const standing = (...steps: [typeof secretary, Wanted][]) => {
    const reached = take(steps)
    if (reached === null || typeof reached === 'string') throw new Error(String(reached))
    return reached
  }
  const proposed = standing([secretary, propose])
  const beyond = standing([secretary, { ...propose, scope: 'unit' }], [deputy, to('check')])
  const checked = standing([secretary, propose], [deputy, to('check')])
  const led = { inCharge: ['m1'], committee: ['m1', 'm4'], unit: ['m3'] }

  test.each([
    ['nothing proposed yet: who is in charge', null, led, ['m1']],
    ['checked within the branch: who is in charge', checked, led, ['m1']],
    ['checked for the unit: the unit', beyond, led, ['m3']],
    ['proposed by who is in charge alone: the others of the committee', proposed, led, ['m4']],
    [
      'proposed by one of two in charge: both',
      proposed,
      { ...led, inCharge: ['m1', 'm2'] },
      ['m1', 'm2'],
    ],
    ['without a committee: who is in charge', proposed, { ...led, committee: [] }, ['m1']],
  ] as const)('%s', (_, before, facts, who) => expect(remindedOf(before, facts)).toEqual(who))

  test.each([
    ['who leads, before anybody proposed', null, 'm1', true, true],
    ['who leads, while it is to be approved in the branch', checked, 'm1', true, true],
    ['who leads not, while it waits for the unit', beyond, 'm1', true, false],
    ['another of the committee, to check', proposed, 'm4', false, true],
    ['not the proposer, who leads no more', proposed, 'm1', false, false],
    ['another of the committee not, once it is checked', checked, 'm4', false, false],
  ] as const)('asks %s', (_, before, me, leads, asked) =>
    expect(asksInBranch(before, { me, leads })).toBe(asked),
  )
})
