import { commandFailed } from '../../errors'
import { isNullish, typeName } from '../types'
import { ofLists } from './accumulators'
import { ANY, type Form, type Forms, values } from './form'

/** `$sum: '$list'` reaches into the list; `$sum: ['$a', '$b']` takes its arguments as they are. */
const overArguments = (name: string): Form =>
  values(ANY, (args) => {
    const list = args.length === 1 && Array.isArray(args[0]) ? args[0] : args
    return ofLists[name]?.(list)
  })

const end = (code: number, place: 0 | -1): Form =>
  values([1, 1], ([list], name) => {
    if (isNullish(list)) return null
    if (Array.isArray(list)) return list.at(place)
    throw commandFailed(
      `Location${code}`,
      `${name}'s argument must be an array, but is ${typeName(list)}`,
    )
  })

export const lists: Forms = {
  ...Object.fromEntries(Object.keys(ofLists).map((name) => [name, overArguments(name)])),
  $first: end(28689, 0),
  $last: end(28689, -1),
}
