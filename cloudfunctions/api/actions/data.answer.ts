import { answersData } from '../../core/domain/data-objection'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { answerDataObjection, dataObjectionById } from '../../core/store/data-objections'

/**
 * A leader answers in words; what is wrong is put right where it is kept. The first answer stays. About care and leave
 * the secretary answers (C3.5b).
 */
export const dataAnswer: Action<'data.answer'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { objectionId, answer } = input
  const [me, stored] = await Promise.all([
    personBehind(platform, caller),
    dataObjectionById(documents, objectionId),
  ])
  const allowed = allow('data.answer', me, stored ? { branchId: stored.branchId } : {})
  if (!allowed.ok) return allowed
  const { me: answering, relations } = allowed.value
  if (!stored || !answersData(stored, relations)) return refuse('not-allowed')
  return documents.transact(async (tx) => {
    const objection = await dataObjectionById(tx, objectionId)
    if (!objection) return refuse('objection-unknown')
    if (objection.answeredAt !== null) return yes({ at: objection.answeredAt })
    const answered = { answer, answeredAt: now, answeredBy: answering._id }
    await answerDataObjection(tx, objectionId, answered)
    return yes({ at: now })
  })
}
