/**
 * What is decided (C3.3a): by all who have a vote, or by the branch's committee. Admission, confirmation and whatever
 * else is about persons (`personnel`) are confidential; elections are conducted elsewhere and refused here.
 */
export const RESOLUTION_KINDS = [
  'ordinary',
  'important',
  'committee',
  'admission',
  'confirmation',
  'personnel',
  'election',
] as const
export type ResolutionKind = (typeof RESOLUTION_KINDS)[number]

/** How it is decided (C3.3b): agreed without a vote, by hands, or by ballot. */
export const VOTE_METHODS = ['consensus', 'show_of_hands', 'secret_ballot'] as const
export type VoteMethod = (typeof VOTE_METHODS)[number]

/**
 * `carried`: too few were there, so nothing was put to the vote; `deferred`: the sides were close on an important
 * matter (domain §2.2).
 */
export const OUTCOMES = ['consensus', 'passed', 'rejected', 'deferred', 'carried'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Who may read what was decided (C3.3c, C3.3d). */
export const PUBLICATION_SCOPES = ['branch', 'unit', 'public'] as const
export type PublicationScope = (typeof PUBLICATION_SCOPES)[number]

/**
 * Steps of a publication in their order, and what can follow: taken back, put right, or deliberately not published
 * (C3.3c).
 */
export const PUBLICATION_STEPS = [
  'propose',
  'check',
  'publish',
  'withdraw',
  'correct',
  'keep',
] as const
export type PublicationStep = (typeof PUBLICATION_STEPS)[number]

/** Where a publication stands; null before anybody proposed one. */
export const PUBLICATION_STATES = ['proposed', 'checked', 'published', 'withdrawn', 'kept'] as const
export type PublicationState = (typeof PUBLICATION_STATES)[number]
