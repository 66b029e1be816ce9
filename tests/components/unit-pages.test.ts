import { careLine } from '../../miniprogram/pages/unit/branches/view'
import { unitLedgerView } from '../../miniprogram/pages/unit/ledger/view'
import type { Output } from '../../typings/contract'
import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, aCard, aLine, aPicture, at, BEN, branch, NOW } from './facts'
import { aUnit } from './facts-plan'

/** What the unit reads of its branches: its ledger, and the pictures of a closed record, one of which it can erase. */
const year: Output<'ledger.show'> = {
  now: NOW,
  branch,
  year: 2026,
  lines: [
    { ...aLine(1), mediaCount: 2 },
    { ...aLine(2), mediaCount: 0 },
  ],
  broken: null,
  before: [],
  may: { export: true, handOver: false },
}
const pictures: Output<'media.show'> = {
  now: NOW,
  activity: aCard(),
  media: [aPicture({ mediaId: 'f00000000001', caption: '党员发言' })],
  erased: [],
}
const LEDGER = `pages/unit/ledger/ledger?branchId=${branch.orgId}`
const PICTURES = `pages/unit/pictures/pictures?activityId=${ACTIVITY}`
const { app, open, shows, words, labelled, sent, answer, text, overlay } = anAnsweredApp(
  {
    'unit.show': aUnit(),
    'care.counts': { year: 2026, counts: [] },
    'ledger.show': year,
    'media.show': pictures,
    'media.erase': { mediaId: 'f00000000001' },
    'objection.answer': { at: NOW },
  },
  { path: LEDGER, says: '2026年' },
)

test('C4.1a the unit reads the ledger of a branch, and turns its years', async () => {
  await open(LEDGER)
  await shows(branch.name)
  expect(text()).toContain('影像2个')
  answer('ledger.show', { ...year, year: 2025, lines: [] })
  tap(labelled('前一年'))
  await shows('2025年还没有归档的活动')
  expect(sent('ledger.show')).toEqual([
    { branchId: branch.orgId },
    { branchId: branch.orgId, year: 2025 },
  ])
})

test('only an entry with pictures leads to them', () => {
  const view = unitLedgerView(year)
  expect(view.entries.map(({ opens }) => opens)).toEqual([true, false])
  expect(view.note).toContain('误传')
  expect(
    unitLedgerView({ ...year, lines: [aLine(2)].map((one) => ({ ...one, mediaCount: 0 })) }).note,
  ).toBe('')
})

test('domain §7 #20 a picture is erased with a reason, and what stays of it is told', async () => {
  await open(PICTURES)
  await shows('党员发言')
  tap(labelled('永久删除：党员发言'))
  tap(words('确认删除'))
  await shows('请写明原因')
  expect(sent('media.erase')).toEqual([])
  type(app().find('wx-textarea'), '误传内部文件')
  const erased = [{ name: '罗兰', at: at('2026-12-08T09:00'), reason: '误传内部文件' }]
  answer('media.show', { ...pictures, media: [], erased })
  tap(words('确认删除'))
  await shows('由罗兰删除1个，原因：误传内部文件')
  expect(sent('media.erase')).toEqual([
    { activityId: ACTIVITY, mediaId: 'f00000000001', reason: '误传内部文件' },
  ])
  expect(text()).toContain('没有照片和视频')
})

test('C3.5b the unit answers what the leader of a branch objects to', async () => {
  const objection = {
    activityId: ACTIVITY,
    theme: '学风建设',
    memberId: BEN,
    name: '白帆',
    branch,
    text: '我当天在场',
    at: at('2026-12-01T09:00'),
  }
  answer('unit.show', aUnit({ objections: [objection] }))
  await open('pages/unit/branches/branches')
  await shows('我当天在场')
  expect(text()).toContain('提出的同志是支部负责人')
  tap(labelled('答复白帆'))
  await shows('本人会看到答复')
  tap(words('答复'))
  await shows('请写一句答复')
  type(app().find('wx-textarea'), '已核对，请补登')
  answer('unit.show', aUnit())
  tap(words('答复'))
  await until(() => !text().includes('我当天在场'), 'the answered objection to go')
  expect(sent('objection.answer')).toEqual([
    { activityId: ACTIVITY, memberId: BEN, answer: '已核对，请补登' },
  ])
})

