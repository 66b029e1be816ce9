import type { Briefing, Objection } from '../contract'
import { briefingState } from '../domain/briefing'
import type { BriefingDoc } from '../store/briefings'
import type { ObjectionDoc } from '../store/objections'

export const briefingCard = (one: BriefingDoc): Briefing => ({
  activityId: one.activityId,
  memberId: one.memberId,
  name: one.name,
  brieferId: one.brieferId,
  briefer: one.briefer,
  state: briefingState(one),
  on: one.on,
  note: one.note,
})

export const objectionCard = (one: ObjectionDoc): Objection => ({
  activityId: one.activityId,
  memberId: one.memberId,
  name: one.name,
  text: one.text,
  at: one.at,
  answer: one.answer,
  answeredAt: one.answeredAt,
})
