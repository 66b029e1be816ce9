import * as z from 'zod'
import { contract } from '../../cloudfunctions/core/contract'
import { Segment } from '../../cloudfunctions/core/contract/record'
import { SEGMENT_TYPES } from '../../cloudfunctions/core/contract/record-words'
import { collections } from '../../cloudfunctions/core/store'
import * as stored from '../support/store-schemas'

/** T1 of domain §7: fields that must not exist anywhere, so that nobody can ever be ranked, tracked or watched. */
const FORBIDDEN = new Set(
  'score scores point points rank ranking rate streak like likes forward forwards lat lng latitude longitude gps location party punch'.split(
    ' ',
  ),
)
const FORBIDDEN_PAIRS = [
  'online duration',
  'login count',
  'read at',
  'last seen',
  'id card',
  'identity number',
  'study time',
  'install',
]

/** C0.3: whoever is appraised is graded elsewhere; C3.9e: what a day cost, and its receipts, stay with the accountants. */
const GRADES = new Set(
  'grade grades graded grading appraisal appraisals excellent qualified'.split(' '),
)
const MONEY = new Set(
  'amount sum price cost costs fee fees money expense expenses receipt receipts invoice invoices yuan gift gifts'.split(
    ' ',
  ),
)

const wordsOf = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)

function isForbidden(name: string): boolean {
  const words = wordsOf(name)
  const text = words.join(' ')
  return (
    words.some((word) => FORBIDDEN.has(word)) || FORBIDDEN_PAIRS.some((pair) => text.includes(pair))
  )
}

/** Names of all fields in a schema, however deep. */
function fieldsOf(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const inner = (...parts: (z.core.$ZodType | undefined)[]) =>
    parts.flatMap((part) => (part ? fieldsOf(part, seen) : []))
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, field]) => [name, ...inner(field)])
    case 'array':
      return inner(def.element)
    case 'union':
      return inner(...def.options)
    case 'record':
      return inner(def.keyType, def.valueType)
    case 'optional':
    case 'nullable':
    case 'default':
      return inner(def.innerType)
    case 'pipe':
      return inner(def.in, def.out)
    default:
      return []
  }
}

const aPart = { type: 'lecture', title: '', from: null, to: null, content: '' }
const everySchema = [
  ...Object.entries(contract).map(
    ([name, one]) => [name, [...fieldsOf(one.input), ...fieldsOf(one.output)]] as const,
  ),
  ...Object.entries(stored).map(([name, schema]) => [name, fieldsOf(schema)] as const),
]

test('the words are found in every spelling, and innocent ones are not', () => {
  expect(
    ['rank', 'totalScore', 'login_count', 'onlineDuration', 'lat'].filter(isForbidden),
  ).toHaveLength(5)
  expect(['late', 'templateId', 'latest', 'startsAt', 'leadDays'].filter(isForbidden)).toEqual([])
})

test.each(Object.entries(contract))(
  'T1, F1–F6 nothing in %s scores, ranks, tracks or watches',
  (_, one) => {
    const names = [...fieldsOf(one.input), ...fieldsOf(one.output)]
    expect(names.filter(isForbidden)).toEqual([])
  },
)

test.each(Object.entries(stored))(
  'T1, F1–F6 nothing stored as %s scores, ranks, tracks or watches',
  (_, schema) => {
    const names = fieldsOf(schema)
    expect(names.length).toBeGreaterThan(1)
    expect(names.filter(isForbidden)).toEqual([])
  },
)

test('C0.3 sibling regimes are linked as parts of a day, and nobody is graded in them', () => {
  expect(SEGMENT_TYPES).toEqual(expect.arrayContaining(['org_life_meeting', 'member_appraisal']))
  // what took place and when, in words; no field for a person, so none for what was said of one
  expect(Object.keys(Segment.shape)).toEqual(['type', 'title', 'from', 'to', 'content'])
  expect(SEGMENT_TYPES.every((type) => Segment.safeParse({ ...aPart, type }).success)).toBe(true)
  for (const more of [{ memberId: 'm0000000000000' }, { grade: 'A' }, { grades: [] }]) {
    expect(Segment.safeParse({ ...aPart, ...more }).success).toBe(false)
  }
})

test.each(everySchema)('C0.3, C3.9e nothing in %s grades members or counts money', (_, names) => {
  const is = (set: Set<string>) => (name: string) => wordsOf(name).some((word) => set.has(word))
  expect(names.filter(is(GRADES))).toEqual([])
  expect(names.filter(is(MONEY))).toEqual([])
})

test('every collection is among the schemas looked at', () => {
  // orgs holds the school, units and branches; months holds themes and policies
  expect(Object.keys(stored)).toHaveLength(collections.length + 3)
})

test('unknown fields are refused in every input, at every depth', () => {
  const isLoose = (input: z.core.$ZodType): boolean => {
    const { catchall, options } = input._zod.def as {
      catchall?: z.core.$ZodType
      options?: z.core.$ZodType[]
    }
    return options ? options.some(isLoose) : catchall?._zod.def.type !== 'never'
  }
  const loose = Object.entries(contract).filter(([, { input }]) => isLoose(input))
  expect(loose.map(([name]) => name)).toEqual([])
  expect(z.strictObject({}).safeParse({ x: 1 }).success).toBe(false)
})
