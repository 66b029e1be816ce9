import { contactIdOf } from '../../cloudfunctions/core/domain/identity'
import type { Album } from '../../cloudfunctions/core/store/media'
import { addPictures } from '../support/album'
import {
  AFTER,
  closeEvent,
  codeOf,
  DUE,
  POSTED,
  postEvent,
  putPerson,
  TOLD,
} from '../support/branch'
import { aMember, openidOf } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { cloudFiles } from '../support/dying'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const sentTo = (who: 'liaison' | 'mobile' | 'secretary' | 'member') =>
  world().messagesOf(fixture().as(who))
const contactMessages = () =>
  world().documents.count('messages', { branchId: fixture().branch._id, kind: 'contact' })
/** Those about contacts, whoever gets them. */
const reminders = async () =>
  (
    await world().documents.find('messages', {
      where: { branchId: fixture().branch._id },
      limit: 200,
    })
  ).filter((one) => /^msg_(contact_|duty_contacts_)/.test(one._id)).length
const cleanJobs = async () => {
  const jobs = await world().documents.find('jobs', { where: {}, limit: 100 })
  for (const job of jobs) await world().documents.remove('jobs', job._id)
}
beforeEach(async () => {
  await world().at(POSTED)
  await cleanJobs()
})

test('nobody but the timer may run it', async () => {
  for (const source of ['wx_client', 'wx_client,scf', 'scf', 'wx_trigger,scf']) {
    const reply = await world().gateway.invoke(
      'tick',
      {},
      { openid: fixture().as('secretary'), source },
    )
    expect(reply).toMatchObject({ result: { ok: false, code: 'not-allowed' } })
  }
})

test('C2.3c the due list becomes final when the register opens, once, also when the run comes late', async () => {
  const activityId = await postEvent(world(), fixture())
  const frozenAt = async () => (await world().documents.get('activities', activityId))?.frozenAt
  await world().at('2026-12-11T14:25')
  await world().tick()
  expect(await frozenAt()).toBeNull()
  await world().at('2026-12-14T09:00')
  await world().tick()
  const first = await frozenAt()
  expect(first).not.toBeNull()
  await world().tick()
  expect(await frozenAt()).toBe(first)
})

test('C2.3h on the 20th liaison and member are reminded, once a month', async () => {
  await world().accept(fixture().as('liaison'), 'contact')
  await world().accept(fixture().as('liaison'), 'contact')
  await world().accept(fixture().as('mobile'), 'contact')
  await world().at('2026-12-19T12:00')
  await world().tick()
  expect(await contactMessages()).toBe(0)
  // the 20th is a Sunday
  await world().at('2026-12-20T12:00')
  await world().tick()
  expect(await contactMessages()).toBe(0)
  await world().at('2026-12-21T08:00')
  await Promise.all([world().tick(), world().tick()])
  await world().at('2026-12-23T09:00')
  await world().tick()
  expect(sentTo('liaison')).toMatchObject([
    {
      templateId: 'tmpl-contact',
      page: `pages/contact/board/board?branchId=${fixture().branch._id}`,
      data: { thing1: { value: 'mobile' }, thing2: { value: '2026年12月' } },
    },
  ])
  expect(sentTo('mobile')).toMatchObject([{ data: { thing1: { value: 'liaison' } } }])
  expect(await contactMessages()).toBe(2)
})

test('C2.3h a run that comes three days late ends in the same state; next month begins anew', async () => {
  await world().at('2026-12-23T09:00')
  await world().tick()
  expect(await contactMessages()).toBe(2)
  await world().at('2027-01-20T09:00')
  await world().tick()
  expect(await contactMessages()).toBe(4)
})

test('C2.3h silence over the end of a month ends in the same state: its rounds are made up for, once', async () => {
  const found = async () =>
    (
      await world().documents.find('messages', {
        where: { branchId: fixture().branch._id },
        limit: 99,
      })
    )
      .map((one) => one._id)
      .filter((id) => /^msg_(contact_|duty_contacts_)/.test(id))
      .sort()
  const { mobile } = fixture().people
  await world().at('2027-02-26T09:00')
  await world().tick()
  const before = await found()
  await world().at('2027-03-03T09:00')
  await Promise.all([world().tick(), world().tick()])
  const after = await found()
  expect(after.filter((id) => !before.includes(id))).toEqual([
    `msg_duty_contacts_${fixture().branch._id}_2027-02_${fixture().people.secretary._id}`,
  ])
  await world().tick()
  expect(await found()).toEqual(after)
  // who moved away only afterwards was not to be contacted in that month
  const moved = { mobilities: [{ mobility: 'mobile', from: '2027-04-01' }] }
  await world().documents.patch('members', mobile._id, moved)
  await world().at('2027-04-02T09:00')
  await world().tick()
  expect(await found()).toEqual(after)
})

