import { sittingChanged } from '../../miniprogram/components/sittings/sitting'
import {
  changedOf,
  type Form,
  formOf,
  inputOf,
  lackOf,
  sittingsOf,
} from '../../miniprogram/pages/event/change/form'
import { changeView, leadLine, tellingLine } from '../../miniprogram/pages/event/change/view'
import { ACTIVITY, anActivity, at, NOW } from './facts'

const shown = anActivity({ revision: 2 })
const form = (part: Partial<Form> = {}): Form => ({ ...formOf(shown), ...part })

test('the form opens with what was noticed, and nothing is changed', () => {
  expect(formOf(shown)).toMatchObject({
    theme: '学风建设',
    categories: ['study'],
    tags: ['field_research'],
    day: '2026-12-05',
    time: '15:00',
    minutes: 90,
    place: '信息楼302',
  })
  expect(changedOf(form(), shown)).toEqual([])
  expect(lackOf(form(), shown, NOW)).toBe('还没有改动')
})

test.each<[string, Partial<Form>, string]>([
  ['the time', { time: '16:00' }, '将告知：时间有变'],
  ['the length', { minutes: 60 }, '将告知：时间有变'],
  [
    'the place and the theme',
    { place: '文科楼', theme: '走进校史馆' },
    '将告知：主题有变、地点有变',
  ],
  ['the form', { mode: 'online' }, '将告知：形式有变'],
  ['the items', { tags: [] }, '将告知：内容有变'],
  ['spaces', { theme: ' 学风建设 ' }, '还没有改动'],
])('C2.2b of %s is told', (_, part, line) => expect(tellingLine(form(part), shown)).toBe(line))

const late = { at: NOW, leadDays: 1, verdict: 'short' as const, reason: '场地' }
test.each<[string, Partial<Form>, Parameters<typeof anActivity>[0], string]>([
  [
    '§7 #1 moved later, the first notice still counts',
    { day: '2026-12-08' },
    {},
    '改到更晚，第一次通知仍算数 = 提前6天',
  ],
  ['moved earlier, in good time', { day: '2026-12-04' }, {}, '今天再次通知 = 提前2天，符合要求'],
  ['moved earlier, late', { day: '2026-12-03' }, {}, '今天再次通知 = 提前1天，请写一句原因'],
  [
    'moved later after a late notice',
    { day: '2026-12-08' },
    { notice: late },
    '今天再次通知 = 提前6天，符合要求',
  ],
  ['the place alone', { place: '文科楼' }, {}, ''],
])('the lead: %s', (_, part, facts, line) =>
  expect(leadLine(form(part), anActivity(facts), NOW)).toBe(line),
)

test('a short lead asks for a sentence, and so does the server', () => {
  const short = form({ day: '2026-12-03' })
  expect(lackOf(short, shown, NOW)).toBe('请写一句改期较急的原因')
  expect(lackOf({ ...short, reason: '场地停用' }, shown, NOW)).toBe('')
  expect(changeView(form({ place: '文科楼' }), shown, NOW).short).toBe(false)
})

test('what the server said of a start counts more than what the phone reckons, until another is chosen', () => {
  const refused = form({ day: '2026-12-08', askedOf: at('2026-12-08T15:00') })
  expect(changeView(refused, shown, NOW)).toMatchObject({
    short: true,
    lead: '今天再次通知 = 提前6天，请写一句原因',
    lack: '请写一句改期较急的原因',
  })
  expect(lackOf({ ...refused, reason: '场地停用' }, shown, NOW)).toBe('')
  expect(changeView({ ...refused, day: '2026-12-09' }, shown, NOW)).toMatchObject({
    short: false,
    lead: '改到更晚，第一次通知仍算数 = 提前7天',
    lack: '',
  })
})

test('what is sent is what differs, on the revision that was seen', () => {
  expect(inputOf(form({ place: '文科楼 101' }), shown)).toEqual({
    activityId: ACTIVITY,
    revision: 2,
    place: '文科楼 101',
  })
  expect(inputOf(form({ day: '2026-12-03', reason: '场地停用' }), shown)).toEqual({
    activityId: ACTIVITY,
    revision: 2,
    startsAt: at('2026-12-03T15:00'),
    minutes: 90,
    shortNoticeReason: '场地停用',
  })
})

describe('C2.2b a day in batches', () => {
  const second = {
    startsAt: at('2026-12-07T19:00'),
    endsAt: at('2026-12-07T20:30'),
    place: '值班室',
  }
  const batched = anActivity({ revision: 2 }, { sessions: [second] })
  const begin = formOf(batched)
  const AFTER_FIRST = at('2026-12-06T09:00')
  const rows = (over: Partial<Form>, now = NOW) => changeView({ ...begin, ...over }, batched, now)

  test('untouched, a further sitting moves along with the first and is not sent', () => {
    expect(rows({}).sittings).toMatchObject([{ title: '第2批', day: '2026-12-07', time: '19:00' }])
    expect(rows({ day: '2026-12-06' }).sittings).toMatchObject([{ day: '2026-12-08' }])
    expect(changedOf({ ...begin, day: '2026-12-06' }, batched)).toEqual(['time'])
    expect(inputOf({ ...begin, day: '2026-12-06' }, batched)).not.toHaveProperty('sessions')
  })

  test('another place of it is told as such, with its own length', () => {
    const sessions = sittingChanged(sittingsOf(begin, batched, NOW), 0, { place: '文科楼101' })
    const changed = { ...begin, sessions }
    expect(tellingLine(changed, batched)).toBe('将告知：分批有变')
    expect(lackOf(changed, batched, NOW)).toBe('')
    expect(inputOf(changed, batched)).toEqual({
      activityId: ACTIVITY,
      revision: 2,
      sessions: [{ ...second, place: '文科楼101' }],
    })
    expect(lackOf({ ...begin, sessions: [] }, batched, NOW)).toBe('')
    expect(changedOf({ ...begin, sessions: sittingsOf(begin, batched, NOW) }, batched)).toEqual([])
  })

  test('what differs from moving along is sent and told: the day that stands there is the day announced', () => {
    const moved = { ...begin, day: '2026-12-04' }
    const along = sittingsOf(moved, batched, NOW)
    expect(along).toMatchObject([{ day: '2026-12-06' }])
    // touched and left as it moves along, nothing is to be said
    expect(changedOf({ ...moved, sessions: along }, batched)).toEqual(['time'])
    // put back to where it was
    const back = { ...moved, sessions: sittingChanged(along, 0, { day: '2026-12-07' }) }
    expect(tellingLine(back, batched)).toBe('将告知：时间有变、分批有变')
    expect(inputOf(back, batched)).toMatchObject({ sessions: [second] })
    // touched before the first was moved: it stays
    const stays = { ...moved, sessions: sittingsOf(begin, batched, NOW) }
    expect(inputOf(stays, batched)).toMatchObject({ sessions: [second] })
  })

  test('once the first has begun the others can still be changed, and nothing else is asked', () => {
    expect(rows({}, AFTER_FIRST)).toMatchObject({ begun: true, lack: '还没有改动' })
    const sessions = sittingChanged(sittingsOf(begin, batched, AFTER_FIRST), 0, { time: '20:00' })
    expect(lackOf({ ...begin, sessions }, batched, AFTER_FIRST)).toBe('')
    // one whose register has been open stays as it was
    expect(rows({}, at('2026-12-07T18:40')).sittings).toMatchObject([{ fixed: true }])
  })
})
