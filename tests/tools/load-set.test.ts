import type * as z from 'zod'
import { standingOn } from '../../cloudfunctions/core/domain/due-list'
import { schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import { collections } from '../../cloudfunctions/core/store'
import { Activity } from '../../cloudfunctions/core/store/activities'
import { Member } from '../../cloudfunctions/core/store/members'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { type Filed, inventedSchool, type LoadSize, loadSet } from '../../tools/load/load-set'
import { inventedName } from '../../tools/load/names'
import { runTool } from '../../tools/main'
import { OperatorError } from '../../tools/operator-error'
import { connect } from '../../tools/platform/connect'
import * as stored from '../support/store-schemas'

const NOW = '2026-11-20T10:00:00+08:00'
const SMALL: LoadSize = {
  units: 2,
  branches: 3,
  members: 12,
  year: 2026,
  seed: 1,
  now: Date.parse(NOW),
}
const made = (size: Partial<LoadSize> = {}): Filed[] => {
  const whole = { ...SMALL, ...size }
  return [...loadSet(whole, inventedSchool(whole.year))].flat()
}
const of = (filed: readonly Filed[], collection: string) =>
  filed.filter((one) => one.collection === collection).map(({ doc }) => doc)

test('domain §5 as many units, branches and people as asked for, each once', () => {
  const filed = made()
  expect(of(filed, 'orgs')).toHaveLength(1 + 2 + 6)
  expect(of(filed, 'members')).toHaveLength(72)
  expect(of(filed, 'plans')).toHaveLength(6)
  const ids = filed.map(({ collection, doc }) => `${collection}/${doc._id}`)
  expect(new Set(ids).size).toBe(ids.length)
  const phones = of(filed, 'members').map((doc) => doc.phone)
  expect(new Set(phones).size).toBe(72)
})

test('every document has the shape of its store', () => {
  const { School, Unit, Branch, Binding, RoleHeld, Plan, PolicySet, ThemeSet } = stored
  const shapes: Record<string, z.ZodType[]> = {
    orgs: [School, Unit, Branch],
    members: [stored.Member],
    roles: [RoleHeld],
    bindings: [Binding],
    plans: [Plan],
    months: [PolicySet, ThemeSet],
    activities: [stored.Activity],
  }
  for (const { collection, doc } of made()) {
    const read = (shapes[collection] ?? []).map((shape) => shape.safeParse(doc))
    expect(read.filter(({ success }) => success).map(({ data }) => data)).toEqual([doc])
  }
})

test('the same seed gives the same school, another seed another', () => {
  expect(made()).toEqual(made())
  expect(made({ seed: 2 })).not.toEqual(made())
})

test('a theme day is held once it is over, by people who were due that day', () => {
  const filed = made()
  const people = of(filed, 'members').map((doc) => Member.parse(doc))
  const days = of(filed, 'activities').map((doc) => Activity.parse(doc))
  expect(days.length).toBeGreaterThan(6 * 7)
  for (const day of days) {
    expect(day.endsAt).toBeLessThan(SMALL.now)
    expect(day.month).not.toBe('2026-12')
    const due = day.roster.filter((row) => row.standing === 'due')
    expect(day.presentCount).toBeGreaterThan(0)
    expect(day.presentCount).toBeLessThanOrEqual(due.length)
    for (const { memberId } of due) {
      const person = people.find(({ _id }) => _id === memberId)
      expect(person && standingOn(person, day.branchId, `${day.month}-15`)).toBe('due')
    }
  }
})

test('thousands of invented people have names of their own', () => {
  const names = Array.from({ length: 2700 }, (_, index) => inventedName(index))
  expect(new Set(names).size).toBe(2700)
  expect(names[0]).toBe('赵甲一')
})

describe('the command', () => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway({ memory: true, now: NOW })
    await gateway.provision(collections)
  })
  afterAll(() => gateway.close())
  const run = async (...options: string[]) => {
    const lines: string[] = []
    await runTool(['load-set', ...options, '--local', gateway.url], (line) => lines.push(line))
    return lines.join('\n')
  }
  const small = ['--units', '2', '--branches', '2', '--members', '8', '--year', '2026']

  test('writes the school into the environment; a second run changes nothing', async () => {
    expect(await run(...small)).toContain('已写入 2 个单位、4 个支部、32 人')
    const { documents } = connect({ local: gateway.url })
    const counts = async () => Promise.all(collections.map(({ name }) => documents.count(name, {})))
    const before = await counts()
    expect(await documents.get('orgs', schoolIdOf())).toMatchObject({ level: 'school' })
    await run(...small)
    expect(await counts()).toEqual(before)
  })

  test.each([
    [['--units', '0'], '--units 应是 1 至 99 的整数'],
    [['--members', '5'], '--members 应是 6 至 500 的整数'],
    [['--branches', 'many'], '--branches 应是'],
    [['--year', '26'], '--year 应是'],
    [['--seed', '1.5'], '--seed 应是'],
  ])('a number that makes no sense is told: %j', async (options, sentence) => {
    await expect(run(...options)).rejects.toThrow(OperatorError)
    await expect(run(...options)).rejects.toThrow(sentence)
  })
})
