import type { Platform } from '../platform/ports'

/**
 * Works through a list, a few at a time, so that a whole branch does not open sixty connections. When one fails no other
 * is begun, and those under way are waited for: nothing goes on writing after the answer.
 */
export async function fewAtATime<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  width = 8,
): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    try {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
    } catch (error) {
      queue.length = 0
      throw error
    }
  }
  const workers = Array.from({ length: Math.min(width, items.length) }, worker)
  const failed = (await Promise.allSettled(workers)).find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

/**
 * As {@link fewAtATime}; an item that fails is written to the log and does not keep the others from their turn.
 * @returns how many went well
 */
export async function eachSafely<T>(
  { log }: Pick<Platform, 'log'>,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  width?: number,
): Promise<number> {
  let done = 0
  await fewAtATime(
    items,
    async (item) => {
      try {
        await work(item)
        done += 1
      } catch (error) {
        log.fault('item-failed', error)
      }
    },
    width,
  )
  return done
}
