import { commandFailed } from '../errors'
import type { Doc } from '../wire/ejson'
import type { Collection } from './collection'
import type { Variables } from './expression/form'
import type { Near } from './geo/conditions'
import { planQuery } from './plan'
import { condition } from './query/matcher'
import { type Order, sortDocuments } from './sort'

/** Versions that hide the committed ones from a transaction: what it wrote, and what was there when it began. */
export interface Overlay {
  get(id: string): Doc | null | undefined
  entries(): Iterable<readonly [id: string, doc: Doc | null]>
  readonly size: number
}

export interface Selection {
  query: Doc
  order?: Order
  offset?: number
  limit?: number
  /** Values of `$$name` in `$expr`. */
  variables?: Variables
}

/** A collection as one reader sees it. Nothing is copied: a transaction's overlay is laid over the committed documents. */
export class View {
  constructor(
    private readonly collection: Collection,
    private readonly overlay: Overlay | null,
    /** Told how many documents a query looked at that no index bounded. */
    private readonly onScan: (collection: string, looked: number) => void,
  ) {}

  get(id: string): Doc | null {
    const hidden = this.overlay?.get(id)
    return hidden !== undefined ? hidden : (this.collection.docs.get(id) ?? null)
  }

  *all(): Generator<Doc> {
    if (!this.overlay || this.overlay.size === 0) {
      yield* this.collection.docs.values()
      return
    }
    for (const [id, doc] of this.collection.docs) {
      if (this.overlay.get(id) === undefined) yield doc
    }
    for (const [, doc] of this.overlay.entries()) if (doc) yield doc
  }

  /** @returns matching documents; in natural order, or nearest first, when no order is asked for */
  select(selection: Selection): Doc[] {
    const { query, order = [], offset = 0, limit = Number.POSITIVE_INFINITY } = selection
    const { test, near } = condition(query)
    if (near) this.needsPlaces(near)
    const { docs, ordered, bounded } = near
      ? { docs: this.all(), ordered: false, bounded: true }
      : this.look(query, order)
    const asFound = ordered || (order.length === 0 && !near)
    const enough = asFound ? offset + limit : Number.POSITIVE_INFINITY
    const found: Doc[] = []
    let looked = 0
    for (const doc of docs) {
      if (found.length >= enough) break
      looked++
      if (test(doc, selection.variables)) found.push(doc)
    }
    if (!bounded && Object.keys(query).length > 0) this.onScan(this.collection.name, looked)
    const sorted = asFound
      ? found
      : near && order.length === 0
        ? nearestFirst(found, near)
        : sortDocuments(found, order)
    return sorted.slice(offset, offset + limit)
  }

  private needsPlaces({ path }: Near): void {
    if (this.collection.geoFields.includes(path)) return
    throw commandFailed(
      'NoQueryExecutionPlans',
      `error processing query: ns=tnt-local.${this.collection.name} Tree: GEONEAR  field=${path} planner returned error :: caused by :: unable to find index for $geoNear query`,
    )
  }

  private look(query: Doc, order: Order) {
    const plan = planQuery(this.collection, query, order)
    if (plan.kind === 'scan') return { docs: this.all(), ordered: false, bounded: false }
    const ordered = plan.ordered && !this.overlay?.size
    return { docs: this.byId(plan.ids), ordered, bounded: plan.bounded }
  }

  private *byId(ids: Iterable<string>): Generator<Doc> {
    const seen = new Set<string>()
    for (const id of ids) {
      if (seen.has(id)) continue
      seen.add(id)
      const doc = this.get(id)
      if (doc) yield doc
    }
    for (const [id, doc] of this.overlay?.entries() ?? []) if (doc && !seen.has(id)) yield doc
  }
}

const nearestFirst = (docs: readonly Doc[], near: Near): Doc[] =>
  docs
    .map((doc) => ({ doc, metres: near.measure(doc)?.metres ?? 0 }))
    .sort((a, b) => a.metres - b.metres)
    .map(({ doc }) => doc)
