import { cutAt, follows, headAt, placeAfter } from '../../cloudfunctions/core/domain/chain'
import { GENESIS, type SealKeys } from '../../cloudfunctions/core/domain/seal'

const KEYS: SealKeys = ['the running key', 'an older key']
const at = (seq: number) => ({ seq, digest: String(seq).repeat(64) })
const headOn = (seq: number, key = KEYS[0]) =>
  headAt({ ...at(seq), branchId: 'b0123456789a', branchName: '示例党支部' }, [key])
const behind = (seq: number) => ({ seq: seq + 1, previous: at(seq).digest })

test.each([
  ['before the first closing', null, null, { seq: 1, previous: GENESIS }, null],
  ['where head and chain end alike', headOn(2), at(2), behind(2), null],
  ['after a change of the key', headOn(2, KEYS[1]), at(2), behind(2), null],
  ['where the last entry was taken away', headOn(3), at(2), behind(3), 3],
  ['where all entries were taken away', headOn(3), null, behind(3), 1],
  ['where another entry stands at the end', headOn(2), { ...at(2), digest: GENESIS }, behind(2), 3],
  ['where the head was taken away', null, at(2), { ...behind(2), seq: 4 }, 3],
  ['where the head was put back', headOn(1), at(2), { ...behind(2), seq: 4 }, 3],
  ['where a head was forged', headOn(2, 'a guess'), at(2), { ...behind(2), seq: 4 }, 3],
  ['where a head was forged and nothing is there', headOn(2, 'a guess'), null, behind(0), 1],
])('C4.3d %s: the next place, and what is missing', (_, head, end, place, cut) => {
  const expected = place.seq === 1 ? { seq: 1, previous: GENESIS } : place
  expect(placeAfter(head, end, KEYS)).toEqual(expected)
  expect(cutAt(head, end, KEYS)).toBe(cut)
})

test('C4.3d without the keys a head is looked at, and its stamp is not', () => {
  expect(cutAt(headOn(2, 'a guess'), at(2), null)).toBeNull()
  expect(cutAt({ ...headOn(3), seq: 2 }, at(2), null)).toBe(3)
})

test.each([
  ['a first closing', 'a1', undefined, true],
  ['a second closing', 'a2', undefined, false],
  ['an addition to the newest entry', 'a2', 'e2', true],
  ['an addition to an older one', 'a2', 'e1', false],
  ['an addition to what is kept no longer', 'a1', 'e0', true],
])('C2.0f C4.3d %s', (_, activityId, of, may) => {
  const entry = { _id: 'e3', activityId, ...(of ? { addition: { of } } : {}) }
  expect(follows(entry, new Map([['a2', 'e2']]))).toBe(may)
})
