import type { RecordDraft } from '../../typings/contract'
import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, aCard, aRecord, at, counts } from './facts'

/** The record page: what is written by two, the parts of a day, what was studied, what is said after the closing. */
const { draft } = aRecord()
const PAGE = `pages/event/record/record?activityId=${ACTIVITY}`
const phone = anAnsweredApp(
  {
    'record.show': aRecord(),
    'record.save': { revision: 4, lacks: [] },
    'record.correct': { entryId: 'led_b00000000001_00002' },
  },
  { path: PAGE, says: '归档' },
)
const { app, open, shows, words, sent, answer, text, overlay } = phone
const saved = () => sent('record.save').at(-1)?.draft as RecordDraft
const unsaved = { ok: false as const, code: 'record-changed' }
const areas = () => app().findAll('wx-textarea')

async function writing(content: string) {
  await open(PAGE)
  await shows('归档')
  tap(words('内容'))
  await until(() => areas().length === 1, 'the field of the content')
  type(app().find('wx-textarea'), content)
}

test('what another hand wrote meanwhile is joined with the own words, and both are told to look again', async () => {
  answer('record.save', unsaved)
  await open(PAGE)
  await shows('归档')
  const theirs = { ...draft, content: '他们写的', outcome: '分工落实' }
  tap(words('内容'))
  await until(() => areas().length === 1, 'the field of the content')
  answer('record.show', aRecord({ revision: 9, draft: theirs }))
  type(app().find('wx-textarea'), '我写的')
  await shows('两份已合在一起，请再看一遍：内容。')
  answer('record.save', { revision: 10, lacks: [] })
  await until(() => saved().content === '他们写的\n我写的', 'both to go out')
  expect(sent('record.save').at(-1)).toMatchObject({ revision: 9, draft: { outcome: '分工落实' } })
})

test('what does not fit together is asked about, and the newer words can be taken', async () => {
  answer('record.save', unsaved)
  await writing('一'.repeat(3000))
  const theirs = { ...draft, content: '二'.repeat(3000) }
  answer('record.show', aRecord({ revision: 9, draft: theirs }))
  await shows('保留哪一份')
  tap(words('看最新的'))
  await shows('二二二')
})

test('F1 matters put to the meeting are beside the checklist: no tick of their own, and not typed twice', async () => {
  await open(PAGE)
  await shows('不必重写')
  const ticked = app()
    .findAll('.cl-head')
    .map((line) => line.textContent ?? '')
  expect(ticked.join(' ')).toContain('成效或后续')
  expect(ticked.join(' ')).not.toContain('议定事项')
})

test('C3.2a a meeting inside the day has a kind and minutes of its own', async () => {
  await open(PAGE)
  await shows('归档')
  tap(words('会议环节'))
  await shows('加一段会议')
  tap(words('加一段会议'))
  await shows('党小组会')
  tap(words('党小组会'))
  tap(words('加上'))
  await until(() => areas().length === 1, 'the field of the part')
  type(app().find('wx-textarea'), '讨论了分工')
  await until(() => saved()?.segments[0]?.content === '讨论了分工', 'the part to go out')
  expect(saved().segments).toEqual([
    { type: 'group_meeting', title: '', from: null, to: null, content: '讨论了分工' },
  ])
  tap(words('删去这一段'))
  tap(await overlay('删去'))
  await until(() => saved().segments.length === 0, 'the part to go')
})

test('C3.1 what was studied has a title; a link leads to an official site', async () => {
  await open(PAGE)
  await shows('归档')
  tap(words('学习内容'))
  await shows('加一项学习内容')
  tap(words('加一项学习内容'))
  await shows('怎样学的')
  tap(words('加上'))
  await shows('请写学习内容的标题')
  const [title, link] = app().findAll('wx-input')
  if (!title || !link) throw new Error('two fields are expected')
  type(title, '党员教育管理工作条例')
  type(link, 'https://example.com/')
  tap(words('加上'))
  await shows('需要来自官方网站')
  type(link, 'https://www.gov.cn/a')
  tap(words('专题讨论'))
  tap(words('加上'))
  await shows('《党员教育管理工作条例》')
  await until(() => saved()?.materials.length === 1, 'it to go out')
  expect(saved().materials).toEqual([
    {
      title: '党员教育管理工作条例',
      level: 'central',
      form: 'discussion',
      link: 'https://www.gov.cn/a',
    },
  ])
})

