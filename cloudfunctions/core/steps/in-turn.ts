/** Works through a list, a few at a time, so that a whole branch does not open sixty connections. */
export async function fewAtATime<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  width = 8,
): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
}
