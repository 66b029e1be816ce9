import { CONTENT_KINDS, type ContentItem, type ContentKind, type Month } from '../contract'

const kindOf = (item: ContentItem): ContentKind =>
  item.kind === 'required' ? item.category : 'elective'

/**
 * Which kinds of content the held days of a year touched, and in which months: for information only, since a branch
 * chooses one or several each time (C3.0a, C3.0d).
 * @param held days that were held, with the month each counts for
 * @returns every kind once, in the order of the regulation; months ascending, none twice
 */
export const contentOfYear = (
  held: readonly { month: Month; items: readonly ContentItem[] }[],
): { kind: ContentKind; months: Month[] }[] =>
  CONTENT_KINDS.map((kind) => ({
    kind,
    months: [
      ...new Set(
        held
          .filter(({ items }) => items.some((one) => kindOf(one) === kind))
          .map((one) => one.month),
      ),
    ].sort(),
  }))
