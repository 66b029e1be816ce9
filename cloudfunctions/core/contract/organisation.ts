import * as z from 'zod'
import { Day, Line, MemberId, OfficeId, OrgId } from './primitives'
import { OrgName, Person, ReasonText } from './shared'
import {
  BRANCH_KINDS,
  EXCLUSION_REASONS,
  MOBILITIES,
  ROLES,
  STAGES,
  STANDINGS,
  UNIT_KINDS,
} from './vocabulary'

const OrgText = Line(60, 2)
const GroupText = Line(20)
/** The usual day of the month (C2.1a). */
export const Slot = z.strictObject({
  nth: z.int().min(1).max(5),
  weekday: z.int().min(1).max(7),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z.int().min(15).max(720),
  place: Line(60, 0),
})
export type Slot = z.infer<typeof Slot>

/** One change of the organisation; `on` is the first day of what is new (domain §3). */
export const OrgChange = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('create-unit'),
    name: OrgText,
    kind: z.enum(UNIT_KINDS),
    on: Day,
  }),
  z.strictObject({
    what: z.literal('create-branch'),
    unitId: OrgId,
    name: OrgText,
    kind: z.enum(BRANCH_KINDS),
    on: Day,
  }),
  z.strictObject({ what: z.literal('rename'), orgId: OrgId, name: OrgText, on: Day }),
  z.strictObject({ what: z.literal('retype'), orgId: OrgId, kind: z.enum(UNIT_KINDS), on: Day }),
  z.strictObject({
    what: z.literal('merge'),
    from: z.array(OrgId).min(2).max(10),
    name: OrgText,
    kind: z.enum(BRANCH_KINDS),
    on: Day,
  }),
  z.strictObject({
    what: z.literal('split'),
    from: OrgId,
    into: z
      .array(
        z.strictObject({
          name: OrgText,
          kind: z.enum(BRANCH_KINDS),
          memberIds: z.array(MemberId).min(1).max(200),
        }),
      )
      .min(2)
      .max(6),
    on: Day,
  }),
  z.strictObject({ what: z.literal('dissolve'), orgId: OrgId, on: Day }),
])
export type OrgChange = z.infer<typeof OrgChange>

/** Changes the organisation; what is past stays as it was (T6). */
export const orgChange = {
  input: z.strictObject({ change: OrgChange }),
  output: z.object({ orgs: z.array(OrgName) }),
}

/** What a branch arranges itself: its usual day and its groups. */
export const branchArrange = {
  input: z.strictObject({
    branchId: OrgId,
    arrange: z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('slot'), slot: Slot, on: Day }),
      z.strictObject({ what: z.literal('add-group'), name: GroupText, on: Day }),
      z.strictObject({
        what: z.literal('rename-group'),
        name: GroupText,
        newName: GroupText,
        on: Day,
      }),
      z.strictObject({ what: z.literal('end-group'), name: GroupText, on: Day }),
    ]),
  }),
  output: z.object({ branchId: OrgId }),
}

/** A person of the branch as the secretary's page lists one. */
export const MemberRow = z.object({
  memberId: MemberId,
  name: z.string(),
  schoolNo: z.string(),
  stage: z.enum(STAGES),
  group: z.string().nullable(),
  mobility: z.enum(MOBILITIES),
  /** Where somebody who lives elsewhere went, empty when not told; for those who lead the branch. */
  destination: z.string(),
  expectedReturn: Day.nullable(),
  /** Towards a theme day held today; null for people on the way to membership. */
  standing: z.enum(STANDINGS).nullable(),
  canVote: z.boolean(),
  bound: z.boolean(),
  phone: z.string(),
  liaisonId: MemberId.nullable(),
  liaison: z.string().nullable(),
  joinedOn: Day.nullable(),
  exemption: z.object({ reason: z.string(), from: Day, to: Day.nullable() }).nullable(),
  exclusion: z
    .object({ reason: z.enum(EXCLUSION_REASONS), from: Day, to: Day.nullable() })
    .nullable(),
  letterOn: Day.nullable(),
  /** Stays here for a while; the own branch changes what is known of the person (domain §7 #5). */
  guest: z.boolean(),
  /** Where the person stays beside this branch, for practice or a project (domain §7 #5). */
  stay: z.object({ branchId: OrgId, branch: z.string(), from: Day }).nullable(),
  offices: z.array(z.object({ officeId: OfficeId, role: z.enum(ROLES), from: Day })),
  /** Whether the caller says which telephone and WeChat are this person's (decision 0028). */
  vouched: z.boolean(),
})
export type MemberRow = z.infer<typeof MemberRow>

