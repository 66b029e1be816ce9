import type {
  ContentItem,
  Material,
  Mode,
  Month,
  RecordDraft,
  RecordHint,
  Segment,
} from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf, HOUR, instantOf } from './calendar'
import { type Sitting, type Sittings, sittingsOf } from './phase'
import { readAlike } from './similarity'

type Day = Sittings & { mode: Mode }
/** What hints are held against: how the day was held, what it was to be about, how many matters were put to it. */
type Held = Pick<Day, 'mode'> & { items: readonly ContentItem[]; matters: number }

/**
 * May these words stand in the record? Parts lie within a sitting (which may overrun by an hour), and what was studied is
 * named by its title and an official link alone.
 * @returns refusals: `segment-outside-event` and `link-not-official` with the fields
 */
export function decideWords({ segments, materials }: RecordDraft, day: Day): Decision<null> {
  const outside = segments.flatMap((one, i) => (lies(one, day) ? [] : [`segments.${i}`]))
  if (outside.length > 0) return refuse('segment-outside-event', outside)
  const foreign = materials.flatMap((one, i) => (isOfficial(one) ? [] : [`materials.${i}.link`]))
  return foreign.length > 0 ? refuse('link-not-official', foreign) : yes(null)
}

const OVERRUN = HOUR

/** Whether a part lies within one of the sittings; a time of the clock that nobody wrote down lies anywhere. */
const lies = (segment: Segment, day: Day): boolean =>
  sittingsOf(day).some((sitting) => liesWithin(segment, sitting))

function liesWithin({ from, to }: Segment, { startsAt, endsAt }: Sitting): boolean {
  const at = (time: string) => {
    const sameDay = instantOf(dayOf(startsAt), time)
    // after midnight the clock begins again
    return sameDay < startsAt && dayOf(endsAt) !== dayOf(startsAt)
      ? instantOf(dayOf(endsAt), time)
      : sameDay
  }
  const times = [from, to].filter((time) => time !== null).map(at)
  const [first = startsAt, last = first] = times
  return first >= startsAt && last >= first && last <= endsAt + OVERRUN
}

/** Sites of public bodies and universities, and the central media that carry official texts (C3.1). */
export const OFFICIAL_SITES = [
  'gov.cn',
  'edu.cn',
  '12371.cn',
  'people.com.cn',
  'news.cn',
  'qstheory.cn',
].concat(['xinhuanet.com', 'cctv.com'])

function isOfficial({ link }: Material): boolean {
  if (link === '') return true
  const host = new URL(link).hostname
  return OFFICIAL_SITES.some((one) => host === one || host.endsWith(`.${one}`))
}

/**
 * Hints for the secretary alone before a record is closed; a hint is not a finding and blocks nothing (C3.3a, C3.9c, C3.9d).
 * @param earlier minutes of the branch that are closed
 * @returns the hints, and the months whose minutes read alike
 */
export function recordHints(
  draft: RecordDraft,
  { mode, items, matters }: Held,
  earlier: readonly { month: Month; content: string }[],
): { hints: RecordHint[]; alike: Month[] } {
  const alike = earlier
    .filter(({ content }) => readAlike(content, draft.content))
    .map(({ month }) => month)
  const hints: RecordHint[] = alike.length > 0 ? ['like_earlier'] : []
  if (mode === 'visit' && draft.outing !== true) hints.push('outing_unconfirmed')
  const deliberates = items.some(
    (one) => one.kind === 'required' && one.category === 'deliberation',
  )
  if (deliberates && matters === 0) hints.push('no_matter')
  return { hints, alike: [...new Set(alike)] }
}
