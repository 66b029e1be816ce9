import type { Arrival, Counts, Output } from '../../../../typings/contract'

type Shown = Output<'board.show'>
export type Board = NonNullable<Shown['board']>

/** The last full answer with what came after it. */
export type Held = Pick<Shown, 'now' | 'code' | 'mark' | 'waiting' | 'room'> & { board: Board }

/** What the board holds after an answer; null when the first one brought no board. */
export function holding(
  held: Held | null,
  { now, code, mark, waiting, room, ...news }: Shown,
): Held | null {
  const board = news.board ?? (held && withCame(held.board, news.came))
  return board && { now, code, mark, waiting, room, board }
}

/**
 * The board with those who came by code since: as a full answer would show it, however often the same people are told.
 */
export function withCame(board: Board, came: readonly Arrival[]): Board {
  const known = new Set(board.arrived.map(({ memberId }) => memberId))
  const fresh = came.filter(({ memberId }) => !known.has(memberId) && known.add(memberId))
  if (fresh.length === 0) return board
  const here = new Set(fresh.map(({ memberId }) => memberId))
  const onLeave = new Set(board.onLeave.map(({ memberId }) => memberId))
  const away = <T extends { memberId: string }>(rows: readonly T[]) =>
    rows.filter(({ memberId }) => !here.has(memberId))
  return {
    ...board,
    counts: fresh.reduce(
      (counts, one) => counted(counts, one, onLeave.has(one.memberId)),
      board.counts,
    ),
    arrived: [...fresh, ...board.arrived].sort((a, b) => (b.at ?? 0) - (a.at ?? 0)),
    missing: away(board.missing),
    onLeave: away(board.onLeave),
    others: away(board.others),
    invitees: away(board.invitees),
  }
}

/** Having come beats having asked for leave; guests are counted when they come, the others stand outside. */
function counted(counts: Counts, { standing, late }: Arrival, wasOnLeave: boolean): Counts {
  if (standing === 'invitee') return { ...counts, invitees: counts.invitees + 1 }
  if (standing === 'visiting_leader') return { ...counts, visitors: counts.visitors + 1 }
  if (standing !== 'due') return counts
  return {
    ...counts,
    present: counts.present + 1,
    late: counts.late + (late ? 1 : 0),
    leave: counts.leave - (wasOnLeave ? 1 : 0),
    unmarked: counts.unmarked - (wasOnLeave ? 0 : 1),
  }
}
