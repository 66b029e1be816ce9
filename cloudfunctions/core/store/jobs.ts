import * as z from 'zod'
import { Instant } from '../contract'
import type { Documents } from '../platform/ports'
import type { Collection } from './collection'

/** Work of the timer that is done once. Id: `job_<what>`: a run that comes twice finds it done. */
export const jobs: Collection = { name: 'jobs', indexes: [] }

export const Job = z.object({ _id: z.string(), doneAt: Instant })
export type Job = z.infer<typeof Job>

export async function isDone(db: Documents, what: string): Promise<boolean> {
  return (await db.get(jobs.name, `job_${what}`)) !== null
}

/** Whether any work was done whose name begins so. By id. */
export async function someDone(db: Documents, beginning: string): Promise<boolean> {
  const from = `job_${beginning}`
  const _id = { gte: from, lt: `${from}~` }
  return (await db.find(jobs.name, { where: { _id }, limit: 1, select: ['_id'] })).length > 0
}

/** To be written after the work, so that a run that broke off is run again. */
export async function markDone(db: Documents, what: string, doneAt: number): Promise<void> {
  await db.insertOnce(jobs.name, { _id: `job_${what}`, doneAt })
}
