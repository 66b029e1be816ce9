import type { Input, PlanWords, RecordDraft } from '../../cloudfunctions/core/contract'
import type { Member } from '../../cloudfunctions/core/store/members'
import type { Branch, Unit } from '../../cloudfunctions/core/store/orgs'
import { aBranch, aMember, anOffice, aUnit, openidOf, SINCE, theSchool } from './builders'
import { aKey, type World } from './call'

/** Who is who in a fixture branch; each has an own WeChat unless said otherwise. */
const CAST = {
  secretary: {},
  deputy: {},
  recorder: {},
  member: {},
  liaison: {},
  unbound: {},
  probationary: { stage: 'probationary' },
  exempt: { exemptReason: '年老体弱,本人申请' },
  mobile: { mobility: 'mobile' },
  prospect: { stage: 'prospect' },
  activist: { stage: 'activist' },
} as const satisfies Record<string, Partial<Member> & { exemptReason?: string }>

export type Someone = keyof typeof CAST
/** Due: everybody but the exempt, the mobile and those on the way to membership. */
export const DUE = 7
/** Who is told of a theme day: the due and one guest, but not the one who posts it. */
export const TOLD = DUE + 1 - 1

export type Fixture = {
  unit: Unit
  branch: Branch
  people: Record<Someone, Member>
  /** openid of a person of the branch. */
  as(who: Someone): string
}

let founded = 0

/**
 * A branch of its own for one test: unit, branch, cast, offices, bindings. The secretary of its unit is an ordinary
 * member of another branch.
 * @param under an own unit when left out
 */
export async function foundBranch(world: World, under?: Unit): Promise<Fixture> {
  founded += 1
  const unit = under ?? aUnit(`第${founded}党总支`)
  const branch = aBranch(unit, `第${founded}党支部`)
  const names = Object.keys(CAST) as Someone[]
  const cast = names.map((who, i) => {
    const member = aMember(branch, who, { order: i + 1, ...CAST[who] })
    return [who, { ...member, openid: who === 'unbound' ? null : openidOf(member._id) }] as const
  })
  const people = Object.fromEntries(cast) as Record<Someone, Member>
  people.mobile = { ...people.mobile, liaisonId: people.liaison._id }
  const { documents } = world
  await Promise.all([
    documents.put('orgs', theSchool()),
    documents.put('orgs', unit),
    documents.put('orgs', branch),
    documents.put('roles', anOffice(people.secretary._id, branch._id, 'secretary')),
    documents.put('roles', anOffice(people.deputy._id, branch._id, 'deputy_secretary')),
    documents.put('roles', anOffice(people.liaison._id, branch._id, 'group_leader')),
    ...Object.values(people).flatMap((member) => putPerson(world, member)),
  ])
  return { unit, branch, people, as: (who) => people[who].openid ?? openidOf(people[who]._id) }
}

/** Stores a person, and the binding when there is one. */
export function putPerson({ documents }: World, member: Member): Promise<void>[] {
  const binding = member.openid && {
    _id: member.openid,
    memberId: member._id,
    name: member.name,
    boundAt: SINCE,
  }
  return [
    documents.put('members', member),
    ...(binding ? [documents.put('bindings', binding)] : []),
  ]
}

/** Somebody of another unit with an office over this fixture's unit. */
export async function aUnitSecretary(world: World, fixture: Fixture): Promise<string> {
  const elsewhere = await foundBranch(world)
  const { member } = elsewhere.people
  await world.documents.put('roles', anOffice(member._id, fixture.unit._id, 'unit_secretary'))
  return elsewhere.as('member')
}

/** An ordinary member of another branch who works in the school's organisation department. */
export async function anOrgOfficer(world: World): Promise<string> {
  const elsewhere = await foundBranch(world)
  const { member } = elsewhere.people
  await world.documents.put('roles', anOffice(member._id, theSchool()._id, 'org_officer'))
  return elsewhere.as('member')
}

/** The usual event of a fixture: posted on Tuesday, held on Friday the 11th, 15:00 to 16:30. */
export const POSTED = '2026-12-08T10:00'
export const START = Date.parse('2026-12-11T15:00:00+08:00')
export const IN_WINDOW = '2026-12-11T14:50'
export const AFTER = '2026-12-11T18:00'

type Posting = Input<'activity.post'>

export const aPosting = (fixture: Fixture, over: Partial<Posting> = {}): Posting => ({
  key: aKey(),
  branchId: fixture.branch._id,
  theme: '学习党章专题讨论',
  items: [{ kind: 'required', category: 'study' }],
  mode: 'in_person',
  place: '会议室',
  startsAt: START,
  minutes: 90,
  invited: [fixture.people.prospect._id],
  recorderId: fixture.people.recorder._id,
  ...over,
})

/** A row of the plan that lacks nothing. */
export const aPlanRow = (over: Partial<PlanWords> = {}): PlanWords => ({
  theme: '学习党章专题讨论',
  items: [{ kind: 'required', category: 'study' }],
  mode: 'in_person',
  place: '会议室',
  lead: '支部书记',
  note: '',
  ...over,
})

/** Plans November in November, as the secretary does. */
export async function plannedInNovember(world: World, fixture: Fixture, theme: string) {
  await world.at('2026-11-10T10:00')
  const row = { branchId: fixture.branch._id, month: '2026-11', revision: 0 } as const
  await world.yes('plan.save-row', { ...row, words: aPlanRow({ theme }) }, fixture.as('secretary'))
}

/** Posts the usual event as the secretary does. The clock stands at the posting afterwards. */
export async function postEvent(
  world: World,
  fixture: Fixture,
  over: Partial<Posting> = {},
): Promise<string> {
  await world.at(POSTED)
  const input = aPosting(fixture, over)
  return (await world.yes('activity.post', input, fixture.as('secretary'))).activityId
}

/** The code on the board right now. */
export async function codeOf(world: World, fixture: Fixture, activityId: string): Promise<string> {
  const { code } = await world.yes('board.show', { activityId }, fixture.as('recorder'))
  if (!code) throw new Error('the board shows no code')
  return code
}

/** Minutes that lack nothing. */
export const aDraft = (fixture: Fixture, over: Partial<RecordDraft> = {}): RecordDraft => ({
  chairId: fixture.people.secretary._id,
  recorderId: fixture.people.recorder._id,
  content: '学习党章,交流体会。',
  outcome: '无后续事项',
  resolution: '',
  segments: [],
  materials: [],
  outing: null,
  flag: 'yes',
  badge: 'all',
  venueNote: '',
  ...over,
})

/** Saves full minutes and closes the record as the recorder does, after the event. */
export async function closeEvent(
  world: World,
  fixture: Fixture,
  activityId: string,
  words: Partial<RecordDraft> = {},
) {
  await world.at(AFTER)
  const recorder = fixture.as('recorder')
  const draft = aDraft(fixture, words)
  const { revision } = await world.yes('record.save', { activityId, revision: 0, draft }, recorder)
  return world.yes('record.close', { activityId, revision }, recorder)
}

/** The recorder says afterwards that somebody was there, and the secretary agrees. */
export async function addLate(
  world: World,
  { as }: Fixture,
  activityId: string,
  memberId: string,
): Promise<void> {
  const declared = { activityId, memberId, reason: '当天就医后赶到' }
  await world.yes('entry.declare', declared, as('recorder'))
  await world.yes('entry.confirm', { activityId, memberId, agree: true }, as('secretary'))
}
