import { arithmetic } from './arithmetic'
import { arrays } from './arrays'
import { dateParts } from './date-parts'
import { dates } from './dates'
import type { Forms } from './form'
import { lists } from './lists'
import { logic } from './logic'
import { objects } from './objects'
import { sets } from './sets'
import { strings } from './strings'

/** Every operator that the SDK lists. */
export const operators: Forms = {
  ...arithmetic,
  ...arrays,
  ...dateParts,
  ...dates,
  ...lists,
  ...logic,
  ...objects,
  ...sets,
  ...strings,
}
