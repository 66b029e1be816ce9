import type { Output, PublicationScope, Resolution } from '../../../../typings/contract'
import {
  kindWords,
  outcomeWords,
  publicationWords,
  scopeWords,
  voteSentence,
} from '../../../labels/decision'
import { dayWords, momentWords } from '../../../lib/calendar'

type Shown = Output<'resolutions.show'>
export type Acts = {
  capture: boolean
  decide: boolean
  drop: boolean
  propose: boolean
  check: boolean
  publish: boolean
  withdraw: boolean
  correct: boolean
  keep: boolean
}

/** What the caller may do about a matter as it stands; the server asks the same again. */
export function actsOn(one: Resolution, { may }: Pick<Shown, 'may'>): Acts {
  const state = one.publication?.state ?? null
  const publishable = may.publish && one.result !== null && !one.confidential
  return {
    capture: may.open && one.open,
    decide: may.open && one.open,
    drop: may.open && one.open && one.result === null,
    propose: publishable && (state === null || state === 'withdrawn' || state === 'kept'),
    check: may.check.includes(one.resolutionId),
    publish: may.approve && state === 'checked' && one.publication?.scope === 'branch',
    withdraw: publishable && state === 'published',
    correct: may.approve && state === 'published' && one.publication?.scope === 'branch',
    keep: publishable && (state === null || state === 'proposed' || state === 'checked'),
  }
}

function publicationLine({ publication, confidential, result }: Resolution): string {
  if (confidential) return '涉及个人，不公开'
  if (!publication) return result ? '还没有公开' : ''
  const { state, scope, steps } = publication
  const last = steps[steps.length - 1]
  const waits = state === 'checked' && scope !== 'branch' ? '，由上级党组织批准' : ''
  const why = state === 'kept' || state === 'withdrawn' ? `：${last?.reason ?? ''}` : ''
  return `${publicationWords[state]}（${scopeWords[scope]}）${waits} · ${last?.name ?? ''}${why}`
}

/** The words that wait to be checked and approved: whoever does so reads them first (C3.3c). */
function waitingWords(one: Resolution) {
  const { publication } = one
  if (publication?.state !== 'proposed' && publication?.state !== 'checked') return null
  const { process, result, scope } = publication
  return { process, result, followUps: toBeRead(one, scope) }
}

/** What is to be done is read along with the words, a line each; who does it only within the branch (C3.3d). */
export const toBeRead = ({ followUps }: Resolution, scope: PublicationScope): string =>
  followUps
    .map(({ what, who }) => (scope === 'branch' && who ? `${what} · ${who}` : what))
    .join('\n')

/** What could be read until it was put right or taken back (domain §7 #20). */
const earlierWords = ({ publication }: Resolution, now: number) =>
  (publication?.steps ?? []).flatMap(({ step, name, at, reason, before }, index) => {
    const what = step === 'correct' ? '更正' : '撤回'
    return before
      ? {
          ...{ index, process: before.process },
          title: `${momentWords(at, now)} ${name}${what}：${reason}`,
          result: `${what}前：${before.result}`,
        }
      : []
  })

const matterView = (one: Resolution, shown: Shown) => ({
  resolutionId: one.resolutionId,
  topic: one.topic || kindWords[one.kind],
  kind: kindWords[one.kind],
  from: [one.proposer && `${one.proposer}提出`, one.why].filter(Boolean).join('：'),
  discussion: one.discussion,
  sentence:
    one.base.votingDue > 0 || one.result ? voteSentence(one.base, one.result, one.kind) : '',
  outcome: one.result ? outcomeWords[one.result.outcome] : '待议',
  tone: one.result?.outcome === 'passed' || one.result?.outcome === 'consensus' ? 'good' : 'info',
  followUps: one.followUps.map((each, index) => ({
    index,
    line: [each.what, each.who, each.by ? `${dayWords(each.by, shown.now)}前` : '']
      .filter(Boolean)
      .join(' · '),
    done: each.doneOn ? `${dayWords(each.doneOn, shown.now)}完成` : '',
    mayDone: shown.may.publish && each.doneOn === null && one.result !== null,
  })),
  publication: publicationLine(one),
  waiting: waitingWords(one),
  earlier: earlierWords(one, shown.now),
  acts: actsOn(one, shown),
  decides: one.result ? '改结果' : '记结果',
})

export function dayView(shown: Shown) {
  return {
    status: 'ready' as const,
    now: shown.now,
    theme: shown.theme,
    matters: shown.resolutions.map((one) => matterView(one, shown)),
    mayOpen: shown.may.open,
    empty: shown.resolutions.length === 0 ? '当天还没有提交会议讨论的事项。' : '',
  }
}

/** The words a publication begins with, from what was decided; they can be changed. */
export function proposedWords(one: Resolution): { process: string; result: string } {
  const sentence = voteSentence(one.base, one.result, one.kind)
  const process = [one.why, one.discussion, `${sentence}。`].filter(Boolean).join('\n')
  return { process, result: `${one.topic}：${one.result ? outcomeWords[one.result.outcome] : ''}` }
}
