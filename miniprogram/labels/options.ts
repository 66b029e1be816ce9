/** One choice of a chip group or picker. */
export type Option<T extends string = string> = { value: T; label: string }

/** The words of an exhaustive record as choices, in the order they are written. */
export const optionsOf = <T extends string>(words: Record<T, string>): Option<T>[] =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))
