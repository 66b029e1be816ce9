import type { Day } from '../../cloudfunctions/core/contract'
import { dayOf } from '../../cloudfunctions/core/domain/calendar'
import { namedOn } from '../../cloudfunctions/core/domain/organisation'
import { earliestEnd } from '../../cloudfunctions/core/domain/reshape'
import {
  type RosterCount,
  type RosterKind,
  rosterChanges,
} from '../../cloudfunctions/core/domain/roster-changes'
import { checkRoster } from '../../cloudfunctions/core/domain/roster-check'
import { openNotices, rosterConflicts } from '../../cloudfunctions/core/domain/roster-conflicts'
import { rosterHistory } from '../../cloudfunctions/core/domain/roster-history'
import { type KnownOrgs, planRoster } from '../../cloudfunctions/core/domain/roster-plan'
import { type RosterPreview, rosterPreview } from '../../cloudfunctions/core/domain/roster-preview'
import {
  problemLine,
  type RosterProblem,
  type Sheet,
} from '../../cloudfunctions/core/domain/roster-problem'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { isAnybodyThere } from '../../cloudfunctions/core/store/members'
import { orgsOfLevel } from '../../cloudfunctions/core/store/orgs'
import { OperatorError } from '../operator-error'
import { applyRoster } from './apply'
import { storedRoster } from './stored'

export type ImportOptions = {
  /** Epoch milliseconds. */
  now: number
  /**
   * First day of organisations, relations and offices that are new; today when left out. Once people are stored, new
   * branches begin in the running month at the earliest.
   */
  since?: Day
  /** Checks and counts only. */
  dryRun?: boolean
}
export type ImportReport = {
  counts: Record<RosterKind, RosterCount>
  preview: RosterPreview
  /** Worth knowing, a sentence each. */
  notices: string[]
}

const MOST_LINES = 200

/**
 * The one way people come into the database: a workbook is checked as a whole, compared with what is stored and
 * written only when nothing is wrong. Running it again writes nothing new.
 * @throws OperatorError with a line for every problem; then nothing was written
 */
export async function importRoster(
  documents: Documents,
  sheets: readonly Sheet[],
  options: ImportOptions,
): Promise<ImportReport> {
  const day = dayOf(options.now)
  const reading = checkRoster(sheets, day)
  if (!reading.ok) throw refusal(reading.problems)
  const plan = planRoster(reading.roster, await knownOrgs(documents, day))
  const { stored, around } = await storedRoster(documents, plan)
  const ended = [...plan.units, ...plan.branches].filter(
    ({ _id }) => (stored.docs.get(_id)?.validTo ?? null) !== null,
  )
  if (ended.length > 0) {
    throw new OperatorError(
      ...ended.map(({ name }) => `“${name}”已经撤销或合并，请先在小程序里新建，再导入名册。`),
    )
  }
  const { problems, left } = rosterConflicts(reading.roster, plan, around)
  problems.push(...rosterHistory(reading.roster, plan, stored, day))
  if (problems.length > 0) throw refusal(problems)

  const since = options.since ?? day
  // months that are over keep who owed them (T6); until somebody is stored, nothing is over
  const isLate = (await isAnybodyThere(documents)) && since < earliestEnd(day)
  const at = { now: options.now, day, since, founding: isLate ? earliestEnd(day) : since }
  const changes = rosterChanges(plan, stored, at)
  const preview = rosterPreview(plan, stored, changes)
  if (!options.dryRun) await applyRoster(documents, changes.writes)
  const notices = openNotices(reading.roster, stored).map(problemLine)
  const late = isLate ? plan.branches.filter(({ _id }) => !stored.docs.has(_id)) : []
  notices.push(...late.map(({ name }) => `“${name}”从 ${at.founding} 起，以前的月份不变`))
  if (left.length > 0) {
    const names = left.map((person) => `${person.name}（${person.schoolNo}）`)
    notices.push(
      `这些支部里有 ${left.length} 人不在本表，未作改动：${names.slice(0, 20).join('、')}${left.length > 20 ? ' 等' : ''}`,
    )
  }
  return { counts: changes.counts, preview, notices }
}

/** Organisations by the names they bear on a day. */
async function knownOrgs(documents: Documents, day: Day): Promise<KnownOrgs> {
  const [units, branches] = await Promise.all([
    orgsOfLevel(documents, 'unit'),
    orgsOfLevel(documents, 'branch'),
  ])
  const unit = (name: string) => namedOn(units, name, day)?._id ?? null
  const branch = (unitName: string, name: string) => {
    const beside = branches.filter((one) => one.parentId === unit(unitName))
    return namedOn(beside, name, day)?._id ?? null
  }
  return { unit, branch }
}

function refusal(problems: readonly RosterProblem[]): OperatorError {
  const more = problems.length - MOST_LINES
  return new OperatorError(
    ...problems.slice(0, MOST_LINES).map(problemLine),
    ...(more > 0 ? [`…… 还有 ${more} 处`] : []),
    `共 ${problems.length} 处需要改正；没有写入任何内容。`,
  )
}
