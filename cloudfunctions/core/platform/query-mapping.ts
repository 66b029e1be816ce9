import type { Change, Condition, Doc, Query, Where } from './ports'

/** The part of `db.command` that questions need; both SDKs offer it. */
export interface Command {
  eq(value: unknown): unknown
  neq(value: unknown): unknown
  in(values: unknown[]): unknown
  and(...parts: unknown[]): unknown
  or(parts: unknown[]): object
  gt(value: unknown): unknown
  gte(value: unknown): unknown
  lt(value: unknown): unknown
  lte(value: unknown): unknown
  set(value: unknown): unknown
  inc(by: number): unknown
}

const RANGES = ['gte', 'gt', 'lte', 'lt'] as const

/**
 * Conditions as the SDKs want them. Nothing undefined ever reaches `where`, because the SDK would silently drop the
 * condition (cloud-protocol §5.3).
 * @throws Error when a condition is undefined or empty
 */
export const whereOf = (where: Query['where'], command: Command): object =>
  isSeveral(where) ? command.or(where.map((one) => allOf(one, command))) : allOf(where, command)

const isSeveral = (where: Query['where']): where is readonly Where[] => Array.isArray(where)

function allOf(where: Where, command: Command): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(where).map(([field, condition]) => [
      field,
      conditionOf(field, condition, command),
    ]),
  )
}

function conditionOf(field: string, condition: Condition | undefined, command: Command): unknown {
  if (condition === undefined) throw new Error(`the condition on ${field} is undefined`)
  if (condition === null || typeof condition !== 'object') return command.eq(condition)
  if ('in' in condition) return command.in([...condition.in])
  if ('neq' in condition) return command.neq(condition.neq)
  const parts = RANGES.flatMap((range) => {
    const bound = (condition as Partial<Record<(typeof RANGES)[number], string | number>>)[range]
    return bound === undefined ? [] : [command[range](bound)]
  })
  const [only, ...more] = parts
  if (only === undefined) throw new Error(`the condition on ${field} is empty`)
  return more.length === 0 ? only : command.and(...parts)
}

/** Fields for `update`: objects replace the old value as a whole instead of being merged (cloud-protocol §5.3). */
export function fieldsOf(
  fields: Record<string, unknown>,
  command: Command,
): Record<string, unknown> {
  const isObject = (value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, isObject(value) ? command.set(value) : value]),
  )
}

/** One change for many documents, as `update` takes it. @throws Error when it changes nothing */
export function changeOf(change: Change, command: Command): Record<string, unknown> {
  const mapped = <V>(fields: Record<string, V> | undefined, by: (value: V) => unknown) =>
    Object.entries(fields ?? {}).map(([field, value]) => [field, by(value)] as const)
  const fields = [
    ...mapped(change.set, (value) => value),
    ...mapped(change.inc, (by) => command.inc(by)),
  ]
  if (fields.length === 0) throw new Error('the change is empty')
  return Object.fromEntries(fields)
}

/** A projection as both SDKs want it; `_id` always comes along. */
export const fieldsWanted = (fields: readonly string[]): Record<string, true> =>
  Object.fromEntries(fields.map((field) => [field, true]))

/** The same for an aggregation. */
export const stagesWanted = (fields: readonly string[]): Record<string, 1> =>
  Object.fromEntries(fields.map((field) => [field, 1]))

/** A document's content without its id, for `set`. */
export function contentOf(doc: Doc): Record<string, unknown> {
  const { _id: _, ...content } = doc
  return content
}
