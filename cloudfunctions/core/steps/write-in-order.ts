import { Busy } from '../platform/documents'
import type { Documents, PointDocuments } from '../platform/ports'

/** One document to change. */
export type Write = {
  /** Operations this costs a transaction. */
  ops: number
  /** Whether what the change was decided by still stands. */
  holds?(tx: PointDocuments): Promise<boolean>
  /** May run again after a conflict or in a repeated call, and then changes nothing more. */
  run(tx: PointDocuments): Promise<unknown>
}

/** A transaction of the platform holds about a hundred operations. */
const OPS_AT_MOST = 90

/**
 * Writes in this order: in one transaction where it can hold them, else in several, each whole. A call that broke off
 * in between is completed by repeating it.
 * @returns false when something changed meanwhile; then the rest is not written
 */
export async function writeInOrder(
  documents: Documents,
  writes: readonly Write[],
): Promise<boolean> {
  for (const pack of packs(writes)) {
    const written = await documents.transact(async (tx) => {
      // one after the other: a transaction answers one question at a time
      for (const write of pack) if (write.holds && !(await write.holds(tx))) return false
      for (const write of pack) await write.run(tx)
      return true
    })
    if (!written) return false
  }
  return true
}

function packs(writes: readonly Write[]): Write[][] {
  const found: Write[][] = []
  let left = 0
  for (const write of writes) {
    if (write.ops > left) {
      found.push([])
      left = OPS_AT_MOST
    }
    found.at(-1)?.push(write)
    left -= write.ops
  }
  return found
}

const TRIES = 5

/**
 * Reads, decides and writes again when somebody was faster.
 * @param attempt answers null when something changed between its reading and its writing
 */
export async function afresh<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await attempt()
    if (answer !== null) return answer
  }
  throw new Busy(`no quiet moment in ${TRIES} tries`)
}
