import { decideAnsweringData } from '../../core/domain/data-objection'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { heirBranches, heirsOf } from '../../core/steps/heirs'
import { leadersOf } from '../../core/steps/leaders'
import { allow, personBehind } from '../../core/steps/person'
import { answerDataObjection, dataObjectionById } from '../../core/store/data-objections'
import { branchOf } from '../../core/store/orgs'

/**
 * A leader answers in words; what is wrong is put right where it is kept. The first answer stays, and who gives another
 * one is told. About care and leave the secretary answers; nobody answers the own objection: that of who would is
 * answered by another one or by the unit (C3.5b).
 */
export const dataAnswer: Action<'data.answer'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { objectionId, answer } = input
  const [me, stored] = await Promise.all([
    personBehind(platform, caller),
    dataObjectionById(documents, objectionId),
  ])
  const branch = stored && (await branchOf(documents, stored.branchId))
  const heirs = await heirsOf(platform, branch)
  const about = branch ? { branchId: branch._id, unitId: branch.parentId, heirs } : {}
  const allowed = allow('data.answer', me, about)
  if (!allowed.ok) return allowed
  if (!stored) return refuse('not-allowed')
  const { me: answering, relations } = allowed.value
  const by = answering._id
  const over = heirBranches(heirs, branch?.parentId ?? '')
  const led = await leadersOf(platform, stored.branchId, over)
  const decision = decideAnsweringData(stored, { by, relations, led })
  if (!decision.ok) return decision
  return documents.transact(async (tx) => {
    const objection = await dataObjectionById(tx, objectionId)
    if (!objection) return refuse('objection-unknown')
    if (objection.answeredAt !== null) {
      if (objection.answer !== answer) return refuse('already-answered')
      return yes({ at: objection.answeredAt })
    }
    const answered = { answer, answeredAt: now, answeredBy: by }
    await answerDataObjection(tx, objectionId, answered)
    return yes({ at: now })
  })
}
