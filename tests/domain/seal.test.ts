import fc from 'fast-check'
import { entryIdOf } from '../../cloudfunctions/core/domain/identity'
import {
  canonicalJson,
  firstBroken,
  GENESIS,
  sealEntry,
} from '../../cloudfunctions/core/domain/seal'

const BRANCH = 'b0123456789a'
const KEYS = ['the running key', 'an older key'] as const
function chain(length: number) {
  const entries: (Parameters<typeof firstBroken>[0][number] & { text: string })[] = []
  for (let seq = 1; seq <= length; seq++) {
    const previous = entries.at(-1)?.digest ?? GENESIS
    const content = {
      _id: entryIdOf(BRANCH, seq),
      branchId: BRANCH,
      seq,
      text: `第${seq}次`,
      previous,
    }
    entries.push(sealEntry(content, KEYS))
  }
  return entries
}

test('the same facts give the same text, whatever their order', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, e: true })).toBe(
    '{"b":[1,{"c":"x","d":null}],"e":true}',
  )
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
})

test('C4.3d an untouched chain holds', () => {
  expect(firstBroken([], true, KEYS)).toBeNull()
  expect(firstBroken(chain(12), true, KEYS)).toBeNull()
  expect(firstBroken(chain(12).slice(5), false, KEYS)).toBeNull()
})

test('C4.3d a chain that lost its beginning does not pass as whole', () => {
  expect(firstBroken(chain(3).slice(1), true, KEYS)).toMatchObject({ seq: 2 })
})

const change = fc.constantFrom('text', 'digest', 'previous', 'seq', 'remove', 'swap', 'reseal')
test('C4.3d any change to any entry is found, and the first one is named', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 9 }), fc.nat(7), change, (length, place, what) => {
      const entries = chain(length)
      const at = place % (length - 1)
      const entry = entries[at]
      const next = entries[at + 1]
      if (!entry || !next) return false
      if (what === 'text') entries[at] = { ...entry, text: '改' }
      if (what === 'digest') entries[at] = { ...entry, digest: GENESIS }
      if (what === 'previous') entries[at] = { ...entry, previous: 'f'.repeat(64) }
      if (what === 'seq') entries[at] = { ...entry, seq: entry.seq + 1 }
      if (what === 'remove') entries.splice(at, 1)
      if (what === 'swap') entries.splice(at, 2, next, entry)
      const { digest: _, stamp: __, ...content } = entry
      if (what === 'reseal') entries[at] = sealEntry({ ...content, text: '改后重封' }, KEYS)
      const broken = firstBroken(entries, true, KEYS)
      expect(broken).not.toBeNull()
      const first = what === 'reseal' ? at + 1 : at
      expect(broken?.entryId).toBe(entries[first]?._id)
      return true
    }),
    { numRuns: 300 },
  )
})
