import { IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  const leave = { activityId, kind: 'work', reason: '出差在外' } as const
  await world().yes('leave.ask', leave, fixture().as('member'))
})
guards('leave.withdraw', () => ({ activityId }), { world, fixture, cast: ['activist'] })
const withdraw = () => world().yes('leave.withdraw', { activityId }, fixture().as('member'))

test('who comes after all takes the leave back, and its reason is gone', async () => {
  expect(await withdraw()).toEqual({ mine: { standing: 'due', state: 'unmarked' } })
  expect(await world().documents.count('leaves', { activityId })).toBe(0)
})

test('taking it back twice is the same', async () => {
  await withdraw()
  expect(await withdraw()).toEqual({ mine: { standing: 'due', state: 'unmarked' } })
})

test('from the start on the leave stands', async () => {
  await world().at('2026-12-11T15:00')
  expect(await world().no('leave.withdraw', { activityId }, fixture().as('member'))).toBe(
    'leave-too-late',
  )
  expect(await world().documents.count('leaves', { activityId })).toBe(1)
})

test('domain §7 #9, C3.5b who is freed from coming since takes the leave and its reason back; so does the secretary', async () => {
  const { branch, people, as } = fixture()
  const exempt = {
    what: 'exempt',
    reason: '长期住院',
    approvedBy: '支部',
    on: '2026-12-08',
  } as const
  const change = { ...exempt, to: null }
  const wanted = { branchId: branch._id, memberIds: [people.member._id], change }
  await world().yes('member.change', wanted, as('secretary'))
  await world().at('2026-12-09T09:00')
  await world().tick()
  const shown = () => world().yes('activity.show', { activityId }, as('member'))
  expect(await shown()).toMatchObject({
    mine: { standing: 'exempt' },
    may: { withdrawLeave: true },
  })
  expect(await withdraw()).toEqual({ mine: { standing: 'exempt', state: 'unmarked' } })
  expect((await shown()).may.withdrawLeave).toBe(false)
  expect(await world().documents.count('leaves', { activityId })).toBe(0)
})

test('the reason of who came after all is taken away by the secretary; the person stays on the register', async () => {
  const { people, as } = fixture()
  await world().at(IN_WINDOW)
  const memberId = people.member._id
  await world().yes('arrival.tick', { activityId, memberIds: [memberId] }, as('recorder'))
  const back = await world().yes('leave.withdraw', { activityId, memberId }, as('secretary'))
  expect(back.mine).toMatchObject({ standing: 'due', state: 'present' })
  expect(await world().documents.count('leaves', { activityId })).toBe(0)
})

test('domain §7 #9 the secretary takes back the own late leave too, until the record is closed', async () => {
  await world().at('2026-12-11T15:30')
  const secretary = fixture().as('secretary')
  const memberId = fixture().people.secretary._id
  const late = { activityId, memberId, kind: 'sick', reason: '发烧' } as const
  expect(await world().yes('leave.enter', late, secretary)).toMatchObject({ late: true })
  const shown = await world().yes('activity.show', { activityId }, secretary)
  expect(shown.may.withdrawLeave).toBe(true)
  expect(await world().yes('leave.withdraw', { activityId }, secretary)).toEqual({
    mine: { standing: 'due', state: 'unmarked' },
  })
})
