import { ledgerLine } from '../../cloudfunctions/core/domain/ledger-line'
import { emptyDraft } from '../../cloudfunctions/core/domain/record'
import { registerOf } from '../../cloudfunctions/core/domain/register'

const START = Date.parse('2026-12-11T15:00:00+08:00')
const row = (
  memberId: string,
  stage: 'full' | 'probationary' | 'prospect',
  standing: 'due' | 'invitee',
) => ({
  memberId,
  name: memberId,
  stage,
  group: null,
  standing,
})

const lineOf = (over: object = {}) => {
  const arrivals = ['a', 'p', 'g'].map((memberId) => ({
    memberId,
    at: START,
    late: false,
    method: 'recorder' as const,
  }))
  return ledgerLine({
    activity: {
      _id: 'a00000000001',
      branchId: 'b00000000001',
      branchName: '教工第一党支部',
      month: '2026-12',
      makesUpFor: null,
      event: null,
      theme: '学习党章',
      items: [{ kind: 'required', category: 'study' }],
      mode: 'in_person',
      place: '会议室',
      startsAt: START,
      endsAt: START + 5_400_000,
      sessions: [],
      notice: { at: START - 9e8, leadDays: 10, verdict: 'on_time' },
      ...over,
    },
    draft: {
      ...emptyDraft({ recorderId: 'r', postedBy: 's', roster: [] }),
      outcome: '无后续事项',
      resolution: '',
    },
    chair: '主持',
    recorder: '记录',
    register: registerOf({
      roster: [
        row('a', 'full', 'due'),
        row('p', 'probationary', 'due'),
        row('x', 'full', 'due'),
        row('g', 'prospect', 'invitee'),
      ],
      arrivals,
      leaves: [],
      closed: true,
    }),
    resolutions: 2,
    mediaCount: 0,
    seq: 7,
    sealedAt: Date.parse('2026-12-12T00:30:00+08:00'),
  })
}

test('C4.3d the line is made from what happened: nothing in it is typed for the ledger', () => {
  expect(lineOf()).toMatchObject({
    entryId: 'led_b00000000001_00007',
    seq: 7,
    organiser: '教工第一党支部',
    organiserKind: 'branch',
    makesUpFor: null,
    chair: '主持',
    recorder: '记录',
    counts: { due: 3, present: 2, absent: 1, invitees: 1 },
    presentFull: 1,
    presentProbationary: 1,
    notice: { leadDays: 10, verdict: 'on_time' },
    mediaCount: 0,
    sealedOn: '2026-12-12',
  })
})

test('C2.3b domain §7 #15 the line names who held the day and the month made up for', () => {
  const event = { organiser: 'unit' as const, orgName: '计算机学院党总支' }
  expect(lineOf({ event, makesUpFor: '2026-11' })).toMatchObject({
    month: '2026-12',
    makesUpFor: '2026-11',
    organiser: '计算机学院党总支',
    organiserKind: 'unit',
  })
})
