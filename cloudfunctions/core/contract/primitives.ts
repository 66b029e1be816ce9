import * as z from 'zod'

/** Ids are a letter and a lower-case base-32 tail; derived ids repeat the fact that makes them unique. */
const id = (letter: string, tail: number) =>
  z.string().regex(new RegExp(`^${letter}[0-9a-z]{${tail}}$`))

export const OrgId = z.string().regex(/^[ubs][0-9a-z]{11}$/)
/** Id of an office held: `role_<member>_<org>_<role>_<from>`. */
export const OfficeId = z
  .string()
  .regex(/^role_m[0-9a-z]{13}_[ubs][0-9a-z]{11}_[a-z_]{3,30}_\d{4}-\d\d-\d\d$/)
export const MemberId = id('m', 13)
/** Twelve characters, so that a sign-in code with slot and seal fits the 32 of a Mini Program code's scene. */
export const ActivityId = id('a', 11)
export const EventId = id('e', 11)
export const MediaId = id('f', 15)
export const ResolutionId = id('r', 15)
export const FeedbackId = id('k', 15)
export const EntryId = z.string().regex(/^led_b[0-9a-z]{11}_\d{5}$/)

/** A key made by the phone for one intention, so that a repeated tap or retry meets the first result. */
export const RequestKey = z.string().regex(/^[0-9a-zA-Z_-]{12,40}$/)

/** Epoch milliseconds. */
export const Instant = z
  .int()
  .min(Date.UTC(2000, 0, 1))
  .max(Date.UTC(2100, 0, 1))
/** `YYYY-MM`, always Asia/Shanghai. */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
/** `YYYY-MM-DD`, always Asia/Shanghai. */
export const Day = z.iso.date()
export const Year = z.int().min(2000).max(2100)

/** Text that shows nothing (spaces, zero-width characters) is no text. */
const visible = (text: string) => (/[^\s\p{Cf}]/u.test(text) ? text : '')

/** One line of text: trimmed, no control characters, no half of a pair (UTF-16). */
export const Line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .overwrite(visible)
    .min(min)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u)
/** Several lines of text. */
export const Prose = (max: number) =>
  z
    .string()
    .trim()
    .overwrite(visible)
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u)

export type OrgId = z.infer<typeof OrgId>
export type MemberId = z.infer<typeof MemberId>
export type ActivityId = z.infer<typeof ActivityId>
export type EventId = z.infer<typeof EventId>
export type MediaId = z.infer<typeof MediaId>
export type ResolutionId = z.infer<typeof ResolutionId>
export type FeedbackId = z.infer<typeof FeedbackId>
export type EntryId = z.infer<typeof EntryId>
export type Instant = z.infer<typeof Instant>
export type Month = z.infer<typeof Month>
export type Day = z.infer<typeof Day>
