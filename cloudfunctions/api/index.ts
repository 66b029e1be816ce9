import type { ActionName } from '../core/contract'
import { type Actions, serve } from '../core/platform/serve'
import { activityArrange } from './actions/activity.arrange'
import { activityArrangement } from './actions/activity.arrangement'
import { activityCancel } from './actions/activity.cancel'
import { activityChange } from './actions/activity.change'
import { activityDraft } from './actions/activity.draft'
import { activityJoin } from './actions/activity.join'
import { activityPost } from './actions/activity.post'
import { activityShow } from './actions/activity.show'
import { afterwardsShow } from './actions/afterwards.show'
import { arrivalConfirm } from './actions/arrival.confirm'
import { arrivalSettle } from './actions/arrival.settle'
import { arrivalTick } from './actions/arrival.tick'
import { arrivalUndo } from './actions/arrival.undo'
import { bindingAccept } from './actions/binding.accept'
import { bindingConfirm } from './actions/binding.confirm'
import { bindingInvite } from './actions/binding.invite'
import { bindingLift } from './actions/binding.lift'
import { bindingRelease } from './actions/binding.release'
import { boardClose } from './actions/board.close'
import { boardEntrance } from './actions/board.entrance'
import { boardHeads } from './actions/board.heads'
import { boardShow } from './actions/board.show'
import { branchArrange } from './actions/branch.arrange'
import { briefingAssign } from './actions/briefing.assign'
import { briefingClose } from './actions/briefing.close'
import { briefingDone } from './actions/briefing.done'
import { careAdd } from './actions/care.add'
import { careCounts } from './actions/care.counts'
import { careRemove } from './actions/care.remove'
import { careShow } from './actions/care.show'
import { contactAnswer } from './actions/contact.answer'
import { contactAssign } from './actions/contact.assign'
import { contactBoard } from './actions/contact.board'
import { contactLog } from './actions/contact.log'
import { contactShow } from './actions/contact.show'
import { coverageShow } from './actions/coverage.show'
import { dataAnswer } from './actions/data.answer'
import { dataObject } from './actions/data.object'
import { dataShow } from './actions/data.show'
import { entryConfirm } from './actions/entry.confirm'
import { entryDeclare } from './actions/entry.declare'
import { feedbackAnswer } from './actions/feedback.answer'
import { feedbackLeave } from './actions/feedback.leave'
import { followUpDone } from './actions/follow-up.done'
import { homeShow } from './actions/home.show'
import { leaveAsk } from './actions/leave.ask'
import { leaveConfirm } from './actions/leave.confirm'
import { leaveEnter } from './actions/leave.enter'
import { leaveWithdraw } from './actions/leave.withdraw'
import { ledgerShow } from './actions/ledger.show'
import { ledgerVerify } from './actions/ledger.verify'
import { meAnniversary } from './actions/me.anniversary'
import { meShow } from './actions/me.show'
import { mediaAdd } from './actions/media.add'
import { mediaAnnounce } from './actions/media.announce'
import { mediaArchive } from './actions/media.archive'
import { mediaArrange } from './actions/media.arrange'
import { mediaDecide } from './actions/media.decide'
import { mediaErase } from './actions/media.erase'
import { mediaPublicity } from './actions/media.publicity'
import { mediaRemove } from './actions/media.remove'
import { mediaShow } from './actions/media.show'
import { memberAdd } from './actions/member.add'
import { memberChange } from './actions/member.change'
import { memberCorrect } from './actions/member.correct'
import { memberDays } from './actions/member.days'
import { membersShow } from './actions/members.show'
import { noticeToldInPerson } from './actions/notice.told-in-person'
import { objectionAnswer } from './actions/objection.answer'
import { objectionRaise } from './actions/objection.raise'
import { officeAssign } from './actions/office.assign'
import { officeEnd } from './actions/office.end'
import { officesShow } from './actions/offices.show'
import { orgChange } from './actions/org.change'
import { planAdopt } from './actions/plan.adopt'
import { planSaveRow } from './actions/plan.save-row'
import { planShow } from './actions/plan.show'
import { policySet } from './actions/policy.set'
import { publicationShow } from './actions/publication.show'
import { publicationStep } from './actions/publication.step'
import { publicationsList } from './actions/publications.list'
import { publicityAdd } from './actions/publicity.add'
import { publicityRemove } from './actions/publicity.remove'
import { recordClose } from './actions/record.close'
import { recordCorrect } from './actions/record.correct'
import { recordSave } from './actions/record.save'
import { recordShow } from './actions/record.show'
import { recordText } from './actions/record.text'
import { resolutionCapture } from './actions/resolution.capture'
import { resolutionDecide } from './actions/resolution.decide'
import { resolutionDrop } from './actions/resolution.drop'
import { resolutionOpen } from './actions/resolution.open'
import { resolutionsShow } from './actions/resolutions.show'
import { schoolShow } from './actions/school.show'
import { serviceAdd } from './actions/service.add'
import { serviceRemove } from './actions/service.remove'
import { subscriptionGrant } from './actions/subscription.grant'
import { superiorSet } from './actions/superior.set'
import { unitShow } from './actions/unit.show'
import { unitEventPost } from './actions/unit-event.post'

