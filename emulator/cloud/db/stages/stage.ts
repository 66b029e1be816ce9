import type { Doc, Value } from '../../wire/ejson'
import type { Variables } from '../expression/form'
import type { Order } from '../sort'

/** A stage as it travels: `$match` and its operand. */
export interface Stage {
  key: string
  value: Value
}

/** A stage ready to run. Documents are shared, never changed in place. */
export type Run = (docs: readonly Doc[], variables: Variables) => Doc[]

/** Another collection, for joins. One that does not exist, or is the gateway's own, is empty. */
export interface Foreign {
  all(): Doc[]
  select(query: Doc, order?: Order): Doc[]
  /** Whether an index begins with this field. */
  indexed(field: string): boolean
}

export interface Around {
  /** Names of variables that expressions may use. */
  known: ReadonlySet<string>
  foreign: (name: string) => Foreign
  /** Makes the stages of an inner pipeline ready. */
  pipeline: (stages: readonly Stage[], known: ReadonlySet<string>) => Run
}

export type StageForm = (operand: Value, around: Around) => Run
export type StageForms = Readonly<Record<string, StageForm>>

/** A stage that treats each document alone. */
export const each =
  (apply: (doc: Doc, variables: Variables) => Doc): Run =>
  (docs, variables) =>
    docs.map((doc) => apply(doc, variables))
