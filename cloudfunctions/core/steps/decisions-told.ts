import { type DecisionTold, PUBLICATION_SCOPES } from '../contract'
import { addMonths, dayOf, firstDayOf, instantOf, monthOf } from '../domain/calendar'
import { insideOf } from '../domain/publication'
import type { Platform } from '../platform/ports'
import type { Branch } from '../store/orgs'
import { publishedSince } from '../store/published'
import { branchesBefore } from './heirs'
import type { Me } from './person'
import { publicCard } from './public-card'

/** As many as fit into a talk; all of them stand on a page of their own. */
const AT_MOST = 10

/**
 * What a branch, and those that went into it, published this month and last, newest first: its members and leaders read
 * its inside (C1.3), everybody else what is for everybody (C2.3h, C3.3d). One stage, two where the branch came out of
 * others.
 */
export async function decisionsTold(
  platform: Platform,
  me: Me,
  branch: Branch,
): Promise<DecisionTold[]> {
  const { documents, now } = platform
  const before = await branchesBefore(platform, branch)
  const found = await publishedSince(documents, {
    branchIds: [branch._id, ...before.map((one) => one._id)],
    scopes: insideOf(me).includes(branch._id) ? PUBLICATION_SCOPES : ['public'],
    since: instantOf(firstDayOf(addMonths(monthOf(now), -1)), '00:00'),
    limit: AT_MOST,
  })
  return found
    .flatMap((one) => publicCard(one) ?? [])
    .map(({ resolutionId, topic, result, publishedAt }) => ({
      resolutionId,
      topic,
      result,
      on: dayOf(publishedAt),
    }))
}
