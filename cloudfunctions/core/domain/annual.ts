import { type BranchMonth, SEGMENT_TYPES, type SegmentType } from '../contract'

/** A branch's year in numbers, as the annual table wants them (domain §4.7). */
export type Year = {
  /** Months the branch has owed so far: neither exempt nor combined nor before its founding nor still to come. */
  owed: number
  onTime: number
  madeUp: number
}

/**
 * Counts twelve months (C2.1b, domain §7 #16). A make-up is told apart and is never on time; an exempt month and one held
 * together with another are outside the base.
 */
export function countYear(months: readonly Pick<BranchMonth, 'state'>[]): Year {
  const count = (...states: BranchMonth['state'][]) =>
    months.filter(({ state }) => states.includes(state)).length
  return {
    owed: count('held_on_time', 'held_late', 'missed'),
    onTime: count('held_on_time'),
    madeUp: count('held_late'),
  }
}

export const addYears = (years: readonly Year[]): Year =>
  years.reduce(
    (sum, one) => ({
      owed: sum.owed + one.owed,
      onTime: sum.onTime + one.onTime,
      madeUp: sum.madeUp + one.madeUp,
    }),
    { owed: 0, onTime: 0, madeUp: 0 },
  )

export type SegmentCounts = Record<SegmentType, number>

/** Each meeting once, whatever day it was part of (C3.2a). */
export const countSegments = (types: readonly SegmentType[]): SegmentCounts =>
  Object.fromEntries(
    SEGMENT_TYPES.map((type) => [type, types.filter((one) => one === type).length]),
  ) as SegmentCounts

/** 完成率 in whole per cent, rounded down, so that 100% says that nothing is missing; null where nothing was owed. */
export const shareOf = ({ onTime, owed }: Year): string | null =>
  owed === 0 ? null : `${Math.floor((onTime * 100) / owed)}%`
