import type { ActivityCard, Instant, OrgName, Person, Session, Stage } from '../contract'
import type { Held } from './ledger-line'
import { closesAt, opensAt, phaseOf, type Times } from './phase'

/** An activity as a card or a page head shows it. */
export const cardOf = (
  activity: Held & Times & { sessions: Session[] },
  now: Instant,
): ActivityCard => ({
  activityId: activity._id,
  branch: { orgId: activity.branchId, name: activity.branchName },
  month: activity.month,
  makesUpFor: activity.makesUpFor,
  organiser: organiserOf(activity),
  theme: activity.theme,
  items: activity.items,
  mode: activity.mode,
  place: activity.place,
  startsAt: activity.startsAt,
  endsAt: activity.endsAt,
  sessions: activity.sessions,
  opensAt: opensAt(activity, now),
  closesAt: closesAt(activity, now),
  phase: phaseOf(activity, now),
})

/** Who holds the day: the branch itself, or those it takes part with (C2.3b). */
export const organiserOf = ({ event, branchName }: Held): ActivityCard['organiser'] =>
  event ? { kind: event.organiser, name: event.orgName } : { kind: 'branch', name: branchName }

export const orgName = (org: { _id: string; name: string }): OrgName => ({
  orgId: org._id,
  name: org.name,
})

/** A person as lists show them: no title, no telephone (C2.3d). */
export const personCard = (member: { _id: string; name: string; stage: Stage }): Person => ({
  memberId: member._id,
  name: member.name,
  stage: member.stage,
})
