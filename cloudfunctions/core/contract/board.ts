import * as z from 'zod'
import { boardArrival } from './arrival'
import { ActivityId, Instant, MemberId } from './primitives'
import { ActivityCard, Counts } from './shared'
import { STANDINGS } from './vocabulary'

const Row = z.object({
  memberId: MemberId,
  name: z.string(),
  group: z.string().nullable(),
})
/** How far a board has seen the register. */
const Mark = z.strictObject({ at: Instant, version: z.int(), final: z.boolean() })

/**
 * The screen in the room: the live code, who has arrived, who is still missing. Asked every few seconds with the mark
 * of the answer before; then only what is new comes back.
 */
export const boardShow = {
  input: z.strictObject({ activityId: ActivityId, since: Mark.optional() }),
  output: z.object({
    now: Instant,
    /** Null outside the window; otherwise the text to draw as a QR code. */
    code: z.string().nullable(),
    /** When `code` is replaced by the next one. */
    codeUntil: Instant,
    mark: Mark,
    /** Who came by the code since the mark; some may be known already. */
    came: z.array(boardArrival),
    /** Codes sent late that wait for the recorder. */
    waiting: z.array(Row.extend({ scannedAt: Instant })),
    /** The whole room at a day of several branches, where this board shows it: without people online, latest first. */
    room: z
      .object({
        present: z.int(),
        just: z.array(boardArrival.pick({ memberId: true, name: true }).extend({ at: Instant })),
      })
      .nullable(),
    /** Everything; null while nothing but `came` and `waiting` is new. */
    board: z
      .object({
        activity: ActivityCard,
        counts: Counts,
        /** Latest first. */
        arrived: z.array(boardArrival),
        /** In roster order; without people on leave. */
        missing: z.array(Row),
        onLeave: z.array(Row),
        /** Members outside the due list who have not arrived, in roster order; they may come all the same (§7 #11). */
        others: z.array(Row.extend({ standing: z.enum(STANDINGS) })),
        /** People invited, or visiting, who have not arrived; outside the count. */
        invitees: z.array(Row),
        /** People in the room as the recorder counted them; null when nobody did. */
        heads: z.int().nullable(),
        /** Whether the caller may enter leave for somebody. */
        enterLeave: z.boolean(),
        /** Whether the recorder has ended the codes of this sitting. */
        codeClosed: z.boolean(),
      })
      .nullable(),
  }),
}

/** The recorder says how many people are in the room, to compare with the register (domain §7 #13). */
export const boardHeads = {
  input: z.strictObject({ activityId: ActivityId, heads: z.int().min(0).max(5000) }),
  output: z.object({ heads: z.int(), came: z.int() }),
}

/** The recorder ends the codes of a sitting before their time, or opens them again; names can be ticked either way. */
export const boardClose = {
  input: z.strictObject({ activityId: ActivityId, closed: z.boolean() }),
  output: z.object({ closed: z.boolean() }),
}

/**
 * A Mini Program code for the door: opens the page of the event for people who scan with WeChat. It registers nobody;
 * there the live code of the room is scanned.
 */
export const boardEntrance = {
  input: z.strictObject({ activityId: ActivityId }),
  /** A picture, as a data address. */
  output: z.object({ picture: z.string() }),
}
