/** Flag and badge are answered by a human, "not applicable" with a reason (C4.2b, C4.2c). */
export const FLAG_ANSWERS = ['yes', 'no', 'not_applicable'] as const
export const BADGE_ANSWERS = ['all', 'most', 'no', 'not_applicable'] as const
export type FlagAnswer = (typeof FLAG_ANSWERS)[number]
export type BadgeAnswer = (typeof BADGE_ANSWERS)[number]

/**
 * What a record still lacks before it can be closed (domain §4.2, our minimum). `venueNote` only when flag or badge
 * was answered "not applicable" (C4.2b, C4.2c).
 */
export const RECORD_FIELDS = [
  'chair',
  'recorder',
  'content',
  'outcome',
  'venueNote',
  'segments',
] as const
export type RecordField = (typeof RECORD_FIELDS)[number]

/** What the secretary alone is told before closing; a hint is not a finding (C3.3a, C3.9c, C3.9d). */
export const RECORD_HINTS = [
  'like_earlier',
  'outing_unconfirmed',
  'no_matter',
  'words_risky',
] as const
export type RecordHint = (typeof RECORD_HINTS)[number]

/**
 * Kinds of meeting that a part of a theme day can be (C3.2a, C3.2b). Of the last two only that they took place is kept,
 * never who said what about whom and never a grade.
 */
export const SEGMENT_TYPES = [
  'members_meeting',
  'committee_meeting',
  'group_meeting',
  'lecture',
  'org_life_meeting',
  'member_appraisal',
] as const
export type SegmentType = (typeof SEGMENT_TYPES)[number]

/** Who issued what was studied, and how it was studied (C3.1). */
export const MATERIAL_LEVELS = ['central', 'province', 'committee', 'school', 'other'] as const
export const MATERIAL_FORMS = ['read', 'lecture', 'discussion', 'oath', 'film', 'told'] as const
export type MaterialLevel = (typeof MATERIAL_LEVELS)[number]
export type MaterialForm = (typeof MATERIAL_FORMS)[number]

/**
 * What can be added to a record after it was closed, each as a sealed entry of its own (C4.3d, domain §7 #12, #14, #20):
 * somebody present after all, a correction in words, pictures, a picture erased, a resolution published, put right, or
 * taken back.
 */
export const ADDITION_KINDS = [
  'late_entry',
  'correction',
  'media',
  'media_removed',
  'resolution_published',
  'resolution_corrected',
  'resolution_withdrawn',
] as const
export type AdditionKind = (typeof ADDITION_KINDS)[number]
