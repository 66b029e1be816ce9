import type { Instant, MEDIA_CHECKS, MediaId, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { MAX_PICTURES, type MediaKind } from './clean-media'

/** The pictures or the clip of an activity, in the order they are shown (C4.3c). */

export type Verdict = (typeof MEDIA_CHECKS)[number]
export type MediaItem = {
  mediaId: MediaId
  kind: MediaKind
  fileId: string
  /** SHA-256 of the kept bytes, hex. */
  sha256: string
  bytes: number
  /** Milliseconds of a clip. */
  durationMs: number | null
  caption: string
  addedBy: MemberId
  addedAt: Instant
  addedLate: boolean
  /** Under which name the content check answers; null when none was asked or it has answered. */
  trace: string | null
  check: Verdict
  /** What the secretary decided about something held back. */
  decision: 'keep' | 'hide' | null
  inCopy: boolean
  /** Why it went out of the copy for publicity, or back in. */
  copyReason: string
  /** The bytes are gone and nobody erased them. */
  lost: boolean
  /** Kept as long as the minutes (D5). */
  archive: boolean
}

/** Whether one more of a kind has its place: nine pictures, or one clip. @returns `media-too-many`, `media-one-kind` */
export function decideRoom(items: readonly MediaItem[], kind: MediaKind): Decision<null> {
  const others = items.some((one) => one.kind !== kind)
  if (others) return refuse('media-one-kind')
  return items.length < (kind === 'clip' ? 1 : MAX_PICTURES) ? yes(null) : refuse('media-too-many')
}

/** What the check found risky is seen by those who keep the record alone, until the secretary lets it be seen. */
export const isHeld = ({ check, decision }: Pick<MediaItem, 'check' | 'decision'>): boolean =>
  decision === 'hide' || (check === 'risky' && decision !== 'keep')

/** Pictures that may be shown outside: nobody took them out of the copy, nothing holds them back (domain §7 #20). */
export const isForPublicity = (item: MediaItem): boolean =>
  item.kind === 'picture' && item.inCopy && !item.lost && !isHeld(item)

export type Wanted = { mediaId: MediaId; caption: string }

/**
 * The items in the order wanted, with the captions given; what is not named follows as it stood. Of a closed record the
 * order may change, and a caption may be written where there was none.
 * @returns refusals: `media-unknown`, `activity-sealed`
 */
export function decideArranging(
  items: readonly MediaItem[],
  wanted: readonly Wanted[],
  sealed: boolean,
): Decision<MediaItem[]> {
  const named: MediaItem[] = []
  for (const { mediaId, caption } of wanted) {
    const item = items.find((one) => one.mediaId === mediaId)
    if (!item || named.some((one) => one.mediaId === mediaId)) return refuse('media-unknown')
    const rewritten = item.caption !== '' && caption !== item.caption
    if (sealed && rewritten) return refuse('activity-sealed')
    named.push({ ...item, caption })
  }
  const ids = new Set(named.map((one) => one.mediaId))
  return yes([...named, ...items.filter((one) => !ids.has(one.mediaId))])
}
