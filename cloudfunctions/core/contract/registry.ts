import type * as z from 'zod'
import {
  activityDraft,
  activityJoin,
  activityPost,
  activityShow,
  noticeToldInPerson,
} from './activity'
import {
  activityArrange,
  activityArrangement,
  activityCancel,
  activityChange,
} from './activity-changes'
import {
  afterwardsShow,
  publicityAdd,
  publicityRemove,
  serviceAdd,
  serviceRemove,
} from './afterwards'
import { arrivalConfirm, arrivalSettle, arrivalTick, arrivalUndo } from './arrival'
import { bindingConfirm, bindingRelease } from './binding'
import { boardClose, boardEntrance, boardHeads, boardShow } from './board'
import { careAdd, careCounts, careRemove, careShow } from './care'
import { contactAnswer, contactAssign, contactBoard, contactLog, contactShow } from './contact'
import {
  followUpDone,
  resolutionCapture,
  resolutionDecide,
  resolutionDrop,
  resolutionOpen,
  resolutionsShow,
} from './decision'
import {
  briefingAssign,
  briefingClose,
  briefingDone,
  coverageShow,
  objectionAnswer,
  objectionRaise,
} from './follow-up'
import {
  formsAnnual,
  formsHandover,
  formsPlan,
  formsRecord,
  formsSchoolAnnual,
  formsUnitLedger,
  recordText,
} from './forms'
import { homeShow, meAnniversary, meShow } from './home'
import { entryConfirm, entryDeclare } from './late-entry'
import { leaveAsk, leaveConfirm, leaveEnter, leaveWithdraw } from './leave'
import {
  formsContacts,
  formsLedger,
  formsMobile,
  formsRegister,
  ledgerShow,
  ledgerVerify,
} from './ledger'
import {
  mediaAdd,
  mediaAnnounce,
  mediaArchive,
  mediaArrange,
  mediaDecide,
  mediaErase,
  mediaPublicity,
  mediaRemove,
  mediaShow,
} from './media'
import {
  branchArrange,
  memberChange,
  membersShow,
  officeAssign,
  officeEnd,
  officesShow,
  orgChange,
} from './organisation'
import { dataAnswer, dataObject, dataShow, formsMine } from './own-data'
import {
  bindingAccept,
  bindingInvite,
  bindingLift,
  memberAdd,
  memberCorrect,
  memberDays,
} from './people'
import { formsPlanImport, planAdopt, planSaveRow, planShow, policySet, superiorSet } from './plan'
import {
  feedbackAnswer,
  feedbackLeave,
  publicationShow,
  publicationStep,
  publicationsList,
} from './publication'
import { recordClose, recordCorrect, recordSave, recordShow } from './record'
import type { RefusalCode } from './refusals'
import { subscriptionGrant } from './subscription'
import { schoolShow, unitShow } from './unit'
import { unitEventPost } from './unit-event'

/**
 * Everything a person can ask for: action name → input, output.
 * Actions whose name begins with `forms.` are served by the function `forms`, all others by `api`.
 */
export const contract = {
  'home.show': homeShow,
  'me.show': meShow,
  'me.anniversary': meAnniversary,
  'binding.confirm': bindingConfirm,
  'binding.release': bindingRelease,
  'binding.invite': bindingInvite,
  'binding.accept': bindingAccept,
  'binding.lift': bindingLift,
  'activity.draft': activityDraft,
  'activity.post': activityPost,
  'activity.change': activityChange,
  'activity.arrangement': activityArrangement,
  'activity.arrange': activityArrange,
  'activity.join': activityJoin,
  'activity.show': activityShow,
  'activity.cancel': activityCancel,
  'notice.told-in-person': noticeToldInPerson,
  'leave.ask': leaveAsk,
  'leave.confirm': leaveConfirm,
  'leave.enter': leaveEnter,
  'leave.withdraw': leaveWithdraw,
  'board.show': boardShow,
  'board.heads': boardHeads,
  'board.close': boardClose,
  'board.entrance': boardEntrance,
  'arrival.confirm': arrivalConfirm,
  'arrival.tick': arrivalTick,
  'arrival.undo': arrivalUndo,
  'arrival.settle': arrivalSettle,
  'record.show': recordShow,
  'record.save': recordSave,
  'record.close': recordClose,
  'record.correct': recordCorrect,
  'resolution.open': resolutionOpen,
  'resolution.capture': resolutionCapture,
  'resolution.decide': resolutionDecide,
  'resolution.drop': resolutionDrop,
  'resolutions.show': resolutionsShow,
  'follow-up.done': followUpDone,
  'publication.step': publicationStep,
  'publications.list': publicationsList,
  'publication.show': publicationShow,
  'feedback.leave': feedbackLeave,
  'feedback.answer': feedbackAnswer,
  'entry.declare': entryDeclare,
  'entry.confirm': entryConfirm,
  'briefing.assign': briefingAssign,
  'briefing.done': briefingDone,
  'briefing.close': briefingClose,
  'objection.raise': objectionRaise,
  'objection.answer': objectionAnswer,
  'coverage.show': coverageShow,
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
  'contact.show': contactShow,
  'contact.answer': contactAnswer,
  'subscription.grant': subscriptionGrant,
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
  'member.add': memberAdd,
  'member.correct': memberCorrect,
  'member.days': memberDays,
  'office.assign': officeAssign,
  'office.end': officeEnd,
  'offices.show': officesShow,
  'forms.plan-import': formsPlanImport,
  'forms.ledger': formsLedger,
  'forms.register': formsRegister,
  'forms.mobile': formsMobile,
  'forms.contacts': formsContacts,
  'forms.record': formsRecord,
  'record.text': recordText,
  'forms.plan': formsPlan,
  'forms.annual': formsAnnual,
  'forms.school-annual': formsSchoolAnnual,
  'forms.handover': formsHandover,
  'forms.unit-ledger': formsUnitLedger,
  'forms.mine': formsMine,
} as const

export type Contract = typeof contract
export type ActionName = keyof Contract
/** What a caller sends. */
export type Input<A extends ActionName> = z.input<Contract[A]['input']>
/** What an action receives after parsing. */
export type Parsed<A extends ActionName> = z.output<Contract[A]['input']>
export type Output<A extends ActionName> = z.infer<Contract[A]['output']>

/** A refusal is an ordinary answer; `fields` names what to correct. */
export type Refusal = { ok: false; code: RefusalCode; fields?: string[] }
export type Reply<T> = { ok: true; data: T; requestId: string } | (Refusal & { requestId: string })
