/** How many requests are under way at once; an environment's quota is shared with the people who use it. */
const AT_ONCE = 12

/** Runs a task for every item, some at once. The first failure ends it after those under way. */
export async function each<T>(
  items: readonly T[],
  task: (item: T) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const item = items[next++]
      try {
        await task(item as T)
      } catch (error) {
        next = items.length
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker))
  const failed = ended.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
