import type { Command } from './query-mapping'

/**
 * What wx-server-sdk and @cloudbase/node-sdk have in common, as far as it is used. They differ in the shape of
 * arguments (`{data}` or the data) and of answers (`stats`, lists for single documents); `documentsOver` takes both.
 */
export interface SdkQuery {
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  skip(count: number): SdkQuery
  limit(count: number): SdkQuery
  field(wanted: Record<string, true>): SdkQuery
  get(): Promise<unknown>
  count(): Promise<unknown>
  update(fields: object): Promise<unknown>
}
export interface SdkDocument {
  get(): Promise<unknown>
  set(content: object): Promise<unknown>
  update(fields: object): Promise<unknown>
  remove(): Promise<unknown>
}
export interface SdkCollection {
  doc(id: string): SdkDocument
  add(doc: object): Promise<unknown>
  where(conditions: object): SdkQuery
  aggregate(): SdkStages
}
/** Stages of an aggregation, in the order they are said. */
export interface SdkStages {
  match(conditions: object): SdkStages
  sort(order: Record<string, 1 | -1>): SdkStages
  limit(count: number): SdkStages
  project(wanted: Record<string, 1>): SdkStages
  end(): Promise<unknown>
}
export interface SdkTransaction {
  collection(name: string): Pick<SdkCollection, 'doc'>
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}
export interface SdkDatabase {
  command: Command
  collection(name: string): SdkCollection
  startTransaction(): Promise<SdkTransaction>
}

/** Everything an SDK says about a failure, as one text; the fields it uses differ from call to call. */
export function textOf(error: unknown): string {
  if (error === null || typeof error !== 'object') return String(error)
  const { code, errCode, errMsg, message } = error as Record<string, unknown>
  return [code, errCode, errMsg, message].filter((part) => part !== undefined).join(' ')
}

/** A taken id or unique value; the code differs between services, the text does not (cloud-protocol §5.3). */
export const isDuplicate = (error: unknown): boolean => /E11000|DUPLICATE/i.test(textOf(error))

/** Another transaction was faster: running again is right (cloud-protocol §5.4). */
export const isConflict = (error: unknown): boolean =>
  /TRANSACTION_?CONFLICT|TRANSACTION_?BUSY|WRITE_?CONFLICT/i.test(textOf(error))
