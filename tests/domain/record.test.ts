import type { RecordDraft } from '../../cloudfunctions/core/contract'
import {
  decideClose,
  decideSave,
  emptyDraft,
  lacksOf,
  usualChair,
} from '../../cloudfunctions/core/domain/record'

const times = { startsAt: 100, endsAt: 200, cancelled: null, sealedAt: null }
const posted = (recorderId: string | null, postedBy = 'outside') => ({
  recorderId,
  postedBy,
  roster: [{ memberId: 's' }],
})
const full: RecordDraft = {
  ...emptyDraft(posted('m1')),
  chairId: 'm2',
  content: '学习',
  outcome: '无后续事项',
}
const same = { stored: 3, given: 3 }
const close = (draft: Partial<RecordDraft>, over: { now?: number; times?: object } = {}) =>
  decideClose({ ...times, ...over.times }, same, {
    draft: { ...full, ...draft },
    now: over.now ?? 300,
  })

test('C2.0d an empty record lacks the four things that only people can write', () => {
  expect(lacksOf(emptyDraft(posted(null)))).toEqual(['chair', 'recorder', 'content', 'outcome'])
  expect(lacksOf(emptyDraft(posted('m1')))).toEqual(['chair', 'content', 'outcome'])
  // nobody was named: who posted the day writes, if of the branch
  expect(emptyDraft(posted(null, 's')).recorderId).toBe('s')
})

test('C2.0d of those who lead the branch the first who came has chaired, unless somebody says otherwise', () => {
  expect(usualChair(['secretary', 'deputy'], new Set(['deputy', 'secretary']))).toBe('secretary')
  expect(usualChair(['secretary', 'deputy'], new Set(['deputy', 'member']))).toBe('deputy')
  expect(usualChair(['secretary', 'deputy'], new Set(['member']))).toBeNull()
  expect(lacksOf(emptyDraft(posted('m1'), 'deputy'))).toEqual(['content', 'outcome'])
})

test('C4.3c, F6, F9 a record closes without pictures, without codes, with one line of text', () => {
  expect(close({ content: '学' })).toMatchObject({ ok: true })
})

test.each([
  ['C2.0d no chair', { chairId: null }, ['chair']],
  ['C2.0d no recorder', { recorderId: null }, ['recorder']],
  ['C2.0e no outcome', { outcome: '' }, ['outcome']],
  ['C2.0d no content', { content: '' }, ['content']],
  ['C4.2b the flag does not apply, without a reason', { flag: 'not_applicable' }, ['venueNote']],
  ['C4.2c the badge does not apply, without a reason', { badge: 'not_applicable' }, ['venueNote']],
] as const)('%s', (_, draft, fields) => {
  expect(close(draft)).toEqual({ ok: false, code: 'record-incomplete', fields })
})

test.each([
  ['C4.2b the flag does not apply outdoors', { flag: 'not_applicable', venueNote: '户外' }],
  ['C4.2b no flag is an answer', { flag: 'no' }],
  ['C4.2c nobody wore a badge is an answer', { badge: 'no' }],
  ['C4.2b neither is asked for', { flag: null, badge: null }],
] as const)('%s', (_, draft) => expect(close(draft)).toMatchObject({ ok: true }))

test.each([
  ['before the start', { now: 99 }, 'record-too-early'],
  ['at the start', { now: 100 }, 'ok'],
  ['C4.3b weeks later, for ever', { now: 9e12 }, 'ok'],
  ['called off', { times: { cancelled: { at: 1, reason: '' } } }, 'activity-cancelled'],
  ['closed already', { times: { sealedAt: 1 } }, 'activity-sealed'],
])('C4.3b closing %s', (_, over, outcome) => {
  const answer = close({}, over)
  expect(answer.ok ? 'ok' : answer.code).toBe(outcome)
})

test('two recorders never overwrite each other', () => {
  expect(decideSave(times)).toMatchObject({ ok: true })
  expect(decideSave({ ...times, sealedAt: 1 })).toMatchObject({ code: 'activity-sealed' })
  expect(decideClose(times, { stored: 4, given: 3 }, { draft: full, now: 300 })).toMatchObject({
    code: 'record-changed',
  })
})
