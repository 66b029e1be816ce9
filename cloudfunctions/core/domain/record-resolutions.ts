/** A resolution as a form prints it. */
export type Resolved = { title: string; sentence: string; published: boolean }

/**
 * Resolutions of a sealed entry as a form prints them: what it was about, the sentence of the vote, whether people of the
 * unit can read it (C3.3a). What an entry does not say stays empty.
 */
export const resolvedOf = (sealed: readonly Record<string, unknown>[]): Resolved[] =>
  sealed.map(({ title, topic, sentence, result, publishedAt }) => ({
    title: textOf(title ?? topic),
    sentence: textOf(sentence ?? result),
    published: typeof publishedAt === 'number',
  }))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Numbered from 1. */
export const resolutionLines = (resolutions: readonly Resolved[]): string[] =>
  resolutions.map(
    ({ title, sentence }, index) => `${index + 1}. ${[title, sentence].filter(Boolean).join('：')}`,
  )
