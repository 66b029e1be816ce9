import { dayOf } from '../domain/calendar'
import { everHeld } from '../domain/dated'
import type { Platform } from '../platform/ports'
import { briefingsFor } from '../store/briefings'
import { careAbout } from '../store/care'
import { contactsWith } from '../store/contacts'
import { dataObjectionsBy } from '../store/data-objections'
import { feedbackBy } from '../store/feedback'
import { membersByIds } from '../store/members'
import { objectionsBy } from '../store/objections'
import { orgsByIds } from '../store/orgs'
import { officesOf } from '../store/roles'
import { servicesWith } from '../store/services'
import { briefingCard, objectionCard } from './briefing-card'
import { careCard, dataObjectionCard } from './care-card'
import type { Me } from './person'

/** Longer than anything is kept. */
const EVER = { from: '2000-01', to: '2100-12' }

/**
 * What is kept about a person apart from the register (C3.5b), in two stages. What was replaced on its first day never
 * held and is not shown.
 */
export async function ownHistory({ documents }: Platform, me: Me) {
  const [held, briefings, objections, services, care, logged, said, opinions] = await Promise.all([
    officesOf(documents, me._id),
    briefingsFor(documents, me._id),
    objectionsBy(documents, me._id),
    servicesWith(documents, me._id),
    careAbout(documents, me._id),
    contactsWith(documents, [me._id], EVER),
    dataObjectionsBy(documents, me._id),
    feedbackBy(documents, me._id),
  ])
  const corrected = me.corrections ?? []
  const [orgs, writers] = await Promise.all([
    orgsByIds(documents, [...me.branchIds, ...held.map((one) => one.orgId)]),
    membersByIds(documents, [...logged.map((one) => one.by), ...corrected.map((one) => one.by)]),
  ])
  const writer = new Map(writers.map((one) => [one._id, one.name]))
  const nameOf = (id: string) => orgs.get(id)?.name ?? ''
  return {
    stages: me.stages,
    mobilities: me.mobilities,
    exemptions: me.exemptions.filter(everHeld),
    exclusions: me.exclusions.filter(everHeld),
    relations: me.relations
      .filter(everHeld)
      .map((one) => ({ branch: nameOf(one.branchId), ...one })),
    offices: held
      .filter(everHeld)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ role, orgId, from, to }) => ({ role, org: nameOf(orgId), from, to })),
    briefings: briefings.map((one) => ({ ...briefingCard(one), theme: one.theme })),
    objections: objections.map((one) => ({ ...objectionCard(one), theme: one.theme })),
    services: services.map((one) => ({
      activityId: one.activityId,
      theme: one.theme,
      kind: one.kind,
      what: one.what,
      where: one.where,
      beneficiaries: one.beneficiaries,
      on: one.on,
      hours: one.hours,
      by: one.byName,
    })),
    care: care.map(careCard),
    contacts: logged
      .sort((a, b) => (a.on === b.on ? b.at - a.at : a.on < b.on ? 1 : -1))
      .map(({ on, channel, reached, note, answer, by }) => ({
        on,
        channel,
        reached,
        note,
        answer,
        by: writer.get(by) ?? '',
      })),
    corrections: corrected.map(({ what, at, by }) => ({ what, at, by: writer.get(by) ?? '' })),
    dataObjections: said.map(dataObjectionCard),
    feedback: opinions.map(({ at, text, answer }) => ({ on: dayOf(at), text, answer })),
  }
}
