import type { Member } from '../../cloudfunctions/core/store/members'
import type { Branch } from '../../cloudfunctions/core/store/orgs'
import {
  aDraft,
  anOrgOfficer,
  aUnitSecretary,
  closeEvent,
  foundBranch,
  POSTED,
  postEvent,
  putPerson,
} from '../support/branch'
import { aBranch, aMember, anOffice } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { aMatter, aPublished, aVote, openMatter } from '../support/decision'
import { inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'
import { mergedWith } from '../support/reshaped'

/** What a branch that ended left open, and who finishes it (domain §7 #8, #19). */
const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
const MERGED_ON = '2026-12-12'
const merged = async () => {
  await world().at(`${MERGED_ON}T09:00`)
  return mergedWith(world(), fixture(), MERGED_ON)
}
const kindsAtHome = async (openid: string) =>
  (await world().yes('home.show', {}, openid)).todos.map((one) => one.kind)

describe('§7 #8 a branch without people is dissolved', () => {
  let unit = ''
  let branch: Branch
  let graduate: Member
  let activityId = ''
  beforeEach(async () => {
    unit = await aUnitSecretary(world(), fixture())
    branch = aBranch(fixture().unit, '毕业班支部')
    await world().documents.put('orgs', branch)
    const { branch: home } = fixture()
    const was = { branchId: branch._id, letterOn: null, temporary: false }
    graduate = aMember(home, '毕业生', {
      relations: [
        { ...was, from: '2026-09-01', to: '2026-12-05' },
        { ...was, branchId: home._id, from: '2026-12-06', to: null },
      ],
      branchIds: [branch._id, home._id],
    })
    await Promise.all(putPerson(world(), graduate))
    const day = await putHeldDay(world(), branch, '2026-12-04', { presentCount: 1 })
    activityId = day._id
  })
  const dissolve = () => {
    const change = { what: 'dissolve', orgId: branch._id, on: '2026-12-08' } as const
    return world().call('org.change', { change }, unit)
  }
  const saved = () => {
    const { _id } = graduate
    const draft = aDraft(fixture(), { chairId: _id, recorderId: _id })
    return { activityId, revision: 0, draft }
  }

  test('while somebody leads it, what was held is closed first', async () => {
    const { secretary } = fixture().people
    const office = anOffice(secretary._id, branch._id, 'secretary')
    await world().documents.put('roles', office)
    expect(await dissolve()).toMatchObject({ code: 'records-open', fields: ['orgId'] })
    const openid = fixture().as('secretary')
    const { revision } = await world().yes('record.save', saved(), openid)
    await world().yes('record.close', { activityId, revision }, openid)
    expect(await dissolve()).toMatchObject({ ok: true })
  })

  test('with nobody left the unit is asked, closes it and hands everything over', async () => {
    expect(await dissolve()).toMatchObject({ ok: true })
    const { todos } = await world().yes('home.show', {}, unit)
    expect(todos).toContainEqual(expect.objectContaining({ kind: 'close_record', activityId }))
    const shown = await world().yes('record.show', { activityId }, unit)
    expect(shown.people.map((one) => one.memberId)).toContain(graduate._id)
    const { revision } = await world().yes('record.save', saved(), unit)
    await world().yes('record.close', { activityId, revision }, unit)
    const branchId = branch._id
    const ledger = await world().yes('ledger.show', { branchId }, unit)
    expect(ledger).toMatchObject({
      lines: [{ activityId }],
      may: { export: true, handOver: true },
    })
    await world().yes('forms.handover', { branchId, from: '2026-01', to: '2026-12' }, unit)
    expect(await kindsAtHome(unit)).not.toContain('close_record')
  })

  test('nobody else closes it: neither another unit, nor the school, nor a branch beside', async () => {
    expect(await dissolve()).toMatchObject({ ok: true })
    const elsewhere = await foundBranch(world())
    const others = [
      await aUnitSecretary(world(), elsewhere),
      await anOrgOfficer(world()),
      fixture().as('secretary'),
    ]
    for (const one of others) {
      expect(await world().no('record.save', saved(), one)).toBe('not-allowed')
    }
  })

  test('C4.3b the unit is reminded of the record', async () => {
    expect(await dissolve()).toMatchObject({ ok: true })
    await world().at('2026-12-09T09:00')
    await world().tick()
    const where = { kind: 'duty', branchId: branch._id }
    const owed = await world().documents.find('messages', { where, limit: 10 })
    expect(owed).toHaveLength(1)
    expect(owed[0]?._id).toContain('close-5')
  })
})

describe('§7 #19 a branch that was merged', () => {
  test('who was on the list and leads the new branch keeps the record', async () => {
    const activityId = await postEvent(world(), fixture())
    await merged()
    const secretary = fixture().as('secretary')
    const shown = await world().yes('activity.show', { activityId }, secretary)
    expect(shown).toMatchObject({ may: { keepRecord: true }, counts: { due: 7 } })
  })

  test('§7 #12 a list on paper is entered on its board, by the new secretary and by the recorder', async () => {
    const activityId = await postEvent(world(), fixture())
    const { beside } = await merged()
    const { as, people } = fixture()
    const shown = await world().yes('activity.show', { activityId }, as('secretary'))
    expect(shown.may).toMatchObject({ showBoard: true })
    for (const openid of [as('secretary'), as('recorder')]) {
      const { board, mark } = await world().yes('board.show', { activityId }, openid)
      expect(board?.missing.map((one) => one.memberId)).toContain(people.member._id)
      await world().yes('board.show', { activityId, since: mark }, openid)
    }
    const input = { activityId, memberIds: [people.member._id], method: 'paper' as const }
    await world().yes('arrival.tick', input, as('secretary'))
    expect(await world().no('board.show', { activityId }, beside.as('member'))).toBe('not-allowed')
  })

  test('objections, late entries, decisions and what was said about them stand at the new secretary’s', async () => {
    const { as, people } = fixture()
    const published = await aPublished(world(), fixture(), 'branch')
    const activityId = await postEvent(world(), fixture(), {
      startsAt: Date.parse('2026-12-11T10:00:00+08:00'),
    })
    await world().at('2026-12-11T10:40')
    const matter = aMatter(activityId, { topic: '评优推荐' })
    const resolutionId = await openMatter(world(), fixture(), activityId, matter)
    await world().yes('resolution.decide', aVote(resolutionId), as('recorder'))
    await closeEvent(world(), fixture(), activityId)
    const said = { resolutionId: published, text: '希望说明理由', anonymous: false }
    await world().yes('feedback.leave', said, as('liaison'))
    await world().yes('objection.raise', { activityId, text: '我当天到了' }, as('member'))
    const late = { activityId, memberId: people.liaison._id, reason: '当时在场' }
    await world().yes('entry.declare', late, as('recorder'))
    const wrong = { key: aKey(), about: 'profile', text: '日期不对' } as const
    const { objectionId } = await world().yes('data.object', wrong, as('member'))
    await merged()
    const secretary = as('secretary')
    expect(await kindsAtHome(secretary)).toEqual(
      expect.arrayContaining([
        'objection',
        'late_entry',
        'publish_decision',
        'answer_feedback',
        'data_objection',
      ]),
    )
    const { rows } = await world().yes('data.show', {}, secretary)
    expect(rows).toMatchObject([{ objectionId }])
    await world().yes('data.answer', { objectionId, answer: '已更正' }, secretary)
    const memberId = people.member._id
    await world().yes('objection.answer', { activityId, memberId, answer: '已核对' }, secretary)
    const agreed = { activityId, memberId: people.liaison._id, agree: true }
    await world().yes('entry.confirm', agreed, secretary)
    await world().yes('publication.show', { resolutionId: published }, secretary)
    expect(await kindsAtHome(secretary)).not.toContain('objection')
  })

  test('C4.3b its secretary is reminded of the record', async () => {
    await postEvent(world(), fixture())
    await merged()
    await world().at('2026-12-14T09:00')
    await world().tick()
    const where = { kind: 'duty', branchId: fixture().branch._id }
    const owed = await world().documents.find('messages', { where, limit: 10 })
    expect(owed).toMatchObject([{ memberId: fixture().people.secretary._id }])
  })

  test('its ledger is found from the new one, read and handed over', async () => {
    const activityId = await postEvent(world(), fixture())
    await closeEvent(world(), fixture(), activityId)
    const { beside } = await merged()
    const secretary = fixture().as('secretary')
    const own = await world().yes('ledger.show', {}, secretary)
    expect(own.before.map((one) => one.orgId).sort()).toEqual(
      [fixture().branch._id, beside.branch._id].sort(),
    )
    const branchId = fixture().branch._id
    const ledger = await world().yes('ledger.show', { branchId }, secretary)
    expect(ledger).toMatchObject({
      lines: [{ activityId }],
      before: [],
      may: { export: true, handOver: true },
    })
    const year = { branchId, year: 2026 }
    await world().yes('forms.ledger', year, secretary)
    await world().yes('forms.annual', { orgId: branchId, year: 2026 }, secretary)
    await world().yes('forms.plan', year, secretary)
    await world().yes('forms.contacts', year, secretary)
    await world().yes('forms.mobile', { branchId }, secretary)
    await world().yes('forms.handover', { branchId, from: '2026-01', to: '2026-12' }, secretary)
    // a member of the new branch reads it and takes nothing away
    const member = beside.as('member')
    const read = await world().yes('ledger.show', { branchId }, member)
    expect(read.may).toEqual({ export: false, handOver: false })
    expect(await world().no('forms.ledger', year, member)).toBe('not-allowed')
  })

  test('C4.3d whoever reads its ledger may have the seals looked at', async () => {
    const activityId = await postEvent(world(), fixture())
    await closeEvent(world(), fixture(), activityId)
    const { beside } = await merged()
    const orgId = fixture().branch._id
    for (const openid of [fixture().as('secretary'), fixture().as('member'), beside.as('member')])
      expect(await world().yes('ledger.verify', { orgId }, openid)).toMatchObject({ entries: 1 })
    const elsewhere = await foundBranch(world())
    const other = elsewhere.as('secretary')
    expect(await world().no('ledger.verify', { orgId }, other)).toBe('not-allowed')
  })

  describe('C3.5a, T9 its records of care', () => {
    let careId = ''
    const add = async (purpose: string) => {
      const { branch, people, as } = fixture()
      const about = { branchId: branch._id, memberId: people.member._id, key: aKey() }
      const care = { ...about, kind: 'talk', on: '2026-12-07', purpose } as const
      return (await world().yes('care.add', care, as('deputy'))).careId
    }
    const read = async (branchId: string, openid: string) =>
      (await world().yes('care.show', { branchId }, openid)).rows.map((one) => one.careId)
    beforeEach(async () => {
      careId = await add('了解思想学习情况')
    })

    test('are read by the secretary of the new branch on either page, by who wrote them and nobody else', async () => {
      const { branch, as } = fixture()
      const { id, beside } = await merged()
      for (const branchId of [id, branch._id])
        for (const who of ['secretary', 'deputy'] as const)
          expect(await read(branchId, as(who))).toEqual([careId])
      for (const openid of [as('liaison'), as('member'), beside.as('secretary')])
        expect(await read(id, openid)).toEqual([])
      const { rows, may } = await world().yes('care.show', { branchId: id }, as('secretary'))
      expect(rows[0]?.elsewhere).toBe(branch.name)
      expect(may.add).toBe(true)
      const old = await world().yes('care.show', { branchId: branch._id }, as('secretary'))
      expect(old.may.add).toBe(false)
    })

    test('are taken away by the secretary of the new branch and by who wrote them', async () => {
      const { branch, as } = fixture()
      const second = await add('走访慰问')
      const { id, beside } = await merged()
      const member = beside.as('secretary')
      const none = { branchId: id, careId }
      expect(await world().no('care.remove', none, member)).toBe('entry-unknown')
      await world().yes('care.remove', { branchId: branch._id, careId }, as('secretary'))
      await world().yes('care.remove', { branchId: id, careId: second }, as('deputy'))
      expect(await read(id, as('secretary'))).toEqual([])
    })

    test('of one without people stay closed to the unit', async () => {
      const { branch, unit, as } = fixture()
      const end = (validTo: string) => ({ ...branch, validTo, successors: [] })
      await world().documents.put('orgs', end('2026-12-07'))
      const above = await aUnitSecretary(world(), { ...fixture(), unit })
      expect(await read(branch._id, above)).toEqual([])
      const asked = { branchId: branch._id, careId }
      expect(await world().no('care.remove', asked, above)).toBe('entry-unknown')
      expect(await read(branch._id, as('deputy'))).toEqual([careId])
    })
  })

  test('§7 #3 what it was asked to join the new branch joins', async () => {
    const host = await foundBranch(world())
    const startsAt = Date.parse('2026-12-18T15:00:00+08:00')
    const partners = [fixture().branch._id]
    const activityId = await postEvent(world(), host, { startsAt, partners })
    const { id } = await merged()
    const secretary = fixture().as('secretary')
    expect(await kindsAtHome(secretary)).toContain('join_event')
    const shown = await world().yes('activity.show', { activityId }, secretary)
    expect(shown.may.join).toMatchObject([{ orgId: id }])
    await world().yes('activity.join', { activityId, branchId: id }, secretary)
    const again = { activityId, branchId: fixture().branch._id }
    expect(await world().no('activity.join', again, secretary)).toBe('not-allowed')
  })
})
