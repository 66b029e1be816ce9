import type { Output } from '../../core/contract'
import { orgName } from '../../core/domain/activity-card'
import { dayOf, monthsOfYear, yearOf } from '../../core/domain/calendar'
import { schoolIdOf } from '../../core/domain/identity'
import { policyCard, themeCard } from '../../core/domain/month-card'
import { policiesFor, policyFor, standingFor } from '../../core/domain/month-policy'
import { byBranch, monthState } from '../../core/domain/obligation'
import { unitsOf } from '../../core/domain/offices-held'
import { may } from '../../core/domain/roles-table'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { approvalsAbove } from '../../core/steps/approvals-above'
import { type EntryAbove, lateEntriesAbove } from '../../core/steps/late-entries-above'
import { longUnreached } from '../../core/steps/long-unreached'
import { type Above, objectionsAbove } from '../../core/steps/objections-above'
import { allow, personBehind } from '../../core/steps/person'
import { daysOfUnit, type MonthDay } from '../../core/store/month-days'
import { monthsSet, policiesIn, themesIn } from '../../core/store/months'
import { type Branch, branchesOfUnit, orgsByIds } from '../../core/store/orgs'
import { settingsOf } from '../../core/store/settings'

/**
 * A unit's branches, each with its year (C4.1a). Side by side: the branches, their days, what was set for the months,
 * the units; as many questions for two branches as for forty.
 */
export const unitShow: Action<'unit.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const units = unitsOf(me?.offices ?? [])
  const unitId = input.unitId ?? units[0]
  const allowed = allow('unit.show', me, unitId ? { unitId } : {})
  if (!allowed.ok || !unitId) return allowed.ok ? refuse('not-allowed') : allowed
  const { relations } = allowed.value
  const year = input.year ?? yearOf(now)
  const span = { from: `${year}-01`, to: `${year}-12` }
  const [orgs, branches, found, set, settings] = await Promise.all([
    orgsByIds(documents, units),
    branchesOfUnit(documents, unitId),
    // what is missed can be made up for in the year after
    daysOfUnit(documents, unitId, { from: span.from, to: `${year + 1}-12` }),
    monthsSet(documents, [unitId, schoolIdOf()], span),
    settingsOf(documents),
  ])
  const unit = orgs.get(unitId)
  if (!unit) return refuse('org-unknown', ['unitId'])
  const [policies, themes] = [policiesIn(set), themesIn(set)]
  const months = monthsOfYear(year)
  const days = byBranch(found)
  const facts = {
    now,
    branches: new Map(branches.map((one) => [one._id, one])),
    days,
    ...policiesFor(policies, unitId),
  }
  const endOf = ({ validTo }: Branch) => (validTo !== null && validTo < dayOf(now) ? validTo : null)
  const lived = branches
    .filter(
      (one) => one.validFrom <= `${year}-12-31` && (!one.validTo || one.validTo >= `${year}-01-01`),
    )
    .sort((a, b) => Number(endOf(a) !== null) - Number(endOf(b) !== null))
  const [unreached, above, declared, awaiting] = await Promise.all([
    longUnreached(
      platform,
      lived.filter((one) => endOf(one) === null),
      settings.contactMonths,
    ),
    objectionsAbove(
      platform,
      branches.map((one) => one._id),
    ),
    lateEntriesAbove(
      platform,
      branches.map((one) => one._id),
    ),
    approvalsAbove(
      platform,
      branches.map((one) => one._id),
    ),
  ])
  return yes({
    now,
    year,
    unit: orgName(unit),
    units: units.flatMap((id) => orgs.get(id) ?? []).map(orgName),
    branches: lived.map((one) => ({
      branch: orgName(one),
      endedOn: endOf(one),
      months: months.map((month) => monthState(one, month, facts)),
      next: nextOf(days.get(one._id) ?? [], now),
    })),
    policies: months.flatMap((month) => {
      const one = policyFor(policies, unitId, month)
      return one ? [{ month, ...policyCard(one) }] : []
    }),
    themes: months.flatMap((month) => {
      const one = standingFor(themes, unitId, month)
      return one ? [{ month, ...themeCard(one) }] : []
    }),
    unreached,
    ...cardsOf(above, facts.branches),
    lateEntries: entriesOf(declared, facts.branches),
    approvals: awaiting.map(({ _id, branchId, branchName, topic, publication, followUps }) => ({
      resolutionId: _id,
      branch: { orgId: branchId, name: branchName },
      topic,
      scope: publication.scope,
      process: publication.process,
      result: publication.result,
      followUps: followUps.map(({ what }) => what),
      seen: publication.steps.length,
    })),
    leadDays: settings.leadDays,
    may: { set: may('policy.set', relations), hold: may('unit-event.post', relations) },
  })
}

type Said = Pick<Output<'unit.show'>, 'objections' | 'dataObjections'>

/** Objections as the unit reads them, the newest last. */
function cardsOf(
  { objections, dataObjections }: Above,
  branches: ReadonlyMap<string, Branch>,
): Said {
  const named = <T extends { branchId: string; at: number }>(all: readonly T[]) =>
    [...all]
      .sort((a, b) => a.at - b.at)
      .flatMap((one) => {
        const branch = branches.get(one.branchId)
        return branch ? [{ ...one, branch: orgName(branch) }] : []
      })
  return {
    objections: named(objections).map(
      ({ activityId, theme, memberId, name, branch, text, at }) => ({
        ...{ activityId, theme, memberId, name, branch, text, at },
      }),
    ),
    dataObjections: named(dataObjections).map(({ _id, about, name, branch, text, at }) => ({
      ...{ objectionId: _id, about, name, branch, text, at },
    })),
  }
}

/** Declared entries as the unit reads them, the newest last. */
const entriesOf = (
  declared: readonly EntryAbove[],
  branches: ReadonlyMap<string, Branch>,
): Output<'unit.show'>['lateEntries'] =>
  [...declared]
    .sort((a, b) => a.declaredAt - b.declaredAt)
    .flatMap(({ activityId, theme, memberId, name, branchId, reason, declarer, declaredAt }) => {
      const branch = branches.get(branchId)
      const said = { activityId, theme, memberId, name, reason }
      return branch
        ? [{ ...said, branch: orgName(branch), declaredBy: declarer, at: declaredAt }]
        : []
    })

function nextOf(days: readonly MonthDay[], now: number) {
  const next = days.find((one) => !one.cancelled && one.startsAt >= now)
  return next ? { activityId: next._id, theme: next.theme, startsAt: next.startsAt } : null
}