/** The branch's people, for those who lead it. */
export const membersShow = {
  input: z.strictObject({ branchId: OrgId.optional() }),
  output: z.object({
    today: Day,
    branch: OrgName,
    branches: z.array(OrgName),
    groups: z.array(z.string()),
    slot: Slot.nullable(),
    /** Full members; under seven the branch works with a secretary alone (domain §2.1). */
    fullCount: z.int(),
    members: z.array(MemberRow),
    /** Where a member can be transferred: branches of the school that exist today. */
    elsewhere: z.array(OrgName),
    /** Temporary branches of the school that exist today: where a member can stay for a while. */
    temporary: z.array(OrgName),
    may: z.object({
      change: z.boolean(),
      appoint: z.array(z.enum(ROLES)),
    }),
  }),
}

/** One change of a person, from a day on; never later than today (domain §3, §7 #7, #8). */
export const MemberChange = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('stage'), stage: z.enum(STAGES), on: Day }),
  z.strictObject({ what: z.literal('group'), group: GroupText.nullable() }),
  z.strictObject({ what: z.literal('letter'), on: Day }),
  z.strictObject({ what: z.literal('letter-back'), on: Day }),
  z.strictObject({ what: z.literal('transfer'), toBranchId: OrgId.nullable(), on: Day }),
  z.strictObject({
    what: z.literal('temporary'),
    branchId: OrgId,
    on: Day,
    to: Day.nullable(),
  }),
  z.strictObject({
    what: z.literal('mobility'),
    mobility: z.enum(MOBILITIES),
    on: Day,
    liaisonId: MemberId.optional(),
    /** Town or workplace; empty: not told. Left out: as it was. Of who lives elsewhere, as is the day of return. */
    destination: Line(40, 0).optional(),
    expectedReturn: Day.nullable().optional(),
  }),
  z.strictObject({
    what: z.literal('exempt'),
    reason: ReasonText,
    approvedBy: Line(60, 2),
    on: Day,
    to: Day.nullable(),
  }),
  z.strictObject({ what: z.literal('end-exempt'), on: Day }),
  z.strictObject({
    what: z.literal('exclude'),
    reason: z.enum(EXCLUSION_REASONS),
    approvedBy: Line(60, 2),
    on: Day,
    to: Day.nullable(),
  }),
  z.strictObject({ what: z.literal('end-exclude'), on: Day }),
])
export type MemberChange = z.infer<typeof MemberChange>

/** Changes one person's dated facts; several at once when they graduate together. */
export const memberChange = {
  input: z.strictObject({
    branchId: OrgId,
    memberIds: z.array(MemberId).min(1).max(80),
    change: MemberChange,
  }),
  output: z.object({ changed: z.array(Person) }),
}

/** Who holds which office of a unit, and people of the unit by their whole name or number who could hold one. */
export const officesShow = {
  input: z.strictObject({ orgId: OrgId, sought: Line(30).optional() }),
  output: z.object({
    today: Day,
    org: OrgName,
    /** In the order in which they began. */
    offices: z.array(
      z.object({ officeId: OfficeId, role: z.enum(ROLES), from: Day, name: z.string() }),
    ),
    found: z.array(
      z.object({
        memberId: MemberId,
        name: z.string(),
        schoolNo: z.string(),
        branch: z.string(),
      }),
    ),
    /** Offices the caller may give and end. */
    appoint: z.array(z.enum(ROLES)),
  }),
}

/** Gives an office from a day on. */
export const officeAssign = {
  input: z.strictObject({ orgId: OrgId, memberId: MemberId, role: z.enum(ROLES), from: Day }),
  output: z.object({ officeId: OfficeId }),
}

/** Ends an office; `to` is its last day. */
export const officeEnd = {
  input: z.strictObject({ officeId: OfficeId, to: Day }),
  output: z.object({ officeId: OfficeId }),
}
