import * as z from 'zod'
import {
  OUTCOMES,
  PUBLICATION_SCOPES,
  PUBLICATION_STATES,
  PUBLICATION_STEPS,
  RESOLUTION_KINDS,
  VOTE_METHODS,
} from './decision-words'
import {
  ActivityId,
  Day,
  Instant,
  Line,
  MemberId,
  Prose,
  RequestKey,
  ResolutionId,
} from './primitives'
import { OrgName } from './shared'

/** Voting members due, and those of them present at one minute (domain §2.2). */
export const Base = z.object({ at: Instant, votingDue: z.int(), present: z.int() })
export type Base = z.infer<typeof Base>

export const FollowUp = z.strictObject({
  what: Line(100),
  who: Line(40, 0),
  by: Day.nullable(),
})

/** What the vote said; `opinions` are written ones of absent voters, for admission and confirmation alone. */
const Votes = {
  yes: z.int().min(0).max(500),
  no: z.int().min(0).max(500),
  abstain: z.int().min(0).max(500),
  opinions: z.int().min(0).max(500),
}
export const VoteResult = z.object({
  method: z.enum(VOTE_METHODS),
  ...Votes,
  outcome: z.enum(OUTCOMES),
  /** Why it was deferred; empty otherwise. */
  reason: z.string(),
  at: Instant,
})
export type VoteResult = z.infer<typeof VoteResult>

/** What others read of a matter: how it was decided, and what. */
export const PublishedWords = z.object({ process: z.string(), result: z.string() })

export const Published = PublishedWords.extend({
  state: z.enum(PUBLICATION_STATES),
  scope: z.enum(PUBLICATION_SCOPES),
  publishedAt: Instant.nullable(),
  /** Who did what when, oldest first. */
  steps: z.array(
    z.object({
      step: z.enum(PUBLICATION_STEPS),
      name: z.string(),
      at: Instant,
      reason: z.string(),
      /** Words that could be read until this step put them right or took them back; null where it did neither. */
      before: PublishedWords.nullable(),
    }),
  ),
})
export type Published = z.infer<typeof Published>

/** A matter as the branch sees it; of confidential ones others see only that there was one. */
export const Resolution = z.object({
  resolutionId: ResolutionId,
  activityId: ActivityId,
  branch: OrgName,
  kind: z.enum(RESOLUTION_KINDS),
  confidential: z.boolean(),
  topic: z.string(),
  proposer: z.string(),
  why: z.string(),
  discussion: z.string(),
  base: Base,
  result: VoteResult.nullable(),
  followUps: z.array(FollowUp.extend({ doneOn: Day.nullable() })),
  publication: Published.nullable(),
  /** Whether branch and record still let it be changed. */
  open: z.boolean(),
})
export type Resolution = z.infer<typeof Resolution>

/** A matter is put to the meeting; who has a vote and is there is kept as of this minute (C3.3a, domain §7 #10). */
export const resolutionOpen = {
  input: z.strictObject({
    activityId: ActivityId,
    key: RequestKey,
    kind: z.enum(RESOLUTION_KINDS),
    topic: Line(60, 2),
    proposer: Line(40),
    why: Line(200, 0),
  }),
  output: z.object({ resolutionId: ResolutionId, base: Base }),
}

/**
 * Who is there is looked at anew, just before the vote: who came, without those who left again; of the committee also who
 * is there without being on the day's register. A result reached by others no longer holds.
 */
export const resolutionCapture = {
  input: z.strictObject({
    resolutionId: ResolutionId,
    /** Who of the voters is not in the room at this minute; null: as it was last said. */
    left: z.array(MemberId).max(500).nullable(),
  }),
  output: z.object({
    base: Base,
    /** Who has a vote and came, in roster order; of the committee everybody. `left`: not in the room. */
    voters: z.array(z.object({ memberId: MemberId, name: z.string(), left: z.boolean() })),
  }),
}

/** The meeting has decided; the outcome is computed, never typed (C3.3b). */
export const resolutionDecide = {
  input: z.strictObject({
    resolutionId: ResolutionId,
    discussion: Prose(2000),
    method: z.enum(VOTE_METHODS),
    ...Votes,
    /** Why an important matter is left to the next meeting, when the sides were close. */
    deferReason: Line(200, 0),
    followUps: z.array(FollowUp).max(10),
  }),
  output: z.object({ outcome: z.enum(OUTCOMES) }),
}

export const resolutionDrop = {
  input: z.strictObject({ resolutionId: ResolutionId }),
  output: z.object({}),
}

/** Something that was decided to be done is done. */
export const followUpDone = {
  input: z.strictObject({ resolutionId: ResolutionId, index: z.int().min(0).max(9) }),
  output: z.object({ doneOn: Day }),
}

/** The matters of a theme day. */
export const resolutionsShow = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    now: Instant,
    theme: z.string(),
    resolutions: z.array(Resolution),
    may: z.object({
      open: z.boolean(),
      publish: z.boolean(),
      /** Matters whose proposed words the caller may check: somebody else does where there is a committee of several. */
      check: z.array(ResolutionId),
      approve: z.boolean(),
    }),
  }),
}
