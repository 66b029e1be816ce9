import type {
  Base,
  Outcome,
  PublicationScope,
  PublicationState,
  ResolutionKind,
  VoteMethod,
  VoteResult,
} from '../../typings/contract'

export const kindWords: Record<ResolutionKind, string> = {
  ordinary: '一般事项',
  important: '重要事项',
  committee: '支委会议定',
  admission: '接收预备党员',
  confirmation: '预备党员转正',
  personnel: '涉及个人的其他事项',
  election: '选举',
}

const PERSONAL = '涉及个人：只有当天名单上的党员能看到，不公开。'
/** What choosing a kind means; nothing for ordinary ones. */
export const kindNotes: Partial<Record<ResolutionKind, string>> = {
  committee: '由支委表决：应到和到会都按支委计算。到会先按登记计，不在名单上的支委清点时补上。',
  admission: PERSONAL,
  confirmation: PERSONAL,
  personnel: PERSONAL,
}

export const voteMethodWords: Record<VoteMethod, string> = {
  consensus: '讨论同意，未表决',
  show_of_hands: '举手表决',
  secret_ballot: '无记名投票',
}

export const outcomeWords: Record<Outcome, string> = {
  consensus: '讨论同意',
  passed: '通过',
  rejected: '未通过',
  deferred: '暂缓，下次再议',
  carried: '未决，下次再议',
}

export const scopeWords: Record<PublicationScope, string> = {
  branch: '本支部',
  unit: '本单位',
  public: '社会公开',
}

export const publicationWords: Record<PublicationState, string> = {
  proposed: '待核对',
  checked: '待批准',
  published: '已公开',
  withdrawn: '已撤回',
  kept: '不公开',
}

/** The base, the votes and the rule as one sentence that a person can check (C3.3b). */
export function voteSentence(
  { votingDue, present }: Base,
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
    const strict = kind === 'admission' || kind === 'confirmation'
    const enough = present > 0 && present * 2 >= votingDue + (strict ? 1 : 0)
    return `${base}，${enough ? '没有议定，下次再议' : '人数不足，未付表决'}`
  }
  const votes = [
    `赞成${yes}人`,
    no > 0 ? `反对${no}人` : '',
    abstain > 0 ? `弃权${abstain}人` : '',
    opinions > 0 ? `含书面意见${opinions}份` : '',
  ].filter(Boolean)
  const ends: Record<'passed' | 'rejected' | 'deferred', string> = {
    passed: '超过应到会半数，通过',
    rejected: '没有超过应到会半数，未通过',
    deferred: '双方接近，暂缓表决',
  }
  return `${base}，${voteMethodWords[method]}，${votes.join('，')}，${ends[outcome]}`
}
