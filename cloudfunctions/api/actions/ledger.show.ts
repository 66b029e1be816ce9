import { orgName } from '../../core/domain/activity-card'
import { yearOf } from '../../core/domain/calendar'
import { isMember } from '../../core/domain/due-list'
import { linesFor, linesOf } from '../../core/domain/ledger-lines'
import { ledBy } from '../../core/domain/offices-held'
import { may } from '../../core/domain/roles-table'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { brokenAt } from '../../core/steps/broken-at'
import { branchesBefore, heirsOf } from '../../core/steps/heirs'
import { allow, personBehind } from '../../core/steps/person'
import { readableLinesOfYear } from '../../core/store/ledger-pages'
import { branchOf } from '../../core/store/orgs'
import { publishedIn } from '../../core/store/published'

/** A branch's year, and whether its chain of seals still holds (C4.3d). */
export const ledgerShow: Action<'ledger.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  if (!me) return refuse('not-bound')
  const own = (isMember(me.stage) ? me.at[0] : undefined) ?? ledBy(me.offices)[0]
  const branchId = input.branchId ?? own
  const branch = branchId ? await branchOf(documents, branchId) : null
  const about = branch ? { branchId: branch._id, unitId: branch.parentId } : {}
  const heirs = await heirsOf(platform, branch)
  const allowed = allow('ledger.show', me, { ...about, heirs })
  if (!allowed.ok || !branch) return refuse('not-allowed')
  const year = input.year ?? yearOf(now)
  const [broken, lines, published, before] = await Promise.all([
    brokenAt(documents, branch._id, platform.ledgerSecrets),
    readableLinesOfYear(documents, branch._id, year),
    publishedIn(documents, [branch._id]),
    branchesBefore(platform, branch),
  ])
  return yes({
    now,
    branch: orgName(branch),
    year,
    lines: linesFor(allowed.value.relations, linesOf(lines)).map((line) => ({
      ...line,
      published: published.get(line.activityId) ?? 0,
    })),
    broken,
    before: before.map(orgName),
    may: {
      export: may('forms.ledger', allowed.value.relations),
      handOver: may('forms.handover', allowed.value.relations),
    },
  })
}
