import type { Doc } from '../platform/ports'

/** Where documents are so long that an answer is refused, fewer are asked for; below that it is another fault. */
const FEWEST = 100
/** A page that ends on it may be one that the database cut short. */
const ROUND = 1000

/**
 * Reads documents in order of their ids, each page behind the last one of the page before, until nothing is left; in
 * smaller pages once one was too much for an answer.
 * @param most documents at once, as many as usually fit into the 16 MB of an answer (platform §5)
 */
export async function* readOn<D extends Pick<Doc, '_id'>>(
  ask: (page: { after: string; limit: number }) => Promise<D[]>,
  most: number,
): AsyncGenerator<D[]> {
  let limit = most
  for (let after = ''; ; ) {
    const page = await ask({ after, limit }).catch((error) => {
      if (limit <= FEWEST) throw error
      return null
    })
    if (page === null) {
      limit = Math.ceil(limit / 3)
      continue
    }
    yield page
    const last = page.at(-1)
    if (!last || (page.length < limit && page.length % ROUND !== 0)) return
    after = last._id
  }
}
