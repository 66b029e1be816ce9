import type { Output } from '../contract'
import type { ResolutionDoc } from '../store/resolutions'

/** What a reader outside sees of a matter; null while it is not published. */
export function publicCard(
  one: ResolutionDoc,
): Output<'publications.list'>['published'][number] | null {
  const { publication, readable, publishedAt } = one
  if (!publication || readable === null || publishedAt === null) return null
  return {
    resolutionId: one._id,
    branch: one.branchName,
    topic: one.topic,
    result: publication.result,
    scope: readable,
    publishedAt,
  }
}
