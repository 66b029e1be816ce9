import fc from 'fast-check'
import { entryIdOf } from '../../cloudfunctions/core/domain/identity'
import { eraseEntry, firstBroken, GENESIS, sealEntry } from '../../cloudfunctions/core/domain/seal'

const BRANCH = 'b0123456789a'
const ERASED_AT = Date.parse('2030-01-01T03:00:00+08:00')
const KEYS = ['the running key', 'an older key'] as const
type Entry = Parameters<typeof firstBroken>[0][number]

/** A chain of which the entries at these places were erased. */
function chain(length: number, erased: readonly number[]) {
  const entries: ReturnType<typeof sealEntry<ReturnType<typeof contentAt>>>[] = []
  for (let seq = 1; seq <= length; seq++)
    entries.push(sealEntry(contentAt(seq, entries.at(-1)?.digest ?? GENESIS), KEYS))
  return entries.map(
    (one, i): Entry => (erased.includes(i) ? eraseEntry(one, ERASED_AT, KEYS) : one),
  )
}
const contentAt = (seq: number, previous: string) => ({
  _id: entryIdOf(BRANCH, seq),
  branchId: BRANCH,
  branchName: '示例党支部',
  seq,
  year: 2000 + seq,
  text: `第${seq}次,张三到会`,
  previous,
})

test('D5 C4.3d a chain holds whichever entries were erased, and nothing of what they said is left', () => {
  const places = fc.uniqueArray(fc.nat(7), { maxLength: 8 })
  fc.assert(
    fc.property(places, (erased) => {
      const entries = chain(8, erased)
      expect(firstBroken(entries, true, KEYS)).toBeNull()
      expect(firstBroken(entries, true, null)).toBeNull()
      for (const at of erased) expect(JSON.stringify(entries[at])).not.toContain('张三')
    }),
  )
})

test.each([
  ['words put back in', (one: Entry) => ({ ...one, text: '另一段话' })],
  ['another year', (one: Entry) => ({ ...one, year: 2020 })],
  ['another day of its erasing', (one: Entry) => ({ ...one, erasedAt: ERASED_AT + 1 })],
  ['another digest', (one: Entry) => ({ ...one, digest: GENESIS })],
  ['another link', (one: Entry) => ({ ...one, previous: 'f'.repeat(64) })],
  ['the mark taken away', ({ erased: _, ...one }: Entry & { erased?: true }) => one as Entry],
])('D5 C4.3d an erased entry cannot be changed: %s', (_, change) => {
  const entries = chain(5, [2])
  const third = entries[2]
  if (!third) throw new Error('the chain is too short')
  entries[2] = change(third)
  expect(firstBroken(entries, true, KEYS)).toMatchObject({ seq: 3 })
})

test('D5 C4.3d nobody without the key can pass an entry off as erased to hide what it says', () => {
  const entries = chain(5, [])
  const third = entries[2]
  if (!third) throw new Error('the chain is too short')
  const link = third as Entry & { branchName: string; year: number }
  entries[2] = eraseEntry(link, ERASED_AT, ['a guess'])
  expect(firstBroken(entries, true, KEYS)).toMatchObject({ seq: 3 })
  // the stamp of the closing is not one of the erasing
  entries[2] = { ...eraseEntry(link, ERASED_AT, ['a guess']), stamp: link.stamp }
  expect(firstBroken(entries, true, KEYS)).toMatchObject({ seq: 3 })
})

test.each([
  ['2009-01-01T00:00+08:00', null],
  ['2008-12-31T23:59+08:00', { seq: 3 }],
  ['not at all', { seq: 3 }],
])('D5 C4.3d what 2003 said may be gone since 2009 at the earliest: erased %s', (at, broken) => {
  const entries = chain(5, [])
  const third = entries[2] as Entry & { branchName: string; year: number }
  entries[2] = eraseEntry(third, Date.parse(at), KEYS)
  for (const keys of [KEYS, null]) {
    const found = firstBroken(entries, true, keys)
    if (broken) expect(found).toMatchObject(broken)
    else expect(found).toBeNull()
  }
})
