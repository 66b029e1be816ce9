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
  FeedbackId,
  Instant,
  Line,
  MemberId,
  OrgId,
  Prose,
  RequestKey,
  ResolutionId,
} from './primitives'
import { OrgName } from './shared'

/** Voting members due, and those of them present at one minute (domain §2.2). */
export const Base = z.object({ at: Instant, votingDue: z.int(), present: z.int() })
export type Base = z.infer<typeof Base>

const FollowUp = z.strictObject({
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

const PublishedWords = z.object({ process: z.string(), result: z.string() })

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

/** Who is there is looked at anew, just before the vote: who came, without those who left again. */
export const resolutionCapture = {
  input: z.strictObject({
    resolutionId: ResolutionId,
    /** Who came and is not in the room at this minute; null: as it was last said. */
    left: z.array(MemberId).max(500).nullable(),
  }),
  output: z.object({
    base: Base,
    /** Who has a vote and came, in roster order. */
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
      check: z.boolean(),
      approve: z.boolean(),
    }),
  }),
}

/** Whether the platform finds the words risky that the caller typed for others; a hint, and nothing waits for it. */
const Doubt = z.boolean()

const About = {
  resolutionId: ResolutionId,
  /** How many steps had been taken on the page the caller looked at: nobody approves words unseen. */
  seen: z.int().min(0).max(10_000),
}
/** One step of a publication (C3.3c). */
export const publicationStep = {
  input: z.discriminatedUnion('step', [
    z.strictObject({
      ...About,
      step: z.literal('propose'),
      scope: z.enum(PUBLICATION_SCOPES),
      process: Prose(1000),
      result: Prose(500),
    }),
    z.strictObject({ ...About, step: z.literal('check') }),
    z.strictObject({ ...About, step: z.literal('publish') }),
    z.strictObject({ ...About, step: z.literal('withdraw'), reason: Line(200, 2) }),
    z.strictObject({
      ...About,
      step: z.literal('correct'),
      process: Prose(1000),
      result: Prose(500),
      reason: Line(200, 2),
    }),
    z.strictObject({ ...About, step: z.literal('keep'), reason: Line(200, 2) }),
  ]),
  output: z.object({ state: z.enum(PUBLICATION_STATES), doubt: Doubt }),
}

/** What somebody outside the meeting reads, and nothing else of the branch. */
const PublicCard = z.object({
  resolutionId: ResolutionId,
  branch: z.string(),
  topic: z.string(),
  result: z.string(),
  scope: z.enum(PUBLICATION_SCOPES),
  publishedAt: Instant,
})

export const publicationsList = {
  input: z.strictObject({
    /** Only what branches of this unit say beyond themselves. */
    unitId: OrgId.optional(),
    /** The last one that was read; what follows is older. */
    after: z.strictObject({ publishedAt: Instant, resolutionId: ResolutionId }).optional(),
  }),
  output: z.object({
    now: Instant,
    /** Newest first. */
    published: z.array(PublicCard),
    /** Whether there are older ones. */
    more: z.boolean(),
  }),
}

export const publicationShow = {
  input: z.strictObject({ resolutionId: ResolutionId }),
  output: z.object({
    now: Instant,
    published: PublicCard.extend({
      process: z.string(),
      followUps: z.array(FollowUp.extend({ doneOn: Day.nullable() })),
      /** Since it was published last, oldest first, each with the words that stood there before. */
      corrections: z.array(
        z.object({ at: Instant, reason: z.string(), before: PublishedWords.nullable() }),
      ),
    }),
    /** Answered ones since it was published last for everybody; all for the leaders. Never a name. */
    feedback: z.array(
      z.object({
        feedbackId: FeedbackId,
        text: z.string(),
        at: Instant,
        answer: z.string().nullable(),
        answeredAt: Instant.nullable(),
        /** For those who answer: the platform found the words risky; and whether readers see them. */
        doubt: z.boolean(),
        shown: z.boolean(),
      }),
    ),
    /** Steps of the publication so far, to be said with the next one. */
    seen: z.int(),
    may: z.object({
      leave: z.boolean(),
      answer: z.boolean(),
      correct: z.boolean(),
      withdraw: z.boolean(),
    }),
  }),
}

/** Anybody who may read may say something; without a name nobody is stored with it (C3.3d, F11). */
export const feedbackLeave = {
  input: z.strictObject({ resolutionId: ResolutionId, text: Prose(300), anonymous: z.boolean() }),
  output: z.object({ at: Instant }),
}

export const feedbackAnswer = {
  input: z.strictObject({
    feedbackId: FeedbackId,
    answer: Line(300, 2),
    /** Whether readers see the words and the answer; who answers decides, not the check. */
    shown: z.boolean(),
  }),
  output: z.object({ at: Instant, doubt: Doubt }),
}
