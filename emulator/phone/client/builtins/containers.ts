import { any, type Builtin, flag, HOVER, many, number, text } from './builtin'
import { bindHover } from './hover'

const TAGS =
  `view cover-view swiper-item movable-area root-portal share-element sticky-header sticky-section list-view
grid-view keyboard-accessory page-container match-media picker-view-column`.split(/\s+/)

const PROPERTIES = {
  ...HOVER,
  ...many(text, 'itemId type'),
  ...many(any, 'padding minWidth maxWidth index'),
  ...many(flag, 'skipHiddenItemLayout scaleArea'),
  show: flag(true),
  enable: flag(true),
  offsetTop: number(),
}

const boxes = TAGS.map(
  (tag): Builtin => ({
    tag,
    properties: PROPERTIES,
    create: (host) => ({ attached: () => bindHover(host) }),
  }),
)

const words: Builtin = {
  tag: 'text',
  properties: {
    ...many(flag, 'userSelect selectable decode'),
    space: text(),
    overflow: text(),
    maxLines: any(),
  },
  create: ({ el }) => ({
    update({ userSelect, selectable, space }) {
      el.style.userSelect = userSelect || selectable ? 'text' : ''
      el.style.whiteSpace = space ? 'pre-wrap' : ''
    },
  }),
}

export const containers: readonly Builtin[] = [...boxes, words]
