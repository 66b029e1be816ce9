import { commandFailed } from '../../errors'
import { isPlain, type Value } from '../../wire/ejson'
import { stagesOf } from './lookup'
import type { StageForm } from './stage'

/** The documents of another collection after those that are there. */
export const unionWith: StageForm = (operand, around) => {
  const spec = isPlain(operand) ? operand : { coll: operand }
  const name: Value = spec.coll
  if (typeof name !== 'string') {
    throw commandFailed('FailedToParse', '$unionWith needs the name of a collection')
  }
  const foreign = around.foreign(name)
  const run =
    spec.pipeline === undefined ? null : around.pipeline(stagesOf(spec.pipeline), around.known)
  return (docs, variables) => [...docs, ...(run ? run(foreign.all(), variables) : foreign.all())]
}
