import type { Documents, PointDocuments } from '../platform/ports'
import { activities } from './activities'
import { Activity, type Listed } from './activity-shape'

/** What can be written about a theme day; what can be asked stands in `activities`. */

/** Writes a theme day unless it is there already: of one posted twice the first stays. */
export async function putPart(tx: PointDocuments, activity: Activity): Promise<Activity> {
  const doc = await tx.get(activities.name, activity._id)
  if (doc) return Activity.parse(doc)
  await tx.put(activities.name, activity)
  return activity
}

/** What a change of the notice may touch (C2.2b). */
export type Rewritten = Pick<
  Activity,
  | 'theme'
  | 'themeSource'
  | 'items'
  | 'mode'
  | 'place'
  | 'startsAt'
  | 'endsAt'
  | 'sessions'
  | 'month'
  | 'plan'
  | 'notice'
  | 'revisions'
  | 'roster'
  | 'frozenAt'
  | 'untold'
>
export const rewrite = (
  tx: PointDocuments,
  { _id, version }: Activity,
  fields: Rewritten,
): Promise<boolean> => tx.patch(activities.name, _id, { ...fields, version: version + 1 })

/** What a new arrangement of a branch's own part may touch. */
export type Arranged = Pick<
  Activity,
  'recorderId' | 'invited' | 'visiting' | 'offCampus' | 'roster' | 'arranged' | 'untold'
>
export const rearrange = (
  tx: PointDocuments,
  activityId: string,
  fields: Arranged,
): Promise<boolean> => tx.patch(activities.name, activityId, fields)

/** Makes the due list final, once. False when somebody was faster, or the day was changed meanwhile. */
export const freeze = (
  db: Documents,
  { _id, version }: Activity,
  final: { roster: readonly Listed[]; frozenAt: number; untold: string | null },
): Promise<boolean> => db.patchIf(activities.name, _id, { frozenAt: null, version }, final)

/** Renews a list that is not final, as long as the day was neither changed nor opened meanwhile. */
export const renewList = (
  db: Documents,
  { _id, version }: Activity,
  roster: readonly Listed[],
  untold: string,
): Promise<boolean> =>
  db.patchIf(activities.name, _id, { frozenAt: null, version }, { roster, untold })

/** Calls a theme day off. */
export const callOff = (
  tx: PointDocuments,
  { _id, version }: Activity,
  cancelled: NonNullable<Activity['cancelled']>,
  untold: string,
): Promise<boolean> => tx.patch(activities.name, _id, { cancelled, untold, version: version + 1 })

/** Whom a joint day asks to join. */
export const setAsked = (
  tx: PointDocuments,
  activityId: string,
  asked: readonly string[],
): Promise<boolean> => tx.patch(activities.name, activityId, { asked })

/** Everybody concerned is owed what was to be told; what became untold meanwhile stays so. */
export const markTold = (db: Documents, activityId: string, told: string): Promise<boolean> =>
  db.patchIf(activities.name, activityId, { untold: told }, { untold: null })

/**
 * Writes how many due people came, as long as nothing else was counted meanwhile.
 * False when the register moved on: it is to be counted again.
 */
export const setPresentCount = (
  db: Documents,
  { _id, version, sealedAt }: Activity,
  presentCount: number,
): Promise<boolean> =>
  // what a seal has counted stays
  db.patchIf(activities.name, _id, { version, sealedAt }, { presentCount, version: version + 1 })

/** The people in the room as the recorder counted them. */
export const setHeads = (
  tx: PointDocuments,
  activityId: string,
  heads: NonNullable<Activity['heads']>,
): Promise<boolean> => tx.patch(activities.name, activityId, { heads })

/** The recorder ends the codes of a sitting, or opens them again. */
export const setCodeClosed = (
  tx: PointDocuments,
  activityId: string,
  codeClosed: Activity['codeClosed'],
): Promise<boolean> => tx.patch(activities.name, activityId, { codeClosed })

export const markSealed = (
  tx: PointDocuments,
  activityId: string,
  sealed: { sealedAt: number; entryId: string; presentCount: number; recheckAt?: number | null },
): Promise<boolean> => tx.patch(activities.name, activityId, sealed)

/** It was looked at once more, unless it is to be looked at again. */
export const rechecked = (
  db: Documents,
  activityId: string,
  recheckAt: number | null,
): Promise<boolean> => db.patchIf(activities.name, activityId, { recheckAt }, { recheckAt: null })
