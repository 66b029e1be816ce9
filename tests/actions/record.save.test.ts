import { AFTER, aDraft, closeEvent, foundBranch, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
const input = (over = {}, revision = 0) => ({
  activityId,
  revision,
  draft: aDraft(fixture(), over),
})
guards('record.save', input, { world, fixture, cast: ['member', 'prospect'] })
const save = (over = {}, revision = 0, who: 'recorder' | 'deputy' = 'recorder') =>
  world().yes('record.save', input(over, revision), fixture().as(who))

test('a draft is saved as it grows, and says what is lacking', async () => {
  expect(await save({ chairId: null, outcome: '' })).toEqual({
    revision: 1,
    lacks: ['chair', 'outcome'],
  })
  expect(await save({}, 1)).toEqual({ revision: 2, lacks: [] })
})

test('the same save repeated, because its answer got lost, gets that answer', async () => {
  const [one, two] = await Promise.all([
    save(),
    world().call('record.save', input(), fixture().as('recorder')),
  ])
  expect(one.revision).toBe(1)
  expect(two.ok ? two.data : two.code).toEqual(two.ok ? one : 'record-changed')
  expect(await save()).toEqual(one)
})

test('two recorders never overwrite each other silently', async () => {
  await save()
  const late = input({ content: '另一份记录' })
  expect(await world().no('record.save', late, fixture().as('deputy'))).toBe('record-changed')
  const record = await world().documents.get('records', `rec_${activityId}`)
  expect(record).toMatchObject({ revision: 1, draft: aDraft(fixture()) })
})

test('chair and recorder are people of the branch', async () => {
  const other = await foundBranch(world())
  for (const field of ['chairId', 'recorderId']) {
    const draft = input({ [field]: other.people.member._id })
    const reply = await world().call('record.save', draft, fixture().as('recorder'))
    expect(reply).toMatchObject({ code: 'recorder-not-member', fields: [field] })
  }
})

test('C3.1, C3.2a parts lie within the day, links lead to official sites; else nothing is saved', async () => {
  const segment = { type: 'lecture' as const, title: '', from: '09:00', to: '10:00', content: '' }
  const material = { title: '文章', level: 'other' as const, form: 'read' as const }
  for (const [over, code] of [
    [{ segments: [segment] }, 'segment-outside-event'],
    [{ materials: [{ ...material, link: 'https://example.com/' }] }, 'link-not-official'],
  ] as const) {
    expect(await world().no('record.save', input(over), fixture().as('recorder'))).toBe(code)
  }
  expect(await world().documents.get('records', `rec_${activityId}`)).toBeNull()
})

test('a closed record and a cancelled event take no more text', async () => {
  const cancelled = await postEvent(world(), fixture())
  const reason = { activityId: cancelled, reason: '停电' }
  await world().yes('activity.cancel', reason, fixture().as('secretary'))
  const onCancelled = { ...input(), activityId: cancelled }
  expect(await world().no('record.save', onCancelled, fixture().as('recorder'))).toBe(
    'activity-cancelled',
  )
  await closeEvent(world(), fixture(), activityId)
  expect(await world().no('record.save', input({}, 1), fixture().as('recorder'))).toBe(
    'activity-sealed',
  )
})
