/** @jest-environment node */
import fc from 'fast-check'
import { countsOf, registerOf } from '../../cloudfunctions/core/domain/register'
import { type Board, holding, withCame } from '../../miniprogram/pages/event/board/merge'
import type { Standing } from '../../typings/contract'
import { ANNA, aBoard, aRow, at, BEN, type Came, came, counts, standing } from './facts'

const START = at('2026-12-05T14:30')

type Person = { standing: Standing; onLeave: boolean; minute: number | null; late: boolean }
const STANDINGS: Standing[] = [
  'due',
  'exempt',
  'mobile',
  'in_transfer',
  'seconded',
  'excluded',
  'invitee',
  'visiting_leader',
]
const persons = fc.array(
  fc.record<Person>({
    standing: fc.constantFrom('due', 'due', 'due', ...STANDINGS),
    onLeave: fc.boolean(),
    minute: fc.option(fc.integer({ min: 0, max: 90 })),
    late: fc.boolean(),
  }),
  { maxLength: 30 },
)

/** The board as the server answers it when asked for everything. */
function everything(people: readonly Person[], arrivals: readonly Came[]): Board {
  const roster = people.map(({ standing: as }, index) => ({
    memberId: `m${index}`,
    name: `人${index}`,
    standing: as,
    stage: 'full' as const,
    group: null,
  }))
  const leaves = roster.filter((_, index) => people[index]?.onLeave)
  const register = registerOf({ roster, arrivals, leaves, closed: false })
  const rows = (keep: (row: (typeof register)[number]) => boolean) =>
    register.filter(keep).map(({ memberId, name }) => aRow(memberId, name))
  const guest = (as: Standing) => as === 'invitee' || as === 'visiting_leader'
  const outside = (row: (typeof register)[number]) => row.standing !== 'due' && !guest(row.standing)
  return standing({
    counts: countsOf(register),
    arrived: [...arrivals].sort((a, b) => (b.at ?? 0) - (a.at ?? 0)),
    missing: rows((row) => row.standing === 'due' && row.state === 'unmarked'),
    onLeave: rows((row) => row.state === 'leave'),
    others: register
      .filter((row) => outside(row) && row.state !== 'present')
      .map((row) => ({ ...aRow(row.memberId, row.name), standing: row.standing })),
    invitees: rows((row) => guest(row.standing) && row.state !== 'present'),
  })
}

/** One arrival each, no two at the same moment. */
const arrivalsOf = (people: readonly Person[]): Came[] =>
  people.flatMap(({ standing: as, minute, late }, index) =>
    minute === null
      ? []
      : [
          came({
            memberId: `m${index}`,
            name: `人${index}`,
            standing: as,
            at: START + minute * 60_000 + index,
            late: as === 'due' && late,
          }),
        ],
  )

test('F2 what came after is merged into the board exactly as a full answer would show it', () => {
  fc.assert(
    fc.property(persons, fc.nat(30), fc.nat(30), (people, known, repeated) => {
      const all = arrivalsOf(people)
      const before = everything(people, all.slice(0, known))
      const news = all.slice(Math.max(0, known - repeated))
      expect(withCame(before, news)).toEqual(everything(people, all))
    }),
  )
})

test('told twice, in any order and in any portions, the same people come once', () => {
  fc.assert(
    fc.property(
      persons.chain((people) =>
        fc.tuple(fc.constant(people), fc.shuffledSubarray([...arrivalsOf(people)])),
      ),
      fc.integer({ min: 1, max: 5 }),
      ([people, news], portion) => {
        const whole = withCame(everything(people, []), news)
        let board = everything(people, [])
        for (let from = 0; from < news.length; from += portion) {
          board = withCame(board, news.slice(from, from + portion))
          board = withCame(board, news.slice(0, from + portion))
        }
        expect(board).toEqual(whole)
        expect(withCame(board, [])).toBe(board)
      },
    ),
  )
})

test('a full answer takes the place of what was held, a short one is added to it', () => {
  const first = holding(null, aBoard({ board: standing({ missing: [aRow(ANNA, '安然')] }) }))
  const short = aBoard({ board: null, came: [came()], code: null })
  const second = holding(first, short)
  expect(second).toMatchObject({ code: null, board: { missing: [], arrived: [{ name: '安然' }] } })
  const full = aBoard({ board: standing({ missing: [aRow(BEN, '白帆')], counts: counts() }) })
  expect(holding(second, full)?.board).toEqual(full.board)
  expect(holding(null, short)).toBeNull()
})
