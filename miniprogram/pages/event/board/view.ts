import type { Input, Instant } from '../../../../typings/contract'
import { sittingShown } from '../../../components/event-card/sittings-held'
import {
  attendanceWords,
  lateWords,
  methodWords,
  standingWords,
  tickWords,
} from '../../../labels/register'
import { momentWords, timeOf } from '../../../lib/calendar'
import type { Board, Held } from './merge'

type Row = Board['missing'][number]
type Came = Board['arrived'][number]

/** Who came within these milliseconds is named as just come. */
const JUST = 60_000
const NAMED = 4

/** Why there is no code, or empty while there is one. */
function noCode({ board: { activity, codeClosed }, code, now }: Held): string {
  if (code) return ''
  if (now < activity.opensAt) return `${timeOf(activity.opensAt)} 开始登记`
  if (codeClosed) return '已停止扫码，请在下面点名字登记'
  if (activity.phase === 'open') return '这次不用扫码，请在下面点名字登记'
  return '登记时间已过，可在下面勾选补记'
}

/** `安然` `白帆` `等6人`: seen by the whole room, so that a name nobody sees there is noticed. */
function justCame(arrived: readonly Pick<Came, 'name' | 'at'>[], now: Instant): string[] {
  const names = arrived.filter(({ at }) => at !== null && now - at < JUST).map(({ name }) => name)
  return names.length > NAMED ? [...names.slice(0, NAMED), `等${names.length}人`] : names
}

const person = ({ memberId, name, group }: Row) => ({ memberId, name, note: group ?? '' })

/**
 * `数到24人，登记23人`; people online are in no room. Empty when it fits or nobody counted.
 * @param room everybody in it, at a day of several branches
 */
export function headsLine(
  { heads, arrived }: Pick<Board, 'heads' | 'arrived'>,
  room: Held['room'] = null,
): string {
  if (heads === null) return ''
  if (room) return heads === room.present ? '' : `数到${heads}人，各支部共登记${room.present}人`
  const online = arrived.filter(({ method }) => method === 'online').length
  const came = arrived.length - online
  if (heads === came) return ''
  return `数到${heads}人，登记${came}人${online > 0 ? `（线上${online}人另计）` : ''}`
}

export function boardView(held: Held) {
  const { board, now, waiting, room } = held
  const { activity, counts, arrived } = board
  const missing = board.missing.map(person)
  const onLeave = board.onLeave.map((row) => ({ ...person(row), note: attendanceWords.leave }))
  return {
    status: 'ready' as const,
    theme: activity.theme,
    when: momentWords(sittingShown(activity, null).startsAt, now),
    hasCode: held.code !== null,
    noCode: noCode(held),
    /** Before the register opens nobody can be marked. */
    open: now >= Math.min(activity.opensAt, activity.startsAt),
    present: counts.present,
    due: counts.due,
    just: justCame(room?.just ?? arrived, now),
    /** Of all branches together; empty at an own day. */
    room: room ? String(room.present) : '',
    missing,
    invitees: board.invitees.map(person),
    /** Whose leave the secretary may enter, or take back. */
    leavable: board.enterLeave ? [...missing, ...onLeave] : [],
    /** Codes can be ended, or opened again. */
    closable: held.code !== null || board.codeClosed,
    codeClosed: board.codeClosed,
    others: [
      ...onLeave,
      ...board.others.map((row) => ({ ...person(row), note: standingWords[row.standing] })),
    ],
    everybody: counts.due > 0 && missing.length === 0,
    arrived: arrived.map((one) => ({
      memberId: one.memberId,
      name: one.name,
      note: arrivalNote(one),
    })),
    heads: board.heads === null ? '' : String(board.heads),
    headsLine: headsLine(board, room),
    waiting: waiting.map(({ memberId, name, scannedAt }) => ({
      memberId,
      name,
      note: `${timeOf(scannedAt)} 扫码`,
    })),
  }
}

const arrivalNote = ({ at, late, method, note }: Pick<Came, 'at' | 'late' | 'method' | 'note'>) =>
  [at === null ? '' : timeOf(at), late ? '晚到' : '', methodWords[method], note]
    .filter(Boolean)
    .join(' · ')

/** How the recorder marks people; left to the minute of the tick when nothing is said of late. `note`: a few words why. */
export type How = { method: keyof typeof tickWords; late: keyof typeof lateWords; note: string }
export const PLAIN_HOW: How = { method: 'recorder', late: 'minute', note: '' }

export const howInput = ({
  method,
  late,
  note,
}: How): Pick<Input<'arrival.tick'>, 'method' | 'late' | 'note'> => ({
  method,
  ...(late === 'minute' ? {} : { late: late === 'late' }),
  ...(note.trim() ? { note: note.trim() } : {}),
})

/** `线上 · 晚到 · 手机没电`; empty for the plain way. */
export const howLine = ({ method, late, note }: How): string =>
  [
    method === PLAIN_HOW.method ? '' : tickWords[method],
    late === PLAIN_HOW.late ? '' : lateWords[late],
    note.trim(),
  ]
    .filter(Boolean)
    .join(' · ')
