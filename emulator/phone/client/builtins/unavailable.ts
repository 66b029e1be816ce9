import { element } from '../dom'
import { any, type Builtin, many, text } from './builtin'

const TAGS = 'map camera web-view open-data official-account editor audio ad'.split(' ')

/** Tags that need a real phone: their place is kept, and says so. */
export const unavailable: readonly Builtin[] = TAGS.map((tag) => ({
  tag,
  properties: {
    ...many(text, 'src type mode devicePosition flash frameSize'),
    ...many(any, 'longitude latitude markers scale'),
  },
  create({ el }) {
    el.append(element('div', 'mp-unavailable', `<${tag}> 只在真机上有`))
    return {}
  },
}))
