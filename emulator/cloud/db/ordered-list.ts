const LONGEST_CHUNK = 512

/**
 * A sorted list in chunks: finding, adding and removing cost about the same at a hundred and at a hundred thousand
 * entries. No two entries compare equal.
 */
export class OrderedList<T> {
  private chunks: T[][] = []

  constructor(private readonly compare: (a: T, b: T) => number) {}

  add(entry: T): void {
    const at = this.chunkFor((last) => this.compare(last, entry) >= 0)
    const chunk = this.chunks[at] ?? this.chunks[at - 1]
    if (!chunk) {
      this.chunks.push([entry])
      return
    }
    chunk.splice(
      first(chunk, (e) => this.compare(e, entry) >= 0),
      0,
      entry,
    )
    if (chunk.length > LONGEST_CHUNK) {
      this.chunks.splice(this.chunks.indexOf(chunk) + 1, 0, chunk.splice(LONGEST_CHUNK / 2))
    }
  }

  remove(entry: T): void {
    const at = this.chunkFor((last) => this.compare(last, entry) >= 0)
    const chunk = this.chunks[at]
    if (!chunk) return
    const place = first(chunk, (e) => this.compare(e, entry) >= 0)
    const found = chunk[place]
    if (found === undefined || this.compare(found, entry) !== 0) return
    chunk.splice(place, 1)
    if (chunk.length === 0) this.chunks.splice(at, 1)
  }

  /** Entries from the first that `reached` accepts while `inside` holds; both must be monotonous over the order. */
  *range(reached: (entry: T) => boolean, inside: (entry: T) => boolean): Generator<T> {
    let at = this.chunkFor(reached)
    let place = first(this.chunks[at] ?? [], reached)
    for (;;) {
      const chunk = this.chunks[at]
      if (!chunk) return
      for (; place < chunk.length; place++) {
        const entry = chunk[place] as T
        if (!inside(entry)) return
        yield entry
      }
      at++
      place = 0
    }
  }

  /** The same entries, last first. */
  *rangeBackwards(reached: (entry: T) => boolean, inside: (entry: T) => boolean): Generator<T> {
    const beyond = (entry: T) => reached(entry) && !inside(entry)
    let at = Math.min(this.chunkFor(beyond), this.chunks.length - 1)
    let place = first(this.chunks[at] ?? [], beyond) - 1
    for (; at >= 0; ) {
      const chunk = this.chunks[at] as T[]
      for (; place >= 0; place--) {
        const entry = chunk[place] as T
        if (!reached(entry)) return
        yield entry
      }
      at--
      place = (this.chunks[at]?.length ?? 0) - 1
    }
  }

  private chunkFor(test: (last: T) => boolean): number {
    return first(this.chunks, (chunk) => test(chunk[chunk.length - 1] as T))
  }
}

/** @returns the first place whose entry passes a monotonous test; the length when none does */
function first<T>(list: readonly T[], test: (entry: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(list[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
