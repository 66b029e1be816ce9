import type { OrgId } from '../contract'
import { awaitsUnit } from '../domain/publication'
import type { Platform } from '../platform/ports'
import { type ResolutionDoc, resolutionsPending } from '../store/resolutions'

type Awaiting = ResolutionDoc & { publication: NonNullable<ResolutionDoc['publication']> }

/** What some branches wish to publish beyond themselves, checked there, and their unit approves or not (C3.3c). */
export async function approvalsAbove(
  { documents }: Platform,
  branchIds: readonly OrgId[],
): Promise<Awaiting[]> {
  const pending = await resolutionsPending(documents, branchIds)
  return pending.filter(
    (one): one is Awaiting => one.publication !== null && awaitsUnit(one.publication),
  )
}
