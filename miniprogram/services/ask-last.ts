/** How many questions a page has asked so far; gone with the page. */
const asked = new WeakMap<object, number>()

/**
 * Of several questions of a page under way the last one counts: an answer that was overtaken shows nothing.
 * @returns the answer, or null when the page has asked anew meanwhile
 */
export async function askLast<T>(page: object, ask: () => Promise<T>): Promise<T | null> {
  const turn = (asked.get(page) ?? 0) + 1
  asked.set(page, turn)
  const answer = await ask()
  return asked.get(page) === turn ? answer : null
}
