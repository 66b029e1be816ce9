import * as z from 'zod'
import { Erased, Media } from './media'
import {
  ActivityId,
  EntryId,
  Instant,
  Line,
  MemberId,
  Month,
  Prose,
  RequestKey,
} from './primitives'
import {
  BADGE_ANSWERS,
  FLAG_ANSWERS,
  MATERIAL_FORMS,
  MATERIAL_LEVELS,
  RECORD_FIELDS,
  RECORD_HINTS,
  SEGMENT_TYPES,
} from './record-words'
import { ActivityCard, Counts, Person } from './shared'
import { ATTENDANCE_STATES, STANDINGS } from './vocabulary'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A meeting inside the theme day with minutes of its own; it counts once for its own kind (C3.2a). */
export const Segment = z.strictObject({
  type: z.enum(SEGMENT_TYPES),
  /** Which group, what lecture; empty when the kind says it all. */
  title: Prose(40),
  /** `HH:mm` of the day it began; null when nobody wrote it down. */
  from: Clock.nullable(),
  to: Clock.nullable(),
  content: Prose(3000),
})
export type Segment = z.infer<typeof Segment>

/** What was told or studied: its title and where it stands officially, never the paper itself (C3.1). */
export const Material = z.strictObject({
  title: Line(80),
  level: z.enum(MATERIAL_LEVELS),
  form: z.enum(MATERIAL_FORMS),
  /** Of an official site; empty when there is none or it may not be named. */
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]),
})
export type Material = z.infer<typeof Material>

/** The minutes as they are written; our minimum of domain §4.2. Everything else is taken from what happened. */
export const RecordDraft = z.strictObject({
  chairId: MemberId.nullable(),
  recorderId: MemberId.nullable(),
  content: Prose(5000),
  /** What was decided, learned or done; "no follow-up" is an answer (C2.0e). */
  outcome: Prose(500),
  /** Resolutions in words; empty means there was none. */
  resolution: Prose(1000),
  /** In the order they were held; none when the day was not one of these meetings. */
  segments: z.array(Segment).max(8),
  materials: z.array(Material).max(20),
  /** For a day off campus: that sights, meals and games were not its substance, as the secretary confirms (C3.9d). */
  outing: z.boolean().nullable(),
  flag: z.enum(FLAG_ANSWERS).nullable(),
  badge: z.enum(BADGE_ANSWERS).nullable(),
  /** Why flag or badge do not apply. */
  venueNote: Prose(100),
})
export type RecordDraft = z.infer<typeof RecordDraft>

const RegisterRow = z.object({
  memberId: MemberId,
  name: z.string(),
  standing: z.enum(STANDINGS),
  state: z.enum(ATTENDANCE_STATES),
  at: Instant.optional(),
  late: z.boolean().optional(),
})
export type RegisterRow = z.infer<typeof RegisterRow>

/** The record page in one call. */
export const recordShow = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    now: Instant,
    activity: ActivityCard,
    draft: RecordDraft,
    /** Counts up with every save; a save must name the revision it started from. */
    revision: z.int(),
    counts: Counts,
    register: z.array(RegisterRow),
    media: z.array(Media),
    /** What stays of pictures that were erased. */
    erased: z.array(Erased),
    people: z.array(Person),
    lacks: z.array(z.enum(RECORD_FIELDS)),
    /** For leaders alone, with the months whose minutes read alike. */
    hints: z.array(z.enum(RECORD_HINTS)),
    alike: z.array(Month),
    /** Sites whose links may be named among what was studied. */
    sites: z.array(z.string()),
    sealed: z
      .object({ entryId: EntryId, sealedAt: Instant, digest: z.string(), daysAfter: z.int() })
      .nullable(),
    /** People in the room as the recorder counted them, and how many are on the register; asked about once (§7 #13). */
    heads: z.int().nullable(),
    came: z.int(),
    /** Topics of matters without a result; after the closing they are carried to the next meeting (domain §7 #17). */
    undecided: z.array(z.string()),
    /** Codes sent late that the recorder has not answered; they do not count. */
    waiting: z.int(),
    /** Said after the closing, oldest first. */
    corrections: z.array(
      z.object({ text: z.string(), reason: z.string(), name: z.string(), at: Instant }),
    ),
    /** Declared after the closing and waiting for a second person. */
    lateEntries: z.array(
      z.object({
        memberId: MemberId,
        name: z.string(),
        reason: z.string(),
        declaredBy: z.string(),
        at: Instant,
        /** Whether the caller may not be the second person. */
        mine: z.boolean(),
      }),
    ),
    /** By office and time; what a closing still waits for stands in `lacks`. */
    may: z.object({
      edit: z.boolean(),
      close: z.boolean(),
      addMedia: z.boolean(),
      /** What the content check held back, and what belongs to the copy for publicity. */
      decideMedia: z.boolean(),
      correct: z.boolean(),
      /** The record as a form, and as texts to be copied. */
      forms: z.boolean(),
    }),
  }),
}

export const recordSave = {
  input: z.strictObject({ activityId: ActivityId, revision: z.int().min(0), draft: RecordDraft }),
  output: z.object({ revision: z.int(), lacks: z.array(z.enum(RECORD_FIELDS)) }),
}

/** Close the record: the register becomes final, the ledger entry is sealed (C4.3b, C4.3d). */
export const recordClose = {
  input: z.strictObject({ activityId: ActivityId, revision: z.int().min(0) }),
  output: z.object({
    entryId: EntryId,
    counts: Counts,
    sealedAt: Instant,
    digest: z.string(),
  }),
}

/** Says after the closing what in the record is not right; the words of the record stay (domain §7 #20, C2.0f). */
export const recordCorrect = {
  input: z.strictObject({
    activityId: ActivityId,
    key: RequestKey,
    /** How it was. */
    text: Line(500),
    /** Why it is said now. */
    reason: Line(200),
  }),
  output: z.object({ entryId: EntryId }),
}
