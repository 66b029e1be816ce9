/** Why no message reached a person, so that somebody calls; nothing in it is the person's fault. */
export const UNREACHED_REASONS = [
  /** No WeChat known. */
  'not_bound',
  /** No send in hand, or the permission was taken back. */
  'no_send',
  /** The school's template is missing or refused. */
  'template',
  /** WeChat does not know the person's WeChat any more. */
  'binding',
  /** WeChat does not take the words. */
  'wording',
  /** WeChat was busy with another message to the person. */
  'busy',
  /** Nobody can tell whether it arrived. */
  'uncertain',
  /** It has lain for an hour in which it could have gone out. */
  'delayed',
  /** It could only have gone out too late. */
  'too_late',
  /** WeChat refused for another reason. */
  'refused',
] as const
export type UnreachedReason = (typeof UNREACHED_REASONS)[number]
