import * as z from 'zod'
import { bindingConfirm } from './binding'
import { ActivityId, Day, Instant, Line, MemberId, OrgId } from './primitives'
import { MyPart, Person } from './shared'
import { STAGES } from './vocabulary'

const NameText = Line(30, 2)
/** Digits as people write them, with blanks or +86; empty without a telephone. */
const PhoneText = Line(20, 0)
/** Somebody new on the branch's roster, or back again: one person, as a row of the roster's workbook says it. */
export const memberAdd = {
  input: z.strictObject({
    branchId: OrgId,
    name: NameText,
    /** 学号 or 工号: identifies a person; never a number of an identity card. */
    schoolNo: Line(20, 2),
    phone: PhoneText,
    stage: z.enum(STAGES),
    group: Line(20).nullable(),
    joinedOn: Day.nullable(),
    /** First day in the branch. */
    on: Day,
  }),
  output: z.object({
    person: Person,
    /** Somebody else of the school has this telephone: binding takes a code of invitation. */
    sharedPhone: z.boolean(),
  }),
}

/** Puts name, telephone or day of admission right; what is left out stays. */
export const memberCorrect = {
  input: z.strictObject({
    branchId: OrgId,
    memberId: MemberId,
    name: NameText.optional(),
    phone: PhoneText.optional(),
    joinedOn: Day.nullable().optional(),
  }),
  output: z.object({ person: Person, sharedPhone: z.boolean() }),
}

/** The branch's theme days a person was listed for, newest first, at most 24; no sum and no rate (C2.3e). */
export const memberDays = {
  input: z.strictObject({ branchId: OrgId, memberId: MemberId }),
  output: z.object({
    now: Instant,
    days: z.array(
      z.object({
        activityId: ActivityId,
        theme: z.string(),
        startsAt: Instant,
        mine: MyPart,
      }),
    ),
  }),
}

/** A code that ties one WeChat to this person, once; the newest counts. */
export const bindingInvite = {
  input: z.strictObject({ branchId: OrgId, memberId: MemberId }),
  output: z.object({ name: z.string(), code: z.string(), until: Instant }),
}

/** Ties this WeChat to the person the code was made for. */
export const bindingAccept = {
  input: z.strictObject({ code: Line(20, 1) }),
  output: bindingConfirm.output,
}

/** Unties the WeChat a person has lost or left. */
export const bindingLift = {
  input: z.strictObject({ branchId: OrgId, memberId: MemberId }),
  output: z.object({ person: Person }),
}
