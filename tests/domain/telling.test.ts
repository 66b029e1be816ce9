import { messageIdOf } from '../../cloudfunctions/core/domain/identity'
import { isTelling, tellingSubject, toldBy } from '../../cloudfunctions/core/domain/telling'

const posted = { _id: 'a00000000001', revisions: [] as unknown[], cancelled: null }
const changed = { ...posted, revisions: [{}, {}] }
const off = { ...changed, cancelled: {} }
const M = 'm0000000000001'
const message = (kind: 'notice' | 'change', subject: string) => ({
  _id: messageIdOf(kind, subject, M),
  kind,
  memberId: M,
})

test('C2.2b every change and the calling off is told anew; what was told before is outdated', () => {
  const states = [posted, { ...posted, revisions: [{}] }, changed, off]
  const subjects = states.map(tellingSubject)
  expect(new Set(subjects).size).toBe(4)
  for (const [i, state] of states.entries()) {
    const telling = subjects.filter((subject) => isTelling(state, message('change', subject)))
    expect(telling).toEqual([subjects[i]])
  }
})

test('C2.2c a newcomer is told by a notice how things stand after a change', () => {
  expect(isTelling(changed, message('notice', tellingSubject(changed)))).toBe(true)
  expect(isTelling(changed, message('notice', posted._id))).toBe(false)
})

test.each([
  ['sent', { state: 'sent', settledAt: 5, toldBy: null }, { by: 'message', at: 5 }],
  [
    'told in the group',
    { state: 'told', settledAt: 5, toldBy: 'group' as const },
    { by: 'group', at: 5 },
  ],
  [
    'told, nobody said how',
    { state: 'told', settledAt: 5, toldBy: null },
    { by: 'in_person', at: 5 },
  ],
  ['owed', { state: 'owed', settledAt: null, toldBy: null }, null],
  ['unreachable', { state: 'unreachable', settledAt: 5, toldBy: null }, null],
])('C2.2c how somebody was told: %s', (_, stored, way) => expect(toldBy(stored)).toEqual(way))
