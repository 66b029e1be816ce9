import * as z from 'zod'
import { Instant, type MessageKind } from '../contract'
import { REFUSALS_APART } from '../domain/delivery'
import { refusalIdOf } from '../domain/identity'
import type { Documents } from '../platform/ports'
import type { Collection } from './collection'

/** Since when WeChat refuses a template as such (platform §1.4). Id: `ref_<kind>`: one for each kind of message. */
export const refusals: Collection = { name: 'refusals', indexes: [] }

export const Refusals = z.object({ _id: z.string(), since: Instant, last: Instant })
export type Refusals = z.infer<typeof Refusals>

/** Notes that WeChat refused a template. @returns since when it has done so without a longer break */
export async function noteRefusal(db: Documents, kind: MessageKind, at: Instant): Promise<Instant> {
  const _id = refusalIdOf(kind)
  const doc = await db.get(refusals.name, _id)
  const known = doc ? Refusals.parse(doc) : null
  const since = known && at - known.last <= REFUSALS_APART ? known.since : at
  await db.put(refusals.name, { _id, since, last: at })
  return since
}