test('C3.5a sums of care are told when they are asked for, and nothing else of it', async () => {
  const counts = [
    { kind: 'talk' as const, count: 12 },
    { kind: 'visit' as const, count: 0 },
    { kind: 'help' as const, count: 1 },
  ]
  answer('care.counts', { year: 2026, counts })
  await open('pages/unit/branches/branches')
  await shows('只有全年合计')
  expect(sent('care.counts')).toEqual([])
  tap(words('关怀帮扶'))
  await shows('谈心交流12次 · 帮扶1次')
  expect(sent('care.counts')).toEqual([{ unitId: aUnit().unit.orgId, year: 2026 }])
  expect(careLine({ year: 2026, counts: [] })).toBe('这一年还没有记录。')
})

test('C3.5b the unit answers what a leader said about stored data, beside objections to the register', async () => {
  const said = {
    objectionId: `dob_${BEN}_a-date-that-is-wrong`,
    about: 'profile' as const,
    name: '白帆',
    branch,
    text: '入党日期不对',
    at: NOW,
  }
  answer('unit.show', aUnit({ dataObjections: [said] }))
  answer('data.answer', { at: NOW })
  await open('pages/unit/branches/branches')
  await shows('保存的信息：个人信息')
  tap(labelled('答复白帆'))
  await until(() => app().findAll('wx-textarea').length > 0, 'the field of the answer')
  type(app().find('wx-textarea'), '已核对并更正')
  tap(app().findAll('wx-wide-button').at(-1)?.querySelector('*') ?? app().find('wx-wide-button'))
  await until(() => sent('data.answer').length === 1, 'the answer')
  expect(sent('data.answer')).toEqual([{ objectionId: said.objectionId, answer: '已核对并更正' }])
})

test('domain §3 the unit agrees to a late entry of a branch that has nobody else', async () => {
  const entry = {
    ...{ activityId: ACTIVITY, theme: '学风建设', memberId: BEN, name: '白帆', branch },
    ...{ reason: '手机没电', declaredBy: '安然', at: NOW },
  }
  answer('unit.show', aUnit({ lateEntries: [entry] }))
  answer('entry.confirm', { entryId: null, counts: null })
  await open('pages/unit/branches/branches')
  await shows('补登待确认')
  await shows('手机没电')
  tap(words('同意'))
  tap(await overlay('同意'))
  await until(() => sent('entry.confirm').length === 1, 'the answer')
  expect(sent('entry.confirm')).toEqual([{ activityId: ACTIVITY, memberId: BEN, agree: true }])
})

test('C3.3c the unit approves what a branch wishes to publish, or sends it back with a reason', async () => {
  const waiting = {
    resolutionId: 'r000000000000001',
    branch,
    topic: '主题党日时间',
    scope: 'unit' as const,
    process: '应到会有表决权15人，到会13人，赞成13人',
    result: '通过',
    followUps: ['通知课程组'],
    seen: 2,
  }
  answer('unit.show', aUnit({ approvals: [waiting] }))
  answer('publication.step', { state: 'published', doubt: false })
  await open('pages/unit/branches/branches')
  await shows('待批准公开')
  tap(words('主题党日时间'))
  await shows('赞成13人')
  await shows('通知课程组')
  tap(words('退回'))
  await shows('确认退回')
  tap(words('确认退回'))
  await shows('请写一句原因')
  expect(sent('publication.step')).toEqual([])
  type(app().find('wx-textarea'), '请改写过程')
  tap(words('确认退回'))
  await until(() => sent('publication.step').length === 1, 'the decision')
  await open('pages/unit/branches/branches')
  await shows('待批准公开')
  tap(words('主题党日时间'))
  await shows('批准公开')
  tap(words('批准公开'))
  await until(() => sent('publication.step').length === 2, 'the approval')
  const { resolutionId, seen } = waiting
  expect(sent('publication.step')).toEqual([
    { resolutionId, seen, step: 'keep', reason: '请改写过程' },
    { resolutionId, seen, step: 'publish' },
  ])
})
