import * as z from 'zod'
import { Instant } from '../contract'
import type { Documents } from '../platform/ports'
import { settings } from './settings'

/**
 * The message templates that WeChat knows of this Mini Program, as the timer last heard. It stands beside the settings,
 * because the operator who writes those cannot ask WeChat: only functions can.
 */
const ID = 'wechat_templates'

export const TemplateList = z.object({
  _id: z.literal(ID),
  seenAt: Instant,
  templates: z.array(
    z.object({ templateId: z.string(), title: z.string(), keys: z.array(z.string()) }),
  ),
})
export type TemplateList = z.infer<typeof TemplateList>

/** Null before the timer has asked for the first time. */
export async function templateListOf(db: Documents): Promise<TemplateList | null> {
  const doc = await db.get(settings.name, ID)
  return doc ? TemplateList.parse(doc) : null
}

export const putTemplateList = (db: Documents, list: Omit<TemplateList, '_id'>): Promise<void> =>
  db.put(settings.name, { _id: ID, ...list })
