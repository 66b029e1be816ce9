import type { ResolutionKind, VoteResult } from '../contract'
import { PERSONAL, voteSentence } from './vote-words'

/** A resolution as a form prints it. */
export type Resolved = { title: string; sentence: string; published: boolean }

/** As much of a sealed matter as a form prints; see `sealedResolution`. */
type Sealed = {
  resolutionId: string
  kind: ResolutionKind
  topic: string
  votingDue: readonly string[]
  present: readonly string[]
  result: VoteResult | null
}

/**
 * Resolutions of a sealed entry as a form prints them: what it was about, the sentence of the vote, whether others can
 * read it (C3.3a). Of a matter about one person a form says only that there was one.
 * @param published ids of those that are public now
 */
export const resolvedOf = (
  sealed: readonly Record<string, unknown>[],
  published: ReadonlySet<string>,
): Resolved[] =>
  sealed.map((one) => {
    const { resolutionId, kind, topic, votingDue, present, result } = one as Sealed
    const personal = PERSONAL[kind]
    if (personal) {
      return { title: `${personal}（涉及个人，见原始记录）`, sentence: '', published: false }
    }
    const base = { votingDue: votingDue.length, present: present.length }
    return {
      title: topic,
      sentence: voteSentence(base, result, kind),
      published: published.has(resolutionId),
    }
  })

/** Numbered from 1. */
export const resolutionLines = (resolutions: readonly Resolved[]): string[] =>
  resolutions.map(
    ({ title, sentence }, index) => `${index + 1}. ${[title, sentence].filter(Boolean).join('：')}`,
  )
