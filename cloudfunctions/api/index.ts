import type { ActionName } from '../core/contract'
import { type Actions, serve } from '../core/platform/serve'
import { activityCancel } from './actions/activity.cancel'
import { activityDraft } from './actions/activity.draft'
import { activityPost } from './actions/activity.post'
import { activityShow } from './actions/activity.show'
import { arrivalConfirm } from './actions/arrival.confirm'
import { arrivalTick } from './actions/arrival.tick'
import { arrivalUndo } from './actions/arrival.undo'
import { bindingConfirm } from './actions/binding.confirm'
import { bindingRelease } from './actions/binding.release'
import { boardShow } from './actions/board.show'
import { contactAssign } from './actions/contact.assign'
import { contactBoard } from './actions/contact.board'
import { contactLog } from './actions/contact.log'
import { homeShow } from './actions/home.show'
import { leaveAsk } from './actions/leave.ask'
import { leaveWithdraw } from './actions/leave.withdraw'
import { ledgerShow } from './actions/ledger.show'
import { meShow } from './actions/me.show'
import { mediaAdd } from './actions/media.add'
import { mediaRemove } from './actions/media.remove'
import { noticeToldInPerson } from './actions/notice.told-in-person'
import { recordClose } from './actions/record.close'
import { recordSave } from './actions/record.save'
import { recordShow } from './actions/record.show'
import { subscriptionGrant } from './actions/subscription.grant'

/** Every action a person can call, except the forms. A missing one does not compile. */
const actions: Required<Pick<Actions, Exclude<ActionName, `forms.${string}`>>> = {
  'home.show': homeShow,
  'me.show': meShow,
  'binding.confirm': bindingConfirm,
  'binding.release': bindingRelease,
  'activity.draft': activityDraft,
  'activity.post': activityPost,
  'activity.show': activityShow,
  'activity.cancel': activityCancel,
  'notice.told-in-person': noticeToldInPerson,
  'leave.ask': leaveAsk,
  'leave.withdraw': leaveWithdraw,
  'board.show': boardShow,
  'arrival.confirm': arrivalConfirm,
  'arrival.tick': arrivalTick,
  'arrival.undo': arrivalUndo,
  'record.show': recordShow,
  'record.save': recordSave,
  'record.close': recordClose,
  'media.add': mediaAdd,
  'media.remove': mediaRemove,
  'ledger.show': ledgerShow,
  'contact.board': contactBoard,
  'contact.log': contactLog,
  'contact.assign': contactAssign,
  'subscription.grant': subscriptionGrant,
}

export const main = serve(actions)