test('C3.9c, C3.9d the secretary is told what to look at, in words that accuse nobody', async () => {
  answer(
    'record.show',
    aRecord({
      activity: aCard({ mode: 'visit', phase: 'ended' }),
      hints: ['like_earlier', 'outing_unconfirmed'],
      alike: ['2026-11'],
    }),
  )
  await open(PAGE)
  await shows('内容和2026年11月的记录很接近')
  await shows('只有书记、副书记看得到')
  tap(words('外出活动'))
  await shows('不是观光、聚餐、文体娱乐')
  tap(words('确认是'))
  await until(() => saved()?.outing === true, 'the answer to go out')
})

const sealed = {
  entryId: 'led_b00000000001_00001',
  sealedAt: at('2026-12-06T10:00'),
  digest: '3fa9c2d17be4085a',
  daysAfter: 1,
}
const closed = {
  sealed,
  counts: counts(),
  draft: { ...draft, content: '学习了条例' },
  may: {
    edit: false,
    close: false,
    addMedia: false,
    decideMedia: false,
    correct: true,
    forms: true,
  },
}

test('C2.0f after the closing a correction is written beside the record', async () => {
  answer('record.show', aRecord(closed))
  await open(PAGE)
  await shows('补充更正')
  expect(text()).not.toContain('会议环节')
  tap(words('补充更正'))
  await shows('写入台账')
  tap(words('写入台账'))
  await shows('请写清实际情况和更正原因')
  const [how, why] = areas()
  if (!how || !why) throw new Error('two fields are expected')
  type(how, '地点应为302')
  type(why, '笔误')
  const said = { text: '地点应为302', reason: '笔误', name: '安然', at: at('2026-12-07T09:00') }
  answer('record.show', aRecord({ ...closed, corrections: [said] }))
  tap(words('写入台账'))
  await shows('安然 12月7日')
  expect(sent('record.correct')).toMatchObject([{ text: '地点应为302', reason: '笔误' }])
})

/** B has written without network on the fourth revision while A closes the record. */
async function writtenMeanwhile(may: Partial<typeof closed.may> = {}) {
  await open(PAGE)
  await shows('归档')
  tap(words('内容'))
  await until(() => areas().length === 1, 'the field of the content')
  phone.cutOff(true)
  type(app().find('wx-textarea'), '学习了条例，并讨论了分工')
  await shows('先留在这台手机里')
  phone.cutOff(false)
  answer('record.save', { ok: false, code: 'activity-sealed' })
  answer('record.show', aRecord({ ...closed, may: { ...closed.may, ...may } }))
  await open(PAGE)
  await shows('已归档')
}

test('C2.0f words that were not saved before somebody else closed stay and are shown, until their writer lets them go', async () => {
  await writtenMeanwhile({ correct: false })
  await shows('归档前没有存上的内容')
  expect(text()).toContain('学习了条例，并讨论了分工')
  expect(text()).not.toContain('提出更正')
  await open(PAGE)
  await shows('归档前没有存上的内容')
  tap(words('不再保留'))
  tap(await overlay('不再保留'))
  await until(() => !text().includes('归档前没有存上的内容'), 'the words to go')
  await open(PAGE)
  await shows('已归档')
  expect(text()).not.toContain('归档前没有存上的内容')
})

test('C2.0f who may correct proposes the unsaved words as a correction; they stay until let go', async () => {
  await writtenMeanwhile()
  await shows('归档前没有存上的内容')
  tap(words('提出更正'))
  await until(() => areas().length === 2, 'the sheet of the correction')
  const why = areas()[1]
  if (!why) throw new Error('two fields are expected')
  type(why, '归档时没有网络')
  tap(words('写入台账'))
  await until(() => sent('record.correct').length === 1, 'the correction to go out')
  expect(sent('record.correct')).toMatchObject([
    { text: '内容：学习了条例，并讨论了分工', reason: '归档时没有网络' },
  ])
  await shows('归档前没有存上的内容')
  tap(words('不再保留'))
  tap(await overlay('不再保留'))
  await until(() => !text().includes('归档前没有存上的内容'), 'the words to go')
})

test('a page that is open while somebody else closes shows at once what did not get in', async () => {
  await writing('')
  answer('record.save', { ok: false, code: 'activity-sealed' })
  answer('record.show', aRecord(closed))
  type(app().find('wx-textarea'), '刚写的一句')
  await shows('归档前没有存上的内容')
  expect(text()).toContain('刚写的一句')
  tap(words('不再保留'))
  tap(await overlay('不再保留'))
  await until(() => !text().includes('归档前没有存上的内容'), 'the words to go')
})
