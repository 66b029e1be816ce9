import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { each } from '../roster/each'
import type { Filed } from './load-set'

/** Writes documents as they are, many at once; writing them again changes nothing. */
export const writeFiled = (documents: Documents, filed: readonly Filed[]): Promise<void> =>
  each(filed, ({ collection, doc }) => documents.put(collection, doc))
