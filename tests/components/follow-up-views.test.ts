import {
  assignments,
  briefableChoices,
  brieferChoices,
  coverageView,
} from '../../miniprogram/pages/branch/coverage/view'
import { afterView } from '../../miniprogram/pages/event/detail/after/view'
import { detailView } from '../../miniprogram/pages/event/detail/view'
import type { Briefing, Objection, Output } from '../../typings/contract'
import { ACTIVITY, ANNA, anActivity, at, BEN, branch, counts, NOW, person } from './facts'

const aBriefing = (part: Partial<Briefing> = {}): Briefing => ({
  activityId: ACTIVITY,
  memberId: BEN,
  name: '白帆',
  brieferId: ANNA,
  briefer: '安然',
  state: 'assigned',
  on: null,
  note: '',
  ...part,
})
const anObjection = (part: Partial<Objection> = {}): Objection => ({
  activityId: ACTIVITY,
  memberId: BEN,
  name: '白帆',
  text: '我当天在场',
  at: at('2026-12-01T10:00'),
  answer: null,
  answeredAt: null,
  ...part,
})
const may = { ...anActivity().may, object: true }

describe('after the day', () => {
  test('the briefer says when it was told; a leader looks at it; the person reads who will', () => {
    const ofBriefer = afterView(anActivity({ briefings: [aBriefing()] }))
    expect(ofBriefer.briefings).toMatchObject([
      { title: '白帆', note: '由安然补课', state: '待补课', mayDone: true, mayClose: false },
    ])
    const held = aBriefing({ state: 'done', on: '2026-12-01', note: '讲了要点' })
    const ofLeader = afterView(anActivity({ briefings: [held], leads: true }))
    expect(ofLeader.briefings).toMatchObject([
      { note: '由安然补课 · 12月1日 · 讲了要点', mayDone: false, mayClose: true },
    ])
    const ofPerson = afterView(anActivity({ briefings: [aBriefing()], me: BEN, leads: false }))
    expect(ofPerson.briefings).toMatchObject([{ title: '由安然给我补课', mayDone: false }])
  })

  test('C3.5b an objection is open until it is answered, by somebody else than its owner', () => {
    const view = (objections: Objection[], me = ANNA, leads = true) =>
      afterView(anActivity({ objections, me, leads, may }))
    expect(view([anObjection()]).objections).toMatchObject([{ title: '白帆', mayAnswer: true }])
    expect(view([anObjection()], BEN)).toMatchObject({
      mayObject: false,
      objections: [{ title: '我的异议', state: '12月1日提出', mayAnswer: false }],
    })
    // a leader is told who answers the own one
    expect(view([anObjection()], BEN, true).objections).toMatchObject([
      { answer: expect.stringContaining('上级党组织'), mayAnswer: false },
    ])
    expect(view([anObjection()], BEN, false).objections).toMatchObject([{ answer: '' }])
    const answered = anObjection({ answer: '已补登', answeredAt: NOW })
    expect(view([answered], BEN, false)).toMatchObject({
      mayObject: true,
      objections: [{ answer: '答复：已补登', state: '' }],
    })
  })

  test('a day that was called off counts nobody', () => {
    const shown = anActivity({ counts: counts(), may }, { phase: 'cancelled' })
    expect(detailView(shown).counts).toEqual([])
  })
})

type Shown = Output<'coverage.show'>
const row = (
  memberId: string,
  name: string,
  state: Shown['rows'][number]['state'],
  over: Partial<Shown['rows'][number]> = {},
): Shown['rows'][number] => ({
  memberId,
  name,
  group: null,
  state,
  activityId: null,
  briefing: null,
  ...over,
})
const aCoverage = (part: Partial<Shown> = {}): Shown => ({
  now: NOW,
  month: '2026-12',
  branch,
  branches: [branch],
  rows: [
    row('m1', '安然', 'attended', { activityId: ACTIVITY }),
    row('m2', '白帆', 'absent', { activityId: ACTIVITY }),
    row('m3', '程远', 'on_leave', { activityId: 'a00000000002', briefing: aBriefing() }),
    row('m4', '戴宁', 'not_contacted'),
  ],
  briefers: [{ ...person(ANNA, '安然'), activityIds: [ACTIVITY, 'a00000000002'] }],
  talk: [],
  ...part,
})

describe('who was met this month', () => {
  test('C2.0a first those who can still be met, each once, without a total', () => {
    const view = coverageView(aCoverage())
    expect(view.groups.map(({ title, people }) => [title, people.map(({ name }) => name)])).toEqual(
      [
        ['没有到会，也没有说明', ['白帆']],
        ['请假，还没有补课', ['程远']],
        ['在外地，还没有联系上', ['戴宁']],
        ['已到会', ['安然']],
      ],
    )
    expect(JSON.stringify(view)).not.toMatch(/%|率|共\d/)
    expect(view).toMatchObject({ talk: '', mayBrief: true, hasNext: false })
  })

  test('who missed the day can be briefed; each day is a call of its own', () => {
    expect(briefableChoices(aCoverage()).map(({ name, note }) => [name, note])).toEqual([
      ['白帆', '没有到会，也没有说明'],
      ['程远', '由安然补课'],
    ])
    expect(assignments(aCoverage(), ['m2', 'm3', 'm1'])).toEqual([
      { activityId: ACTIVITY, memberIds: ['m2'] },
      { activityId: 'a00000000002', memberIds: ['m3'] },
    ])
    expect(coverageView(aCoverage({ briefers: [] })).mayBrief).toBe(false)
  })

  test('only who was there that very day is offered to tell of it', () => {
    const anna = { ...person(ANNA, '安然'), activityIds: [ACTIVITY] }
    const ben = { ...person(BEN, '白帆'), activityIds: [ACTIVITY, 'a00000000002'] }
    const shown = aCoverage({ briefers: [anna, ben] })
    const offered = (...missed: string[]) =>
      brieferChoices(shown, missed).map(({ memberId }) => memberId)
    expect(offered('m2')).toEqual([ANNA, BEN])
    expect(offered('m3')).toEqual([BEN])
    expect(offered('m2', 'm3')).toEqual([BEN])
    expect(briefableChoices(aCoverage({ briefers: [anna] })).map(({ name }) => name)).toEqual([
      '白帆',
    ])
  })

  test('domain §2.4 a reason to talk is said calmly, by name', () => {
    expect(coverageView(aCoverage({ talk: [person(BEN, '白帆')] })).talk).toBe('白帆')
  })
})
