import type { OrgChange } from '../../cloudfunctions/core/contract'
import { dueList } from '../../cloudfunctions/core/domain/due-list'
import { reshapeBranches } from '../../cloudfunctions/core/steps/reshape-branches'
import { everInBranch, Member } from '../../cloudfunctions/core/store/members'
import {
  aDraft,
  aPlanRow,
  aUnitSecretary,
  foundBranch,
  POSTED,
  postEvent,
  putPerson,
} from '../support/branch'
import { aBranch, aMember } from '../support/builders'
import { startWorld } from '../support/call'
import { aMatter } from '../support/decision'
import { inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'
import { mergedWith } from '../support/reshaped'
import { platformOf } from '../support/stages'

/** What becomes of theme days, minutes and plans when branches merge, split or end (domain §7 #19). */
const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
const change = async (what: OrgChange): Promise<{ ok: boolean; data?: unknown }> =>
  world().call('org.change', { change: what }, await aUnitSecretary(world(), fixture()))

const merged = (on: string) => mergedWith(world(), fixture(), on)

test('§7 #19 a branch does not end under a day people were told of', async () => {
  const activityId = await postEvent(world(), fixture())
  const beside = await foundBranch(world(), fixture().unit)
  const from = [fixture().branch._id, beside.branch._id]
  const merging = {
    what: 'merge',
    from,
    name: '合并支部',
    kind: 'mixed',
    on: '2026-12-08',
  } as const
  expect(await change(merging)).toMatchObject({ code: 'days-ahead', fields: ['from'] })
  const ending = { what: 'dissolve', orgId: fixture().branch._id, on: '2026-12-08' } as const
  expect(await change(ending)).toMatchObject({ code: 'days-ahead' })
  const cancelled = { activityId, reason: '支部合并，另行发布' }
  await world().yes('activity.cancel', cancelled, fixture().as('secretary'))
  expect(await change(merging)).toMatchObject({ ok: true })
})

test('§7 #19 a day that was held is recorded and closed by the people of the new branch', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-12T09:00')
  const { id, beside } = await merged('2026-12-12')
  const secretary = fixture().as('secretary')
  const home = await world().yes('home.show', {}, secretary)
  expect(home.todos).toContainEqual(expect.objectContaining({ kind: 'close_record', activityId }))
  const saved = { activityId, revision: 0, draft: aDraft(fixture()) }
  const { revision } = await world().yes('record.save', saved, fixture().as('recorder'))
  await world().yes('record.close', { activityId, revision }, secretary)
  const ledger = { branchId: fixture().branch._id }
  const { lines } = await world().yes('ledger.show', ledger, beside.as('member'))
  expect(lines.map((one) => one.activityId)).toEqual([activityId])
  expect(id).not.toBe(fixture().branch._id)
})

test('§7 #19 who has nothing to do with the new branch closes nothing of the old one', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-12T09:00')
  const { beside } = await merged('2026-12-12')
  const saved = { activityId, revision: 0, draft: aDraft(fixture()) }
  expect(await world().no('record.save', saved, beside.as('member'))).toBe('not-allowed')
})

test('§7 #19 what was planned goes on as a draft in the new branch', async () => {
  const secretary = fixture().as('secretary')
  const { branch } = fixture()
  const row = { branchId: branch._id, month: '2026-12', revision: 0, words: aPlanRow() }
  await world().yes('plan.save-row', row, secretary)
  await world().at('2026-12-09T09:00')
  const { id } = await merged('2026-12-09')
  const { months } = await world().yes('plan.show', { branchId: id, year: 2026 }, secretary)
  expect(months.map((one) => one.row?.theme ?? null)).toEqual([
    ...Array.from({ length: 11 }, () => null),
    aPlanRow().theme,
  ])
  expect(months[11]?.row?.adoptedAt).toBeNull()
})

