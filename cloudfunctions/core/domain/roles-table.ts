import type { ActionName, MemberId, Organiser, OrgId, Role, Stage } from '../contract'
import { isMember, type OnList } from './due-list'
import { schoolIdOf } from './identity'
import { COMMITTEE, isOverUnit, LEADING, OF_SCHOOL, type Office } from './offices-held'

/**
 * How a caller stands towards the thing an action is about. Permissions are the union of a person's relations
 * (domain §3), and there is no other permission.
 */
export const RELATIONS = [
  /** Anybody with WeChat, known or not. */
  'anyone',
  /** A person of the roster, tied to this WeChat. */
  'bound',
  /** Full or probationary member of the branch. */
  'member',
  /** Secretary or deputy of the branch today, wherever the own membership sits. */
  'leader',
  /** Secretary of the branch today. */
  'secretary',
  /** Secretary, deputy or commissioner of the branch today. */
  'committee',
  /** Secretary, clerk or organisation officer of the unit, or of the unit above the branch, today. */
  'unit',
  /** Secretary of the school's committee or officer of its organisation department today. */
  'school',
  /** Leader of a branch that was asked to join this activity. */
  'asked',
  /** Secretary, clerk or organisation officer of the unit that holds this event for several branches. */
  'host',
  /** Named to keep this activity's record. */
  'recorder',
  /** On this activity's list. */
  'listed',
  /** Looks after the person concerned. */
  'liaison',
  /** Is the person concerned. */
  'self',
] as const
export type Relation = (typeof RELATIONS)[number]

/** Who may do what: the one table that the actions and the permission matrix of the tests share. */
export const rolesTable: Record<ActionName, readonly Relation[]> = {
  'home.show': ['anyone'],
  'me.show': ['anyone'],
  'me.anniversary': ['bound'],
  'binding.confirm': ['anyone'],
  'binding.release': ['bound'],
  // whoever says which WeChat is a person's says who comes in under the name: `vouching` narrows it further
  'binding.invite': ['secretary', 'unit'],
  'binding.accept': ['anyone'],
  'binding.lift': ['secretary', 'unit'],
  'activity.draft': ['leader'],
  'activity.post': ['leader'],
  'activity.change': ['leader', 'host'],
  'activity.arrangement': ['leader'],
  'activity.arrange': ['leader'],
  'activity.join': ['leader'],
  'activity.show': ['member', 'leader', 'recorder', 'listed', 'asked', 'host'],
  'activity.cancel': ['leader', 'host'],
  'notice.told-in-person': ['leader'],
  'leave.ask': ['listed'],
  'leave.confirm': ['listed'],
  // reasons are read by the secretary alone, so the secretary alone enters them
  'leave.enter': ['secretary'],
  'leave.withdraw': ['listed', 'secretary'],
  'board.show': ['leader', 'recorder'],
  'board.heads': ['leader', 'recorder'],
  'board.close': ['leader', 'recorder'],
  'board.entrance': ['leader', 'recorder'],
  // anybody bound may hold a code up; the due list decides
  'arrival.confirm': ['bound'],
  'arrival.tick': ['leader', 'recorder'],
  'arrival.undo': ['leader', 'recorder'],
  'arrival.settle': ['leader', 'recorder'],
  // two different people, each of those who keep the record
  'entry.declare': ['leader', 'recorder'],
  // the unit where the branch has nobody else, as the rule says
  'entry.confirm': ['leader', 'recorder', 'unit'],
  'briefing.assign': ['leader'],
  // the named briefer looks after the person concerned
  'briefing.done': ['leader', 'liaison'],
  'briefing.close': ['leader'],
  'objection.raise': ['listed'],
  // the unit where the objector leads the branch, as the rule says
  'objection.answer': ['leader', 'unit'],
  'coverage.show': ['leader'],
  'afterwards.show': ['member', 'leader', 'recorder'],
  'service.add': ['leader', 'recorder'],
  'service.remove': ['leader', 'recorder'],
  'publicity.add': ['leader', 'recorder'],
  'publicity.remove': ['leader', 'recorder'],
  'care.add': ['leader'],
  // the secretary reads and takes away the branch's records, everybody else the own ones alone (T9)
  'care.remove': ['member', 'leader'],
  'care.show': ['member', 'leader'],
  // numbers go up, nothing else
  'care.counts': ['unit'],
  // about the own person alone
  'data.object': ['bound'],
  'data.answer': ['leader', 'unit'],
  'data.show': ['leader'],
  // members read what is sealed, without the register
  'record.show': ['leader', 'recorder', 'member'],
  'record.save': ['leader', 'recorder'],
  'record.close': ['leader', 'recorder'],
  // what was sealed is corrected by those who answer for the branch
  'record.correct': ['leader'],
  'resolution.open': ['leader', 'recorder'],
  'resolution.capture': ['leader', 'recorder'],
  'resolution.decide': ['leader', 'recorder'],
  'resolution.drop': ['leader', 'recorder'],
  'resolutions.show': ['member', 'leader', 'recorder'],
  'follow-up.done': ['leader'],
  // beyond the branch the unit approves; a commissioner checks what another one proposed, and nothing more
  'publication.step': ['leader', 'committee', 'unit'],
  // readers are told by what was published for whom
  'publications.list': ['anyone'],
  'publication.show': ['anyone'],
  'feedback.leave': ['anyone'],
  'feedback.answer': ['leader'],
  'media.announce': ['leader', 'recorder'],
  'media.add': ['leader', 'recorder'],
  'media.remove': ['leader', 'recorder'],
  'media.arrange': ['leader', 'recorder'],
  'media.decide': ['leader'],
  'media.publicity': ['leader'],
  'media.archive': ['leader'],
  // from a closed record nobody of the branch removes anything
  'media.show': ['unit', 'school'],
  'media.erase': ['unit', 'school'],
  'ledger.show': ['member', 'leader', 'unit'],
  // the school learns whether seals fit, and nothing of what they close over
  'ledger.verify': ['member', 'leader', 'unit', 'school'],
  'contact.board': ['leader', 'liaison', 'self'],
  'contact.log': ['leader', 'liaison'],
  'contact.assign': ['leader'],
  // about the own person alone; whoever does not live elsewhere is refused by the rule
  'contact.show': ['bound'],
  'contact.answer': ['bound'],
  'subscription.grant': ['bound'],
  'forms.ledger': ['leader', 'unit'],
  'forms.register': ['leader', 'recorder'],
  'forms.mobile': ['leader'],
  'forms.contacts': ['leader'],
  // the form names who was on leave: for those who keep the record
  'forms.record': ['leader', 'recorder'],
  'record.text': ['leader', 'recorder'],
  'forms.plan': ['leader', 'unit'],
  'forms.annual': ['leader', 'unit'],
  // a row for each unit, never for a branch (D6)
  'forms.school-annual': ['school'],
  'forms.handover': ['leader'],
  'forms.unit-ledger': ['unit'],
  'forms.mine': ['bound'],
  'plan.show': ['member', 'leader', 'unit'],
  'plan.save-row': ['leader'],
  'plan.adopt': ['leader'],
  'forms.plan-import': ['leader'],
  'superior.set': ['unit', 'school'],
  'policy.set': ['unit', 'school'],
  'unit.show': ['unit'],
  'unit-event.post': ['unit'],
  // the school reads numbers, never a single branch (D6)
  'school.show': ['school'],
  'org.change': ['unit', 'school'],
  'branch.arrange': ['leader', 'unit'],
  'members.show': ['leader', 'unit'],
  'member.change': ['leader'],
  'member.add': ['leader'],
  'member.correct': ['secretary', 'unit'],
  'member.days': ['leader'],
  'office.assign': ['leader', 'unit', 'school'],
  'office.end': ['leader', 'unit', 'school'],
  // offices of a unit are the school's; those of a branch stand on the page of each member
  'offices.show': ['school'],
}

