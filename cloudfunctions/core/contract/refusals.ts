/**
 * Every way the rules say no. The phone owns the words (`miniprogram/labels/refusals.ts`);
 * a code without words does not compile, a code that nothing produces fails a test.
 */
export const REFUSALS = [
  // the call itself
  'unknown-action',
  'input-invalid',
  'internal',
  'busy',
  // who is calling
  'not-bound',
  'not-allowed',
  // binding
  'phone-code-expired',
  'phone-not-in-roster',
  'phone-ambiguous',
  'already-bound',
  'bound-elsewhere',
  // activities
  'activity-unknown',
  'activity-cancelled',
  'activity-sealed',
  'activity-started',
  'start-in-past',
  'short-notice-needs-reason',
  'invitee-not-invitable',
  'recorder-not-member',
  // leave
  'leave-too-late',
  'leave-not-due',
  'leave-after-arrival',
  // arrival register
  'code-malformed',
  'code-forged',
  'code-expired',
  'code-other-event',
  'window-not-open',
  'window-closed',
  'not-on-register',
  'not-registered',
  // record and media
  'record-too-early',
  'record-incomplete',
  'record-changed',
  'media-missing',
  'media-not-picture',
  'media-too-large',
  'media-too-many',
  'media-unknown',
  // people who live elsewhere
  'member-unknown',
  'member-not-away',
  'liaison-self',
  'liaison-not-member',
  'contact-month-closed',
] as const

export type RefusalCode = (typeof REFUSALS)[number]
