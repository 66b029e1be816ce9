import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { compile } from '../expression/expression'
import { addFields, projectStage } from '../projection/project'
import { condition } from '../query/matcher'
import { readOrder, sortDocuments } from '../sort'
import { isNumber, typeName } from '../types'
import { each, type StageForm, type StageForms } from './stage'

const refused = (code: number, text: string) => commandFailed(`Location${code}`, text)

const match: StageForm = (operand, { known }) => {
  if (!isPlain(operand)) {
    throw refused(15959, 'the match filter must be an expression in an object')
  }
  const { test, near } = condition(operand, known)
  if (near) {
    throw commandFailed(
      'BadValue',
      '$geoNear, $near, and $nearSphere are not allowed in this context',
    )
  }
  return (docs, variables) => docs.filter((doc) => test(doc, variables))
}

function wholeNumber(name: string, operand: Value): number {
  if (isNumber(operand) && Number.isInteger(operand)) return operand
  throw refused(
    15957,
    `invalid argument to ${name} stage: Expected an integer: ${name}: ${JSON.stringify(operand)}`,
  )
}

const limit: StageForm = (operand) => {
  const count = wholeNumber('$limit', operand)
  if (count <= 0) throw refused(15958, 'the limit must be positive')
  return (docs) => docs.slice(0, count)
}

const skip: StageForm = (operand) => {
  const count = wholeNumber('$skip', operand)
  if (count < 0) throw refused(15956, 'Argument to $skip cannot be negative')
  return (docs) => docs.slice(count)
}

const count: StageForm = (operand) => {
  if (typeof operand !== 'string' || operand === '') {
    throw refused(40156, 'the count field must be a non-empty string')
  }
  if (operand.startsWith('$')) throw refused(40158, 'the count field cannot be a $-prefixed path')
  if (operand.includes('.')) throw refused(40160, "the count field cannot contain '.'")
  return (docs) => (docs.length === 0 ? [] : [{ [operand]: docs.length }])
}

const sort: StageForm = (operand) => {
  const order = readOrder(operand)
  return (docs) => sortDocuments(docs, order)
}

const sample: StageForm = (operand) => {
  const size = isPlain(operand) ? operand.size : undefined
  if (!isNumber(size)) throw refused(28746, 'size argument to $sample must be a number')
  if (size < 0) throw refused(28747, 'size argument to $sample must not be negative')
  return (docs) => {
    const rest = [...docs]
    const chosen = Array.from({ length: Math.min(Math.trunc(size), rest.length) }, () =>
      rest.splice(Math.floor(Math.random() * rest.length), 1),
    )
    return chosen.flat()
  }
}

const replaceBy = (source: Value, known: ReadonlySet<string>, name: string) => {
  const expression = compile(source, known)
  return each((root, variables): Doc => {
    const value = expression({ root, variables })
    if (isPlain(value)) return value
    throw refused(
      40228,
      `'${name}' expression  must evaluate to an object, but resulting value was: ${JSON.stringify(value) ?? 'MISSING'}. Type of resulting value: '${typeName(value)}'. Input document: ${JSON.stringify(root)}`,
    )
  })
}

const replaceRoot: StageForm = (operand, { known }) => {
  if (!isPlain(operand) || !('newRoot' in operand)) {
    throw refused(40231, 'no newRoot specified for the $replaceRoot stage')
  }
  return replaceBy(operand.newRoot, known, 'newRoot')
}

const unset: StageForm = (operand) => {
  const fields = Array.isArray(operand) ? operand : [operand]
  if (fields.some((field) => typeof field !== 'string' || field === '')) {
    throw refused(31002, '$unset specification must be a string or an array')
  }
  return each(projectStage(Object.fromEntries(fields.map((field) => [field, 0]))))
}

const set: StageForm = (operand, { known }) => each(addFields(operand, known))

export const simpleStages: StageForms = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $count: count,
  $sort: sort,
  $sample: sample,
  $replaceRoot: replaceRoot,
  $replaceWith: (operand, { known }) => replaceBy(operand, known, 'replacement document'),
  $project: (operand, { known }) => each(projectStage(operand, known)),
  $addFields: set,
  $set: set,
  $unset: unset,
}
