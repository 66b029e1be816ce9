import type { BranchKind, Day, MemberId } from '../contract'
import { heldOn } from '../domain/membership'
import { slotOn } from '../domain/slot'
import type { Documents } from '../platform/ports'
import type { Member } from '../store/members'
import type { Branch, Org } from '../store/orgs'
import { freeBranchId, newLife } from './found-org'

/** A branch to come out of others, and who belongs to it; null: everybody. */
export type NewPart = { name: string; kind: BranchKind; memberIds: readonly MemberId[] | null }

/**
 * The branches that come out of old ones, with the usual day and the groups that go along.
 * @param facts.begun those that a call which broke off has written already
 */
export async function newBranches(
  documents: Documents,
  parts: readonly NewPart[],
  facts: {
    old: readonly Branch[]
    begun: readonly (Branch | null)[]
    people: readonly Member[]
    unit: Org | null
    on: Day
    now: number
  },
): Promise<Branch[]> {
  const { old, begun, people, unit, on, now } = facts
  const slot = old[0] ? slotOn(old[0], on) : null
  const predecessors = old.map((one) => one._id)
  return Promise.all(
    parts.map(async ({ name, kind, memberIds }, i) => {
      const before = begun[i]
      if (before) return before
      const going = people.filter((one) => memberIds === null || memberIds.includes(one._id))
      const groups = new Set(
        old
          .flatMap((one) => one.groups)
          .filter((one) => heldOn([one], on) && going.some((each) => each.group === one.name))
          .map((one) => one.name),
      )
      return {
        _id: await freeBranchId(documents, { unitName: unit?.name ?? '', name, on }),
        level: 'branch' as const,
        kind,
        parentId: old[0]?.parentId ?? '',
        slots: slot ? [{ ...slot, from: on, to: null }] : [],
        groups: [...groups].map((group) => ({ name: group, from: on, to: null })),
        ...newLife({ name, on, now, predecessors }),
      }
    }),
  )
}
