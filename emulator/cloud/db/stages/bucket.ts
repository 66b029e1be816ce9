import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { compareValues, sameValue, typeClass } from '../compare'
import { compile } from '../expression/expression'
import { parameters } from '../expression/form'
import { isNumber, typeName } from '../types'
import { preferredBuckets } from './granularity'
import { accumulate, outputs } from './group'
import type { StageForm } from './stage'

const refused = (code: number, text: string) => commandFailed(`Location${code}`, text)
const COUNT = { count: { $sum: 1 } }

const outputOf = (output: Value): Doc => {
  if (output === undefined) return COUNT
  if (isPlain(output)) return output
  throw refused(40196, "The 'output' option to $bucket must be an object")
}

function readBoundaries(value: Value): Value[] {
  if (!Array.isArray(value)) {
    throw refused(
      40200,
      `The $bucket 'boundaries' field must be an array, but found type: ${typeName(value)}`,
    )
  }
  if (value.length < 2) {
    throw refused(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${value.length} value(s).`,
    )
  }
  for (const [i, upper] of value.slice(1).entries()) {
    if (typeClass(upper) !== typeClass(value[i])) {
      throw refused(
        40193,
        `All values in the 'boundaries' option to $bucket must have the same type. Found conflicting types ${typeName(value[i])} and ${typeName(upper)}.`,
      )
    }
    if (compareValues(value[i], upper) >= 0) {
      throw refused(
        40194,
        `The 'boundaries' option to $bucket must be sorted, but elements ${i} and ${i + 1} are not in ascending order (${JSON.stringify(value[i])} is not less than ${JSON.stringify(upper)}).`,
      )
    }
  }
  return value
}

const bucket: StageForm = (operand, { known }) => {
  const given = parameters(operand, '$bucket', {
    required: ['groupBy', 'boundaries'],
    optional: ['default', 'output'],
  })
  const boundaries = readBoundaries(given.boundaries)
  const [by, parts] = [compile(given.groupBy, known), outputs(outputOf(given.output), known)]
  const otherwise = 'default' in given
  if (otherwise && sortsInside(boundaries, given.default)) {
    throw refused(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  }
  return (docs, variables) => {
    const buckets = new Map<Value, Doc[]>()
    for (const root of docs) {
      const value = by({ root, variables })
      const at = value === undefined ? -1 : placeIn(boundaries, value)
      if (at < 0 && !otherwise) {
        throw refused(
          40066,
          '$switch could not find a matching branch for an input, and no default was specified.',
        )
      }
      const id = at < 0 ? given.default : boundaries[at]
      const members = buckets.get(id)
      if (members) members.push(root)
      else buckets.set(id, [root])
    }
    return [...buckets]
      .sort(([a], [b]) => compareValues(a, b))
      .map(([_id, members]) => ({ _id, ...accumulate(parts, members, variables) }))
  }
}

/** The bucket whose lower bound is the greatest not above the value; −1 outside of all. */
function placeIn(boundaries: readonly Value[], value: Value): number {
  const above = boundaries.findIndex((bound) => compareValues(bound, value) > 0)
  return above < 0 ? -1 : above - 1
}

const sortsInside = (boundaries: readonly Value[], value: Value): boolean =>
  typeClass(value) === typeClass(boundaries[0]) && placeIn(boundaries, value) >= 0

const bucketAuto: StageForm = (operand, { known }) => {
  const given = parameters(operand, '$bucketAuto', {
    required: ['groupBy', 'buckets'],
    optional: ['output', 'granularity'],
  })
  const count = given.buckets
  if (!isNumber(count) || !Number.isInteger(count)) {
    throw refused(
      40241,
      `The $bucketAuto 'buckets' field must be a numeric value, but found type: ${typeName(count)}`,
    )
  }
  if (count <= 0) {
    throw refused(
      40243,
      `The $bucketAuto 'buckets' field must be greater than 0, but found: ${count}`,
    )
  }
  const [by, parts] = [compile(given.groupBy, known), outputs(outputOf(given.output), known)]
  return (docs, variables) => {
    const keyed = docs
      .map((root) => ({ root, value: by({ root, variables }) ?? null }))
      .sort((a, b) => compareValues(a.value, b.value))
    const buckets =
      given.granularity === undefined
        ? evenBuckets(keyed, count)
        : preferredBuckets(keyed, count, given.granularity)
    return buckets.map(({ min, max, members }) => ({
      _id: { min, max },
      ...accumulate(parts, members, variables),
    }))
  }
}

export interface Keyed {
  root: Doc
  value: Value
}
export interface Bucket {
  min: Value
  max: Value
  members: Doc[]
}

/** About the same number in each; equal values stay together; a bucket ends where the next begins. */
function evenBuckets(keyed: readonly Keyed[], count: number): Bucket[] {
  const size = Math.max(1, Math.round(keyed.length / count))
  const buckets: Bucket[] = []
  let at = 0
  while (at < keyed.length) {
    let end = buckets.length === count - 1 ? keyed.length : Math.min(at + size, keyed.length)
    while (end < keyed.length && sameValue(keyed[end]?.value, keyed[end - 1]?.value)) end++
    const members = keyed.slice(at, end)
    buckets.push({
      min: members[0]?.value,
      max: (keyed[end] ?? members.at(-1))?.value,
      members: members.map(({ root }) => root),
    })
    at = end
  }
  return buckets
}

export const bucketStages = { $bucket: bucket, $bucketAuto: bucketAuto }
