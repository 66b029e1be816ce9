/** Forms of volunteer service as the regulation names them, and an open end (C3.4). */
export const SERVICE_KINDS = ['model_post', 'vanguard', 'pairing', 'volunteer', 'other'] as const
export type ServiceKind = (typeof SERVICE_KINDS)[number]

/** Where was reported on a theme day (C4.4a). */
export const PUBLICITY_CHANNELS = ['radio', 'newspaper', 'website', 'new_media', 'board'] as const
export type PublicityChannel = (typeof PUBLICITY_CHANNELS)[number]

/** How somebody of the branch was cared for (C3.5a). */
export const CARE_KINDS = ['talk', 'visit', 'commendation', 'help'] as const
export type CareKind = (typeof CARE_KINDS)[number]

/** What somebody says is wrong about what is stored (C3.5b). */
export const DATA_MATTERS = [
  'profile',
  'attendance',
  'leave',
  'briefing',
  'contact',
  'service',
  'care',
  'other',
] as const
export type DataMatter = (typeof DATA_MATTERS)[number]
