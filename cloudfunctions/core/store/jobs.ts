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

/** To be written after the work, so that a run that broke off is run again. */
export async function markDone(db: Documents, what: string, doneAt: number): Promise<void> {
  await db.insertOnce(jobs.name, { _id: `job_${what}`, doneAt })
}
