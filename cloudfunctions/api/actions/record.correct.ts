import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { appendEntry } from '../../core/steps/append-entry'
import { onActivity } from '../../core/steps/on-activity'

/**
 * Says after the closing what in the record is not right, as a sealed entry of its own (domain §7 #20): the words of the
 * record stay, the correction stands beside them with name, time and reason (C2.0f). The same tap twice is one.
 */
export const recordCorrect: Action<'record.correct'> = async (input, platform, caller) => {
  const found = await onActivity('record.correct', input.activityId, platform, caller)
  if (!found.ok) return found
  const { me } = found.value
  const { activityId, key, text, reason } = input
  const said = { key, text, reason, name: me.name, at: platform.now }
  const entry = await appendEntry(platform, activityId, ({ _id, sealed }) => {
    const before = sealed.corrections.find((one) => one.key === key)
    if (before) {
      const same = before.text === text && before.reason === reason
      return same ? yes({ already: _id }) : refuse('already-said')
    }
    return yes({
      addition: { kind: 'correction', key, name: me.name, reason, details: { text } },
      sealed: { corrections: [...sealed.corrections, said] },
    })
  })
  return entry.ok ? yes({ entryId: entry.value }) : entry
}
