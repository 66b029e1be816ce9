import type { Base, ResolutionKind, VoteMethod, VoteResult } from '../contract'
import { hasQuorum } from './vote'

const METHODS: Record<VoteMethod, string> = {
  consensus: '讨论同意，未表决',
  show_of_hands: '举手表决',
  secret_ballot: '无记名投票',
}

/** What a form calls matters about persons, of which it tells no more. */
export const PERSONAL: Partial<Record<ResolutionKind, string>> = {
  admission: '接收预备党员',
  confirmation: '预备党员转正',
  personnel: '涉及个人的其他事项',
}

/** Base, votes and rule as one sentence that a person can check; the phone says the same (C3.3b). */
export function voteSentence(
  { votingDue, present }: Omit<Base, 'at'>,
  result: VoteResult | null,
  kind: ResolutionKind,
): string {
  const due = kind === 'committee' ? '应到支委' : '应到会有表决权'
  const base = `${due}${votingDue}人，到会${present}人`
  if (!result) return `${base}，还没有结果`
  const { outcome, yes, no, abstain, opinions, method } = result
  if (outcome === 'consensus') return `${base}，讨论同意，未表决`
  if (outcome === 'carried') {
    // too few to vote, or the record was closed before there was a result (domain §7 #17)
    const enough = hasQuorum(kind, { votingDue, present })
    return `${base}，${enough ? '没有议定，下次再议' : '人数不足，未付表决'}`
  }
  const votes = [
    `赞成${yes}人`,
    no > 0 ? `反对${no}人` : '',
    abstain > 0 ? `弃权${abstain}人` : '',
    opinions > 0 ? `含书面意见${opinions}份` : '',
  ].filter(Boolean)
  const ends = {
    passed: '超过应到会半数，通过',
    rejected: '没有超过应到会半数，未通过',
    deferred: '双方接近，暂缓表决',
  }
  return `${base}，${METHODS[method]}，${votes.join('，')}，${ends[outcome]}`
}
