import { isDeepStrictEqual } from 'node:util'
import type { Doc, Documents } from '../platform/ports'

/**
 * Writes down what one tap says, under an id derived from its key. A retry meets the first and says the same; words that
 * were changed after an answer was lost are not what is kept.
 * @param words the fields in which somebody says something
 * @returns whether what is kept says the same
 */
export async function sayOnce<T extends Doc>(
  db: Documents,
  collection: string,
  doc: T,
  words: readonly (keyof T & string)[],
): Promise<boolean> {
  const result = await db.insertOnce(collection, doc)
  return (
    result.created || words.every((word) => isDeepStrictEqual(result.existing[word], doc[word]))
  )
}
