import { dayOf } from '../../core/domain/calendar'
import { mineFileName, mineSheets } from '../../core/domain/workbook-mine'
import type { Action } from '../../core/platform/serve'
import { ownData } from '../../core/steps/own-data'
import { allow, personBehind } from '../../core/steps/person'
import { messagesTo } from '../../core/store/messages'
import { handOut } from '../hand-out'
import { workbookOfSheets } from '../workbook'

/** Everything stored about the caller as a workbook, for the caller alone (C3.5b). */
export const formsMine: Action<'forms.mine'> = async (_input, platform, caller) => {
  const allowed = allow('forms.mine', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  const person = allowed.value.me
  const [{ me, attendance }, messages] = await Promise.all([
    ownData(platform, person, null),
    messagesTo(platform.documents, person._id),
  ])
  const on = dayOf(platform.now)
  const told = messages.map(({ kind, settledAt, state }) => ({
    kind,
    settledAt,
    went: state === 'sent',
  }))
  const bytes = await workbookOfSheets(mineSheets(me, attendance, { told, on }))
  return handOut(platform, person.branchId, { name: mineFileName(on), bytes })
}