test('C2.3h on the 27th the secretary is told; whoever was reached is left in peace', async () => {
  // leaders are asked for reminders of duties, and for no others
  await world().accept(fixture().as('secretary'), 'duty')
  await world().at('2026-12-28T09:00')
  await world().tick()
  expect(sentTo('secretary')).toMatchObject([
    {
      templateId: 'tmpl-duty',
      page: `pages/contact/board/board?branchId=${fixture().branch._id}`,
      data: { thing1: { value: '1位同志12月还未联系' } },
    },
  ])
  await cleanJobs()
  const { mobile, liaison } = fixture().people
  await world().documents.put('contacts', {
    _id: contactIdOf(mobile._id, aKey()),
    branchId: mobile.branchId,
    memberId: mobile._id,
    month: '2027-01',
    on: '2027-01-03',
    channel: 'phone',
    reached: true,
    note: '',
    by: liaison._id,
    at: Date.parse('2027-01-03T10:00:00+08:00'),
  })
  const before = await reminders()
  await world().at('2027-01-28T09:00')
  await world().tick()
  expect(await reminders()).toBe(before)
})

test('F14 nobody is reminded at night', async () => {
  await world().at('2026-12-21T21:30')
  await world().tick()
  expect(await contactMessages()).toBe(0)
  await world().at('2026-12-22T08:00')
  await world().tick()
  expect(await contactMessages()).toBe(2)
})

test('43101 empties the hand and puts the person on the list of calls', async () => {
  const openid = fixture().as('member')
  // WeChat knows of no send any more, because the person took the permission back
  const answers = [{ kind: 'notice' as const, accepted: true }]
  await world().yes('subscription.grant', { answers, key: aKey() }, openid)
  await world().yes('subscription.grant', { answers, key: aKey() }, openid)
  const activityId = await postEvent(world(), fixture())
  const id = `${activityId}_${fixture().people.member._id}`
  expect(await world().documents.get('messages', `msg_notice_${id}`)).toMatchObject({
    state: 'unreachable',
    why: '43101',
  })
  const grant = `gr_${fixture().people.member._id}_notice`
  expect(await world().documents.get('grants', grant)).toMatchObject({
    tapped: 2,
    spent: 2,
  })
})

test('WeChat refuses two at once: once more is right, and it is sent once', async () => {
  await world().accept(fixture().as('member'), 'notice')
  world().gateway.failOpenApi({
    api: 'subscribeMessage.send',
    errcode: 43108,
    errmsg: 'concurrent',
    times: 1,
    touser: fixture().as('member'),
  })
  await postEvent(world(), fixture())
  expect(sentTo('member')).toHaveLength(1)
})

test('a message whose sending broke off is never sent again but listed for a call', async () => {
  await world().accept(fixture().as('member'), 'notice')
  const activityId = await postEvent(world(), fixture())
  const id = `msg_notice_${activityId}_${fixture().people.member._id}`
  await world().documents.patch('messages', id, { state: 'sending' })
  await world().at('2026-12-08T10:01')
  await world().tick()
  expect(await world().documents.get('messages', id)).toMatchObject({ state: 'sending' })
  await world().at('2026-12-08T10:10')
  await world().tick()
  expect(await world().documents.get('messages', id)).toMatchObject({
    state: 'unreachable',
    why: 'uncertain',
  })
  expect(sentTo('member')).toHaveLength(1)
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(shown.tellByPhone).toHaveLength(TOLD)
})