/** Whether one of these relations opens the action. */
export const may = (action: ActionName, relations: ReadonlySet<Relation>): boolean =>
  rolesTable[action].some((relation) => relations.has(relation))

/** `at`: branches with a relation today, none after leaving the school; left out, it is the own branch. */
export type Someone = { _id: MemberId; branchId: OrgId; stage: Stage; at?: readonly OrgId[] }

/**
 * A known person's relations.
 * @param person who calls, with the offices held today
 * @param about what the action is about; a part left out gives no relation. `heirs`: who takes over from an ended
 * branch; the people of the branches it went into, or else the unit, close what it left open (domain §7 #8, #19)
 */
export function relationsOf(
  person: Someone & { offices: readonly Office[] },
  about: {
    branchId?: OrgId
    heirs?: readonly OrgId[]
    unitId?: OrgId
    activity?: {
      recorderId: MemberId | null
      roster: readonly OnList[]
      asked: readonly OrgId[]
      event?: { organiser: Organiser; orgId: OrgId } | null
    }
    concerned?: { _id: MemberId; branchId: OrgId; liaisonId: MemberId | null }
  } = {},
): Set<Relation> {
  const { branchId, heirs = [], unitId, activity, concerned } = about
  const branches = branchId === undefined ? [] : [branchId, ...heirs]
  const holds = (orgId: OrgId | undefined, among: readonly Role[]) =>
    person.offices.some((office) => office.orgId === orgId && among.includes(office.role))
  const isOver = (orgId: OrgId | undefined) =>
    person.offices.some((office) => office.orgId === orgId && isOverUnit(office))
  const at = person.at ?? [person.branchId]
  const ofBranch = branches.some((one) => at.includes(one))
  const facts: Record<Relation, boolean> = {
    anyone: true,
    bound: true,
    member: ofBranch && isMember(person.stage),
    leader: branches.some((one) => holds(one, LEADING)) || heirs.some(isOver),
    secretary: branches.some((one) => holds(one, ['secretary'])),
    committee: branches.some((one) => holds(one, COMMITTEE)),
    unit: isOver(unitId),
    school: holds(schoolIdOf(), OF_SCHOOL),
    asked: activity?.asked.some((orgId) => holds(orgId, LEADING)) ?? false,
    host: activity?.event?.organiser === 'unit' && isOver(activity.event.orgId),
    // who left the branch keeps none of its registers and looks after none of its people
    recorder: activity?.recorderId === person._id && ofBranch,
    listed: activity?.roster.some((row) => row.memberId === person._id) ?? false,
    liaison:
      concerned?.liaisonId === person._id &&
      [concerned.branchId, ...heirs].some((one) => at.includes(one)),
    self: concerned?._id === person._id,
  }
  return new Set(RELATIONS.filter((relation) => facts[relation]))
}
