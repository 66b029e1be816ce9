import * as z from 'zod'
import type { Documents, Where } from '../platform/ports'
import { activities } from './activities'
import { arrivals } from './arrivals'
import { bindings } from './bindings'
import { briefings } from './briefings'
import { care } from './care'
import { chainHeads } from './chain-heads'
import type { Collection } from './collection'
import { contacts } from './contacts'
import { dataObjections } from './data-objections'
import { erasures } from './erasures'
import { feedback } from './feedback'
import { grants } from './grants'
import { jobs } from './jobs'
import { lateCodes } from './late-codes'
import { lateEntries } from './late-entries'
import { leaves } from './leaves'
import { ledger } from './ledger'
import { looseFiles } from './loose-files'
import { media } from './media'
import { Member, members } from './members'
import { messages } from './messages'
import { months } from './months'
import { objections } from './objections'
import { orgs } from './orgs'
import { plans } from './plans'
import { publicity } from './publicity'
import { records } from './records'
import { refusals } from './refusals'
import { resolutions } from './resolutions'
import { roles } from './roles'
import { services } from './services'
import { settings } from './settings'
import { verdicts } from './verdicts'

/**
 * How long everything is kept (D5). Every collection stands in one of these lists; a test sees to it, so that nothing new
 * is kept for ever by oversight.
 */

/** Goes with the theme day it is about; each has an index on `activityId`. */
export const OF_A_DAY: readonly Collection[] = [
  leaves,
  arrivals,
  lateCodes,
  lateEntries,
  briefings,
  objections,
  services,
  publicity,
  messages,
  resolutions,
]
/** Goes with the theme day in the last step, together with it. */
export const WITH_THE_DAY: readonly Collection[] = [records, media, ledger, activities]
/** Said of a theme day, and said about in turn. */
export const RESOLUTIONS: Collection = resolutions
/** Goes with the resolution it is about; has an index on `resolutionId`. */
export const OF_A_RESOLUTION: Collection = feedback
/** Has a time of its own: a day or month as text, a year, or an instant; each has an index on it. */
export const DATED: readonly Dated[] = [
  { collection: contacts, field: 'on', as: 'text' },
  { collection: care, field: 'on', as: 'text' },
  { collection: months, field: 'month', as: 'text' },
  { collection: plans, field: 'year', as: 'year' },
  { collection: dataObjections, field: 'at', as: 'instant' },
  // those about a theme day go with it
  { collection: messages, field: 'dueAt', as: 'instant', where: { activityId: null } },
]
export type Dated = {
  collection: Collection
  field: string
  as: 'text' | 'year' | 'instant'
  where?: Where
}
/** Goes with a person who left the school. */
export const OF_A_PERSON: readonly Collection[] = [members, bindings, roles, grants]
/**
 * Says nothing about persons: who runs this copy, the organisations, how far their chains go, done work, refused templates,
 * files that no record holds and findings that no picture waits for (which go by themselves), and what was erased.
 */
export const STAYS: readonly Collection[] = [
  settings,
  orgs,
  chainHeads,
  jobs,
  refusals,
  looseFiles,
  verdicts,
  erasures,
]

/** Ids of what is about some things, at most `limit`. Index: the field's. */
export async function idsAbout(
  db: Documents,
  { name }: Collection,
  where: Where,
  limit: number,
): Promise<string[]> {
  const found = await db.find(name, { where, limit, select: ['_id'] })
  return found.map((doc) => doc._id)
}

/** What has a time of its own before a limit, oldest first, with the value of its field. Index: the field's. */
export async function datedBefore(
  db: Documents,
  { collection, field, where = {} }: Dated,
  before: string | number,
  limit: number,
): Promise<{ id: string; value: string | number }[]> {
  const found = await db.find(collection.name, {
    where: { ...where, [field]: bound(before) },
    order: [[field, 'asc']],
    limit,
    select: [field],
  })
  return found.map((doc) => ({ id: doc._id, value: doc[field] as string | number }))
}

/** Texts and numbers are bounded alike. */
const bound = (before: string | number) => ({ lt: before })

/** A theme day as far as erasing needs it. */
export type DayOver = { _id: string; month: string }

/** Theme days that started before a moment, oldest first. Index: start. */
export async function daysBefore(
  db: Documents,
  before: number,
  { limit, skip = 0 }: { limit: number; skip?: number },
): Promise<DayOver[]> {
  const found = await db.find(activities.name, {
    where: { startsAt: { lt: before } },
    order: [['startsAt', 'asc']],
    limit,
    skip,
    select: ['month'],
  })
  return found.map(({ _id, month }) => ({ _id, month: String(month) }))
}

export type PicturesOver = {
  activityId: string
  pictures: { mediaId: string; addedAt: number }[]
}

/**
 * Pictures added before a moment that nobody marked for the archive, album by album, a page at a time. Index: added
 * (`items.addedAt`).
 */
export async function picturesBefore(
  db: Documents,
  before: number,
  { after, limit }: { after: string; limit: number },
): Promise<PicturesOver[]> {
  const found = await db.find(media.name, {
    where: { 'items.addedAt': { lt: before }, _id: { gt: after } },
    order: [['_id', 'asc']],
    limit,
    select: ['items.mediaId', 'items.addedAt', 'items.archive'],
  })
  return found.map((doc) => ({
    activityId: doc._id,
    pictures: Pictures.parse(doc.items).filter((one) => one.addedAt < before && !one.archive),
  }))
}
const Pictures = z.array(
  z.object({ mediaId: z.string(), addedAt: z.number(), archive: z.boolean().default(false) }),
)

/** Pictures of some theme days, day by day; at most a hundred days. By id. */
export async function picturesOf(
  db: Documents,
  activityIds: readonly string[],
): Promise<z.infer<typeof Pictures>[]> {
  const found = await db.find(media.name, {
    where: { _id: { in: activityIds } },
    limit: activityIds.length,
    select: ['items.mediaId', 'items.addedAt', 'items.archive'],
  })
  return found.map((doc) => Pictures.parse(doc.items))
}

/** People some relation of whom ended before a day, a page at a time in order of id. Index: left. */
export async function leftBefore(
  db: Documents,
  day: string,
  { after, limit }: { after: string; limit: number },
): Promise<Pick<Member, '_id' | 'relations'>[]> {
  const found = await db.find(members.name, {
    where: { 'relations.to': { lt: day }, _id: { gt: after } },
    order: [['_id', 'asc']],
    limit,
    select: ['relations'],
  })
  return found.map((doc) => Member.pick({ _id: true, relations: true }).parse(doc))
}
