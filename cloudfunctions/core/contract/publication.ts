import * as z from 'zod'
import { FollowUp, PublishedWords } from './decision'
import { PUBLICATION_SCOPES, PUBLICATION_STATES } from './decision-words'
import { Day, FeedbackId, Instant, Line, OrgId, Prose, ResolutionId } from './primitives'

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
      /** Outside the branch without who does it. */
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