describe('C2.1b who came is counted', () => {
  const counted = async (id: string) =>
    (await world().documents.get('activities', id))?.presentCount

  test('once the last window has closed, however late the run comes', async () => {
    const activityId = await postEvent(world(), fixture())
    await world().at('2026-12-11T14:50')
    const code = await codeOf(world(), fixture(), activityId)
    await world().yes('arrival.confirm', { code }, fixture().as('member'))
    await world().yes('arrival.confirm', { code }, fixture().as('prospect'))
    await world().at('2026-12-11T16:59')
    await world().tick()
    expect(await counted(activityId)).toBeNull()
    await world().at('2027-03-01T09:00')
    await Promise.all([world().tick(), world().tick()])
    expect(await counted(activityId)).toBe(1)
  })

  test('nobody came, or only guests: counted as none', async () => {
    const activityId = await postEvent(world(), fixture())
    await world().at('2026-12-11T15:10')
    const guest = { activityId, memberIds: [fixture().people.prospect._id] }
    await world().yes('arrival.tick', guest, fixture().as('recorder'))
    await world().at('2026-12-11T17:01')
    await world().tick()
    expect(await counted(activityId)).toBe(0)
  })

  test('a list on paper entered later, and a tick taken back, count again', async () => {
    const activityId = await postEvent(world(), fixture())
    await world().at('2026-12-11T17:05')
    await world().tick()
    expect(await counted(activityId)).toBe(0)
    const ids = (['member', 'liaison', 'deputy'] as const).map((who) => fixture().people[who]._id)
    await Promise.all(
      ids.map((memberId) =>
        world().yes(
          'arrival.tick',
          { activityId, memberIds: [memberId], method: 'paper' },
          fixture().as('recorder'),
        ),
      ),
    )
    expect(await counted(activityId)).toBe(3)
    const undo = { activityId, memberId: ids[0] ?? '' }
    await world().yes('arrival.undo', undo, fixture().as('recorder'))
    expect(await counted(activityId)).toBe(2)
  })

  test('a day that was called off is never counted', async () => {
    const activityId = await postEvent(world(), fixture())
    const off = { activityId, reason: '停电' }
    await world().yes('activity.cancel', off, fixture().as('secretary'))
    await world().at('2026-12-12T09:00')
    await world().tick()
    expect(await counted(activityId)).toBeNull()
  })

  test('a day in batches is counted after its last sitting', async () => {
    const evening = Date.parse('2026-12-12T09:00:00+08:00')
    const sessions = [{ startsAt: evening, endsAt: evening + 3_600_000, place: '会议室' }]
    const activityId = await postEvent(world(), fixture(), { sessions })
    await world().at('2026-12-11T18:00')
    await world().tick()
    expect(await counted(activityId)).toBeNull()
    await world().at('2026-12-12T10:31')
    await world().tick()
    expect(await counted(activityId)).toBe(0)
  })
})

describe('C2.2c somebody who joined the branch after the posting', () => {
  const join = async () => {
    const joined = aMember(fixture().branch, 'joined', { order: 90 })
    const bound = { ...joined, openid: openidOf(joined._id) }
    await Promise.all(putPerson(world(), bound))
    return bound
  }

  test('is told by the run of the next day, and can ask for leave', async () => {
    const activityId = await postEvent(world(), fixture())
    await world().tick()
    const joined = await join()
    await world().accept(joined.openid, 'notice')
    await world().at('2026-12-09T08:00')
    await world().tick()
    await world().tick()
    expect(world().messagesOf(joined.openid)).toHaveLength(1)
    const leave = { activityId, kind: 'work', reason: '值班' } as const
    await world().yes('leave.ask', leave, joined.openid)
    const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
    expect(shown.told).toContainEqual({
      memberId: joined._id,
      name: 'joined',
      by: 'message',
      on: '2026-12-09',
    })
  })

  test('is told at the latest when the list becomes final', async () => {
    const activityId = await postEvent(world(), fixture())
    await world().at('2026-12-11T09:00')
    await world().tick()
    const joined = await join()
    await world().accept(joined.openid, 'notice')
    await world().at('2026-12-11T14:31')
    await world().tick()
    expect(world().messagesOf(joined.openid)).toHaveLength(1)
    const board = await world().yes('board.show', { activityId }, fixture().as('recorder'))
    expect(board.board?.counts.due).toBe(DUE + 1)
  })
})

