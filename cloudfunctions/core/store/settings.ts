import * as z from 'zod'
import { MESSAGE_KINDS } from '../contract'
import { LEAST_MEDIA_YEARS, LEAST_TEXT_YEARS } from '../domain/retention'
import type { Documents } from '../platform/ports'
import type { Collection } from './collection'

/** One document, `school`: who runs this copy and the numbers a school may set. */
export const settings: Collection = { name: 'settings', indexes: [] }

export const Settings = z.object({
  _id: z.literal('school'),
  schoolName: z.string(),
  responsibleUnit: z.string(),
  filingNumber: z.string().nullable(),
  feedbackContact: z.string(),
  /** Calendar days of notice that count as on time (C2.2c: 2). */
  leadDays: z.int().min(0).max(14),
  /** Whether members are reminded once on the eve of a theme day (C2.2c). */
  eveReminder: z.boolean().default(false),
  /** Days within which a decision is published before its secretary is reminded (C3.3c). */
  publishDays: z.int().min(1).max(30).default(5),
  /** Minutes after the start that still count as punctual. */
  graceMinutes: z.int().min(0).max(120),
  /**
   * Months within which one success is enough, by where somebody lives (C2.3h, D3): every month for those who moved, as
   * the regulation has it; graduates whose relation stays here within a quarter, members overseas within half a year.
   */
  contactMonths: z
    .object({
      mobile: z.literal(1).default(1),
      retained_graduate: z.int().min(1).max(3).default(1),
      overseas: z.int().min(1).max(6).default(6),
    })
    .default({ mobile: 1, retained_graduate: 1, overseas: 6 }),
  /** Years after the end of a year for which texts and pictures are kept; null keeps pictures with their texts (D5). */
  retention: z
    .object({
      textYears: z.int().min(LEAST_TEXT_YEARS).max(100),
      mediaYears: z.int().min(LEAST_MEDIA_YEARS).max(100).nullable(),
    })
    .default({ textYears: 10, mediaYears: 3 }),
  /** Whether words typed for others go through WeChat's check; what it finds is a hint, never a bar. */
  checkTexts: z.boolean().default(false),
  /** Whether the rotating code is offered at all (D1). */
  codeOffered: z.boolean(),
  /** Subscription templates of this environment: id and keyword key per fact, never hard-coded (platform §1.5). */
  templates: z.array(
    z.object({
      kind: z.enum(MESSAGE_KINDS),
      templateId: z.string(),
      /** Fact name → keyword key, e.g. theme → thing1. */
      keywords: z.record(z.string(), z.string()),
    }),
  ),
  /** The school's own templates in cloud storage: form → file id; ours where nothing is named (docs/forms.zh-CN.md). */
  formTemplates: z.object({ record: z.string().min(1).optional() }).optional(),
})
export type Settings = z.infer<typeof Settings>

/** The school's settings. @throws Error when the environment was never set up */
export async function settingsOf(db: Documents): Promise<Settings> {
  const doc = await db.get(settings.name, 'school')
  if (!doc) throw new Error('the settings of the school are missing; see docs/deploy.zh-CN.md')
  return Settings.parse(doc)
}
