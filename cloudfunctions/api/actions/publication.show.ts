import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onPublished } from '../../core/steps/on-published'
import { publicCard } from '../../core/steps/public-card'
import { feedbackOn } from '../../core/store/feedback'

/** One published decision with its process, result and what became of it, and nothing else of the branch (C3.3d). */
export const publicationShow: Action<'publication.show'> = async (input, platform, caller) => {
  const found = await onPublished('publication.show', input.resolutionId, platform, caller)
  if (!found.ok) return found
  const { resolution, leads, me } = found.value
  const card = publicCard(resolution)
  const { publication } = resolution
  if (!card || !publication) throw new Error('what is readable is published')
  const said = await feedbackOn(platform.documents, resolution._id)
  return yes({
    now: platform.now,
    published: {
      ...card,
      process: publication.process,
      followUps: resolution.followUps,
      corrections: publication.steps
        .filter((one) => one.step === 'correct')
        .map(({ at, reason }) => ({ at, reason })),
    },
    feedback: said
      // who said something with a name reads the own words and the answer, also when nobody else does
      .filter((one) => leads || isOwn(one, me) || (one.answer !== null && one.shown))
      .map(({ _id, text, at, answer, answeredAt, doubt, shown }) => ({
        feedbackId: _id,
        text,
        at,
        answer,
        answeredAt,
        doubt: leads && doubt,
        shown,
      })),
    may: { leave: true, answer: leads },
  })
}

const isOwn = ({ memberId }: { memberId: string | null }, me: { _id: string } | null): boolean =>
  memberId !== null && memberId === me?._id