test('C2.2c a posting, a change and a calling off that broke off before anybody was told are completed, once', async () => {
  const { documents } = world()
  const activityId = await postEvent(world(), fixture())
  const owed = () => documents.find('messages', { where: { activityId }, limit: 100 })
  const breakOff = async (untold: string, fields: object) => {
    for (const message of await owed()) await documents.remove('messages', message._id)
    await documents.patch('activities', activityId, { ...fields, untold })
  }
  expect((await documents.get('activities', activityId))?.untold).toBeNull()
  await breakOff(activityId, {})
  await world().tick()
  await world().tick()
  expect(await owed()).toHaveLength(TOLD)
  expect((await documents.get('activities', activityId))?.untold).toBeNull()
  const by = fixture().people.secretary._id
  const cancelled = { at: Date.parse(`${POSTED}:00+08:00`), by, reason: '台风', postponed: false }
  await breakOff(`${activityId}_off`, { cancelled })
  await world().tick()
  await world().tick()
  expect((await owed()).map((one) => one.kind)).toEqual(Array(TOLD).fill('change'))
})

test('F14 what comes late waits for the morning, and for an event that is over it is not sent at all', async () => {
  await world().accept(fixture().as('member'), 'notice')
  const activityId = await postEvent(world(), fixture())
  const { documents } = world()
  const memberId = fixture().people.member._id
  const id = `msg_notice_${activityId}_${memberId}`
  expect(await documents.get('messages', id)).toMatchObject({ state: 'sent' })
  await documents.patch('messages', id, { state: 'owed', settledAt: null })
  await world().accept(fixture().as('member'), 'notice')
  await world().at('2026-12-10T23:30')
  await world().tick()
  expect(await documents.get('messages', id)).toMatchObject({ state: 'owed' })
  await world().at('2026-12-12T09:00')
  await world().tick()
  expect(await documents.get('messages', id)).toMatchObject({
    state: 'unreachable',
    why: 'outdated',
  })
  expect(sentTo('member')).toHaveLength(1)
})

test('one document that cannot be read keeps no other part of a run from its turn', async () => {
  await world().accept(fixture().as('member'), 'notice')
  const { documents } = world()
  await world().at('2026-12-07T23:00')
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-21T09:00')
  await documents.put('members', { _id: 'm0000000000zzz', mobility: 'mobile', stage: 'friend' })
  const done = await world().tick()
  await documents.remove('members', 'm0000000000zzz')
  expect(done.failed).toBe(1)
  expect(done.lists).toBeGreaterThanOrEqual(1)
  expect((await documents.get('activities', activityId))?.frozenAt).not.toBeNull()
})

describe('F6 files and records agree', () => {
  const added = async () => {
    const activityId = await postEvent(world(), fixture())
    await world().at(AFTER)
    const [mediaId = ''] = await addPictures(world(), fixture(), activityId, ['away'])
    const shown = async () =>
      (await world().yes('record.show', { activityId }, fixture().as('recorder'))).media
    return { activityId, mediaId, shown }
  }
  const album = async (activityId: string) =>
    (await world().documents.get('media', activityId)) as Album | null
  /** The bytes of a picture are gone and nobody knows why. */
  const lose = async (activityId: string) => {
    const fileId = (await album(activityId))?.items[0]?.fileId ?? ''
    await cloudFiles(world()).remove([fileId])
    await world().at('2026-12-20T09:00')
  }

  test('a picture taken away whose run broke off goes with the next run, bytes and all', async () => {
    const { activityId, shown } = await added()
    const [media] = await shown()
    const before = await album(activityId)
    await world().yes(
      'media.remove',
      { activityId, mediaId: media?.mediaId ?? '' },
      fixture().as('recorder'),
    )
    expect((await fetch(media?.url ?? '')).ok).toBe(false)
    expect(before?.items).toHaveLength(1)
    expect((await world().tick()).loose).toBe(0)
  })

  test('bytes lost from an open record leave it, and the closing counts what is there', async () => {
    const { activityId, shown } = await added()
    await lose(activityId)
    expect((await world().tick()).lost).toBe(1)
    expect(await shown()).toEqual([])
    expect((await world().tick()).lost).toBe(0)
  })

  test('bytes lost from a closed record are marked there; the seal keeps what it says', async () => {
    const { activityId, shown } = await added()
    await closeEvent(world(), fixture(), activityId)
    await lose(activityId)
    expect((await world().tick()).lost).toBe(1)
    expect(await shown()).toMatchObject([{ url: '' }])
    expect((await album(activityId))?.items).toMatchObject([{ lost: true }])
    await world().at('2026-12-30T09:00')
    expect((await world().tick()).lost).toBe(0)
  })
})