/** Every action a person can call, except the forms. A missing one does not compile. */
const actions: Required<Pick<Actions, Exclude<ActionName, `forms.${string}`>>> = {
  'home.show': homeShow,
  'me.show': meShow,
  'me.anniversary': meAnniversary,
  'binding.confirm': bindingConfirm,
  'binding.lift': bindingLift,
  'binding.invite': bindingInvite,
  'binding.accept': bindingAccept,
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
  'arrival.settle': arrivalSettle,
  'board.entrance': boardEntrance,
  'board.heads': boardHeads,
  'board.close': boardClose,
  'entry.confirm': entryConfirm,
  'entry.declare': entryDeclare,
  'leave.enter': leaveEnter,
  'briefing.assign': briefingAssign,
  'briefing.close': briefingClose,
  'briefing.done': briefingDone,
  'coverage.show': coverageShow,
  'objection.answer': objectionAnswer,
  'afterwards.show': afterwardsShow,
  'service.add': serviceAdd,
  'service.remove': serviceRemove,
  'publicity.add': publicityAdd,
  'publicity.remove': publicityRemove,
  'care.add': careAdd,
  'care.remove': careRemove,
  'care.show': careShow,
  'care.counts': careCounts,
  'data.object': dataObject,
  'data.answer': dataAnswer,
  'data.show': dataShow,
  'objection.raise': objectionRaise,
  'record.show': recordShow,
  'record.text': recordText,
  'record.save': recordSave,
  'record.close': recordClose,
  'record.correct': recordCorrect,
  'feedback.answer': feedbackAnswer,
  'feedback.leave': feedbackLeave,
  'follow-up.done': followUpDone,
  'publication.show': publicationShow,
  'publication.step': publicationStep,
  'publications.list': publicationsList,
  'resolution.capture': resolutionCapture,
  'resolution.decide': resolutionDecide,
  'resolution.drop': resolutionDrop,
  'resolution.open': resolutionOpen,
  'resolutions.show': resolutionsShow,
  'media.announce': mediaAnnounce,
  'media.add': mediaAdd,
  'media.remove': mediaRemove,
  'media.arrange': mediaArrange,
  'media.decide': mediaDecide,
  'media.publicity': mediaPublicity,
  'media.archive': mediaArchive,
  'media.show': mediaShow,
  'media.erase': mediaErase,
  'ledger.show': ledgerShow,
  'ledger.verify': ledgerVerify,
  'contact.board': contactBoard,
  'contact.log': contactLog,
  'contact.assign': contactAssign,
  'contact.answer': contactAnswer,
  'contact.show': contactShow,
  'subscription.grant': subscriptionGrant,
  'activity.change': activityChange,
  'activity.arrangement': activityArrangement,
  'activity.arrange': activityArrange,
  'activity.join': activityJoin,
  'leave.confirm': leaveConfirm,
  'plan.show': planShow,
  'plan.save-row': planSaveRow,
  'plan.adopt': planAdopt,
  'superior.set': superiorSet,
  'policy.set': policySet,
  'unit.show': unitShow,
  'unit-event.post': unitEventPost,
  'school.show': schoolShow,
  'org.change': orgChange,
  'branch.arrange': branchArrange,
  'members.show': membersShow,
  'member.change': memberChange,
  'member.days': memberDays,
  'member.correct': memberCorrect,
  'member.add': memberAdd,
  'office.assign': officeAssign,
  'office.end': officeEnd,
  'offices.show': officesShow,
}

export const main = serve(actions)
