import type { Refusal, RefusalCode } from './contract'

/** A rule's answer: yes with a value, or no with a code and the fields to correct. */
export type Decision<T> = { ok: true; value: T } | Refusal

/** The rules say yes. */
export const yes = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

/** The rules say no: an ordinary answer, never an exception. */
export const refuse = (code: RefusalCode, fields?: string[]): Refusal =>
  fields ? { ok: false, code, fields } : { ok: false, code }
