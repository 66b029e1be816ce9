import * as z from 'zod'
import { ActivityId, Instant, Line, MediaId, Prose, RequestKey } from './primitives'
import { ActivityCard } from './shared'

/** Either pictures or one clip (C4.3c). */
export const MEDIA_KINDS = ['picture', 'clip'] as const
/** What the content check of the platform found; `none` until it answers, and for good when it does not. */
export const MEDIA_CHECKS = ['none', 'pass', 'review', 'risky'] as const
/** Kinds of file that phones send. */
export const MEDIA_ENDINGS = ['jpg', 'png', 'heic', 'mp4', 'mov'] as const

/** A picture or clip as a page shows it. */
export const Media = z.object({
  mediaId: MediaId,
  kind: z.enum(MEDIA_KINDS),
  /** A temporary link, issued after the role check; empty when the file is lost. */
  url: z.string(),
  caption: z.string(),
  addedAt: Instant,
  addedLate: z.boolean(),
  /** Seen by nobody but those who keep the record, until the secretary decides. */
  held: z.boolean(),
  /** Whether it belongs to the copy for publicity; the archive keeps it either way. */
  inCopy: z.boolean(),
  /** Kept as long as the minutes, not only the years of pictures (D5). */
  archive: z.boolean(),
})
export type Media = z.infer<typeof Media>

/** What stays of something erased: who, when, why, and nothing of what it showed (domain §7 #20). */
export const Erased = z.object({ name: z.string(), at: Instant, reason: z.string() })

/** Said before an upload, so that a file nobody comes back for is found and removed. At most nine at once. */
export const mediaAnnounce = {
  input: z.strictObject({
    activityId: ActivityId,
    files: z
      .array(z.strictObject({ key: RequestKey, ending: z.enum(MEDIA_ENDINGS) }))
      .min(1)
      .max(9),
  }),
  /** Where each is to be uploaded to. */
  output: z.object({ paths: z.array(z.string()) }),
}

/** A picture or clip already uploaded by the phone is checked, cleaned of metadata and kept (C4.3c, F6). */
export const mediaAdd = {
  input: z.strictObject({ activityId: ActivityId, fileId: z.string().min(1).max(300) }),
  output: z.object({ media: Media }),
}

export const mediaRemove = {
  input: z.strictObject({ activityId: ActivityId, mediaId: MediaId }),
  output: z.object({ mediaId: MediaId }),
}

/** Captions, and the order in which they are given; what is not named follows as it stood. */
export const mediaArrange = {
  input: z.strictObject({
    activityId: ActivityId,
    media: z
      .array(z.strictObject({ mediaId: MediaId, caption: Prose(60) }))
      .min(1)
      .max(9),
  }),
  /** `doubt`: the platform finds the captions risky; a hint to who typed them. */
  output: z.object({ mediaIds: z.array(MediaId), doubt: z.boolean() }),
}

/** The secretary's word on what the content check held back. */
export const mediaDecide = {
  input: z.strictObject({ activityId: ActivityId, mediaId: MediaId, keep: z.boolean() }),
  output: z.object({ mediaId: MediaId }),
}

/** Takes a picture out of the copy for publicity, or back in; the archive copy stays (domain §7 #20). */
export const mediaPublicity = {
  input: z.strictObject({
    activityId: ActivityId,
    mediaId: MediaId,
    inCopy: z.boolean(),
    reason: Line(200),
  }),
  output: z.object({ mediaId: MediaId }),
}

/** Marks a picture of an important day to be kept as long as the minutes, or takes the mark away (D5). */
export const mediaArchive = {
  input: z.strictObject({ activityId: ActivityId, mediaId: MediaId, archive: z.boolean() }),
  output: z.object({ mediaId: MediaId }),
}

/** Pictures of a closed record, for whoever may have to erase one of them (domain §7 #20). */
export const mediaShow = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    now: Instant,
    activity: ActivityCard,
    media: z.array(Media),
    erased: z.array(Erased),
  }),
}

/** Removes something from a closed record for good; a tombstone and a sealed addition stay (domain §7 #20). */
export const mediaErase = {
  input: z.strictObject({ activityId: ActivityId, mediaId: MediaId, reason: Line(200) }),
  output: z.object({ mediaId: MediaId }),
}
