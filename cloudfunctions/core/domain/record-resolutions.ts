import type { ResolutionKind, VoteResult } from '../contract'
import { PERSONAL, voteSentence } from './vote-words'

/**
 * Whether others can read a matter (C3.3c): not yet, now, deliberately not, or never, since it is about a person.
 */
export type Publicity = 'open' | 'published' | 'kept' | 'personal'

/** A resolution as a form prints it. */
export type Resolved = { title: string; sentence: string; publicity: Publicity }

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
 * @param publicityOf what became of one that is not about a person
 */
export const resolvedOf = (
  sealed: readonly Record<string, unknown>[],
  publicityOf: (resolutionId: string) => Publicity = () => 'open',
): Resolved[] =>
  sealed.map((one) => {
    const { resolutionId, kind, topic, votingDue, present, result } = one as Sealed
    const personal = PERSONAL[kind]
    if (personal) {
      return { title: `${personal}（涉及个人，见原始记录）`, sentence: '', publicity: 'personal' }
    }
    const base = { votingDue: votingDue.length, present: present.length }
    return {
      title: topic,
      sentence: voteSentence(base, result, kind),
      publicity: publicityOf(resolutionId),
    }
  })

/**
 * How many of a sealed entry's matters were passed or agreed upon (C3.3b); how one about a person ended is for no form to
 * tell.
 */
export const countResolved = (sealed: readonly Record<string, unknown>[]): number =>
  sealed.filter((one) => {
    const { kind, result } = one as Sealed
    return !PERSONAL[kind] && (result?.outcome === 'passed' || result?.outcome === 'consensus')
  }).length

/** Numbered from 1. */
export const resolutionLines = (resolutions: readonly Resolved[]): string[] =>
  resolutions.map(
    ({ title, sentence }, index) => `${index + 1}. ${[title, sentence].filter(Boolean).join('：')}`,
  )
