import type { ResolutionKind, VoteMethod, VoteResult } from '../contract'
import { RESOLUTION_KINDS, VoteResultShape } from '../contract'
import { isPersonal } from './vote'

/** A resolution as a form prints it: what it was about, and the sentence of its vote. */
export type Resolved = { title: string; sentence: string }

const KIND_WORDS: Readonly<Record<ResolutionKind, string>> = {
  ordinary: '一般事项',
  important: '重要事项',
  admission: '接收预备党员',
  confirmation: '预备党员转正',
  election: '选举',
}
const METHOD_WORDS: Readonly<Record<VoteMethod, string>> = {
  consensus: '讨论同意，未表决',
  show_of_hands: '举手表决',
  secret_ballot: '无记名投票',
}
const OUTCOME_WORDS: Readonly<Record<VoteResult['outcome'], string>> = {
  consensus: '讨论同意，未表决',
  passed: '超过应到会半数，通过',
  rejected: '没有超过应到会半数，未通过',
  deferred: '双方接近，暂缓表决',
  carried: '人数不足，未付表决',
}

/**
 * A resolution under the seal as a form prints it. Of a matter about one person only its kind is printed: whom and how
 * stays with those who may know (C3.3a).
 */
export function resolvedOf(sealed: Record<string, unknown>): Resolved {
  const kind = RESOLUTION_KINDS.find((one) => one === sealed.kind) ?? 'ordinary'
  if (isPersonal(kind)) return { title: KIND_WORDS[kind], sentence: '另行存档' }
  return {
    title: typeof sealed.topic === 'string' ? sealed.topic : '',
    sentence: voteSentence(
      { votingDue: lengthOf(sealed.votingDue), present: lengthOf(sealed.present) },
      VoteResultShape.safeParse(sealed.result).data ?? null,
    ),
  }
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0)

/** The base, the votes and the rule as one sentence that a person can check (C3.3b). */
function voteSentence(
  { votingDue, present }: { votingDue: number; present: number },
  result: VoteResult | null,
): string {
  const base = `应到会有表决权${votingDue}人，到会${present}人`
  if (!result) return `${base}，还没有结果`
  const { outcome, method } = result
  const ends = OUTCOME_WORDS[outcome]
  if (outcome === 'consensus' || outcome === 'carried') return `${base}，${ends}`
  const votes = `赞成${result.yes}人，反对${result.no}人，弃权${result.abstain}人`
  const opinions = result.opinions > 0 ? `，含书面意见${result.opinions}份` : ''
  return `${base}，${METHOD_WORDS[method]}，${votes}${opinions}，${ends}`
}

/** Numbered from 1. */
export const resolutionLines = (resolutions: readonly Resolved[]): string[] =>
  resolutions.map(
    ({ title, sentence }, index) => `${index + 1}. ${[title, sentence].filter(Boolean).join('：')}`,
  )
