import { update as applyModifier } from 'mingo/updater'
import { requestFailed, writeFailed } from '../errors'
import { copy, type Doc } from '../wire/ejson'
import { sameValue } from './compare'
import { evaluate, evaluation } from './matcher'
import { checkUpdate } from './update-check'

/** @returns the document after the update operators; the given one stays as it is */
export function updated(doc: Doc, update: Doc, query: Doc): Doc {
  const next = copy(doc)
  checkUpdate(next, update)
  evaluate(() =>
    applyModifier(next, copy(update) as never, [], query as never, {
      queryOptions: evaluation as never,
    }),
  )
  return next
}

/** @returns the document that takes the place of the one with this `_id` */
export function replaced(id: unknown, data: Doc): Doc {
  checkFieldNames(data)
  if ('_id' in data && !sameValue(data._id, id)) {
    throw writeFailed("the (immutable) field '_id' was found to have been altered")
  }
  const { _id, ...rest } = data
  return { _id: id, ...rest }
}

/** The service takes no top-level field that begins with `$`. */
export function checkFieldNames(doc: Doc): void {
  const wrong = Object.keys(doc).find((field) => field.startsWith('$'))
  if (wrong !== undefined) {
    throw requestFailed(`The dollar ($) prefixed field '${wrong}' is not valid for storage`)
  }
}
