import type { Input, Instant } from '../../../../../typings/contract'
import { dayWords } from '../../../../lib/calendar'

export type FollowUp = Input<'resolution.decide'>['followUps'][number]
export type FollowUpRow = FollowUp & { key: number; line: string }

export const followUpRow = (
  { what, who, by }: FollowUp,
  key: number,
  now: Instant,
): FollowUpRow => ({
  ...{ what, who, by, key },
  line: by ? `${dayWords(by, now)}前` : '定个期限',
})

/** What is sent: rows that say nothing are none. */
export const followUpsOf = (rows: readonly FollowUpRow[]): FollowUp[] =>
  rows.flatMap(({ what, who, by }) => (what ? { what, who, by } : []))