test.each(['新的名字', null])(
  'a split that broke off is completed; a part is called %s',
  async (name) => {
    const { branch, people } = fixture()
    const more = Array.from({ length: 60 }, (_, i) => aMember(branch, `众${i}`, { order: 20 + i }))
    for (const one of more) await Promise.all(putPerson(world(), one))
    const all = [...Object.values(people), ...more].map((one) => one._id)
    const splitting: OrgChange = {
      what: 'split',
      from: branch._id,
      on: '2026-12-02',
      into: [
        { name: name ?? branch.name, kind: 'faculty', memberIds: all.slice(0, 60) },
        { name: `${branch.name}之二`, kind: 'faculty', memberIds: all.slice(60) },
      ],
    }
    const above = await aUnitSecretary(world(), fixture())
    let steps = 0
    const platform = platformOf(world(), (documents) => ({
      ...documents,
      transact(body) {
        steps += 1
        if (steps === 2) throw new Error('the instance was stopped')
        return documents.transact(body)
      },
    }))
    await expect(reshapeBranches(splitting, platform, { openid: above })).rejects.toThrow('stopped')
    expect(await change(splitting)).toMatchObject({ ok: true })
    const homes = new Map<string, number>()
    for (const id of all) {
      const { branchId } = Member.parse(await world().documents.get('members', id))
      homes.set(branchId, (homes.get(branchId) ?? 0) + 1)
    }
    expect([...homes.values()].sort((a, b) => a - b)).toEqual([all.length - 60, 60])
    const where = { parentId: fixture().unit._id, level: 'branch' }
    expect(await world().documents.find('orgs', { where, limit: 50 })).toHaveLength(3)
  },
)

describe('§7 #19, T6 a branch does not end before a day it held', () => {
  const held = async () => {
    const activityId = await postEvent(world(), fixture())
    await world().at('2026-12-11T15:10')
    const { secretary, recorder, member, liaison, deputy } = fixture().people
    const memberIds = [secretary, recorder, member, liaison, deputy].map((one) => one._id)
    await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
    await world().at('2026-12-12T09:00')
    return activityId
  }
  const recomputed = async () => {
    const { branch, people } = fixture()
    const invited = [people.prospect._id]
    const event = { branchId: branch._id, day: '2026-12-11', invited, visiting: [] }
    const list = dueList(await everInBranch(world().documents, branch._id), event)
    return list.map((one) => `${one.name} ${one.standing}`)
  }

  test.each(['2026-12-01', '2026-12-11'])('neither merged nor split from %s', async (on) => {
    await held()
    const list = await recomputed()
    expect(list).toContain('member due')
    const beside = await foundBranch(world(), fixture().unit)
    const from = [fixture().branch._id, beside.branch._id]
    const merging = { what: 'merge', from, name: '合并支部', kind: 'mixed', on } as const
    expect(await change(merging)).toMatchObject({ code: 'date-out-of-range', fields: ['on'] })
    const all = Object.values(fixture().people).map((one) => one._id)
    const into = [all.slice(0, 4), all.slice(4)].map((memberIds, i) => ({
      ...{ name: `分支${i}`, kind: 'faculty' as const, memberIds },
    }))
    const splitting = { what: 'split', from: fixture().branch._id, into, on } as const
    expect(await change(splitting)).toMatchObject({ code: 'date-out-of-range', fields: ['on'] })
    expect(await recomputed()).toEqual(list)
  })

  test('merged from the day after, who was due and who votes stay the same', async () => {
    const activityId = await held()
    const list = await recomputed()
    await merged('2026-12-12')
    expect(await recomputed()).toEqual(list)
    const secretary = fixture().as('secretary')
    const { base } = await world().yes('resolution.open', aMatter(activityId), secretary)
    expect(base).toMatchObject({ votingDue: 8 })
  })

  test('the last sitting counts, a day that was called off does not', async () => {
    const beside = await foundBranch(world(), fixture().unit)
    const startsAt = Date.parse('2026-12-11T15:00+08:00')
    const sessions = [{ startsAt, endsAt: startsAt + 3_600_000, place: '会议室' }]
    await putHeldDay(world(), beside.branch, '2026-12-09', { sessions })
    await world().at('2026-12-12T09:00')
    const from = [fixture().branch._id, beside.branch._id]
    const on = '2026-12-10'
    const merging = { what: 'merge', from, name: '合并支部', kind: 'mixed', on } as const
    expect(await change(merging)).toMatchObject({ code: 'date-out-of-range' })
    const cancelled = { at: startsAt, by: 'm0000000000000', reason: '停电', postponed: false }
    await putHeldDay(world(), beside.branch, '2026-12-09', { sessions, cancelled })
    expect(await change(merging)).toMatchObject({ ok: true })
  })

  test('nor is it dissolved before one', async () => {
    const branch = aBranch(fixture().unit, '毕业班支部')
    await world().documents.put('orgs', branch)
    await putHeldDay(world(), branch, '2026-12-04')
    const ending = { what: 'dissolve', orgId: branch._id } as const
    expect(await change({ ...ending, on: '2026-12-04' })).toMatchObject({
      code: 'date-out-of-range',
    })
    expect(await change({ ...ending, on: '2026-12-05' })).toMatchObject({ ok: true })
  })
})
