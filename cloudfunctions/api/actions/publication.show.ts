import type { MemberId, OrgId } from '../../core/contract'
import { capacityOf, correctionsOf, stepsOpen, toBeRead } from '../../core/domain/publication'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { leadersOf } from '../../core/steps/leaders'
import { onPublished } from '../../core/steps/on-published'
import { publicCard } from '../../core/steps/public-card'
import { feedbackOn } from '../../core/store/feedback'

/**
 * One published decision with its process, result and what became of it, and nothing else of the branch (C3.3d). Words
 * that were put right are read beside the new ones (C3.3c).
 */
export const publicationShow: Action<'publication.show'> = async (input, platform, caller) => {
  const found = await onPublished('publication.show', input.resolutionId, platform, caller)
  if (!found.ok) return found
  const { resolution, heirs, leads, inside, me, relations } = found.value
  const card = publicCard(resolution)
  const { publication } = resolution
  if (!card || !publication) throw new Error('what is readable is published')
  const [said, inCharge] = await Promise.all([
    feedbackOn(platform.documents, resolution._id),
    leads && me ? isInCharge(platform, resolution.branchId, { me, heirs }) : false,
  ])
  return yes({
    now: platform.now,
    published: {
      ...card,
      process: publication.process,
      followUps: toBeRead(resolution.followUps, inside),
      corrections: correctionsOf(publication.steps).map(({ at, reason, before }) => ({
        ...{ at, reason, before },
      })),
    },
    feedback: said
      // who said something with a name reads the own words and the answer, also when nobody else does
      .filter((one) => leads || isOwn(one, me) || isForReaders(one, card))
      .map(({ _id, text, at, answer, answeredAt, doubt, shown }) => ({
        feedbackId: _id,
        text,
        at,
        answer,
        answeredAt,
        doubt: leads && doubt,
        shown,
      })),
    seen: publication.steps.length,
    may: {
      leave: true,
      answer: leads,
      ...stepsOpen(publication, capacityOf(relations, inCharge)),
    },
  })
}

const isInCharge = async (
  platform: Platform,
  branchId: OrgId,
  { me, heirs }: { me: { _id: MemberId }; heirs: readonly OrgId[] },
) => (await leadersOf(platform, branchId, heirs)).inCharge.includes(me._id)

/** What was said about words taken back since was said to others, who may have been fewer. */
const isForReaders = (
  { at, answer, shown }: { at: number; answer: string | null; shown: boolean },
  { publishedAt }: { publishedAt: number },
): boolean => answer !== null && shown && at >= publishedAt

const isOwn = ({ memberId }: { memberId: string | null }, me: { _id: string } | null): boolean =>
  memberId !== null && memberId === me?._id
