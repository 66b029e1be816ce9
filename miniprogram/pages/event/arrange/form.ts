import type { Input, OffCampus, Output } from '../../../../typings/contract'
import { oneLine } from '../../../components/event-fields/fields'
import { NOTHING_SETTLED } from '../../../labels/off-campus'

export type Shown = Output<'activity.arrangement'>
export type Arrangement = Shown['arrangement']
/** What the leader has chosen so far. */
export type Form = Omit<Arrangement, 'arranged' | 'offCampus'> & { offCampus: OffCampus }

/** Opens as the day is arranged now. */
export const formOf = ({ recorderId, invited, visiting, offCampus }: Arrangement): Form => ({
  recorderId,
  invited,
  visiting,
  offCampus: offCampus ?? NOTHING_SETTLED,
})

const trimmed = (words: OffCampus): OffCampus | null => {
  const pairs = Object.entries(words).map(([key, text]) => [key, oneLine(text)])
  return pairs.some(([, text]) => text) ? (Object.fromEntries(pairs) as OffCampus) : null
}

/** Whether anything is arranged otherwise than before. */
export const isChanged = (form: Form, before: Arrangement): boolean =>
  JSON.stringify(wordsOf(form)) !== JSON.stringify(wordsOf(formOf(before)))

const wordsOf = ({ recorderId, invited, visiting, offCampus }: Form) => ({
  recorderId,
  invited: [...invited].sort(),
  visiting: [...visiting].sort(),
  offCampus: trimmed(offCampus),
})

/** The call that arranges the day. */
export const inputOf = (
  form: Form,
  { activityId, arranged }: { activityId: string; arranged: number },
): Input<'activity.arrange'> => ({ activityId, arranged, ...wordsOf(form) })
