import { commandFailed, requestFailed } from '../../errors'
import { bucketStages } from './bucket'
import { groupStages } from './group'
import { lookup } from './lookup'
import { otherStages } from './other'
import { simpleStages } from './simple'
import type { Around, Foreign, Run, Stage, StageForms } from './stage'
import { unionWith } from './union-with'
import { unwind } from './unwind'

const FORMS: StageForms = {
  ...simpleStages,
  ...groupStages,
  ...bucketStages,
  ...otherStages,
  $lookup: lookup,
  $unionWith: unionWith,
  $unwind: unwind,
}

/** Stages that write, run code or are not to be had in the cloud. */
const REFUSED = new Set(
  '$out $merge $documents $facet $graphLookup $redact $collStats $indexStats'.split(' '),
)

/** Makes stages ready. @throws before a document is looked at, for a stage that cannot be run */
export function pipeline(
  stages: readonly Stage[],
  foreign: (name: string) => Foreign,
  known: ReadonlySet<string> = new Set(),
): Run {
  const around: Around = {
    known,
    foreign,
    pipeline: (inner, names) => pipeline(inner, foreign, names),
  }
  const runs = stages.map(({ key, value }) => {
    const form = Object.hasOwn(FORMS, key) ? FORMS[key] : undefined
    if (form) return form(value, around)
    throw refusal(key)
  })
  return (docs, variables) => runs.reduce((rest, run) => run(rest, variables), [...docs])
}

function refusal(key: string) {
  if (REFUSED.has(key)) return requestFailed(`the stage ${key} is not supported`)
  return key === '$geoNear'
    ? commandFailed('Location40602', '$geoNear is only valid as the first stage in a pipeline.')
    : commandFailed('Location40324', `Unrecognized pipeline stage name: '${key}'`)
}
