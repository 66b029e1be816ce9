import { copyView, wholeText } from '../../miniprogram/pages/event/copy/view'
import { ledgerView, termView } from '../../miniprogram/pages/ledger/view'
import type { Output } from '../../typings/contract'
import { anAnsweredApp } from '../support/answered-app'
import { tap, until } from '../support/page'
import { aLine, branch, NOW } from './facts'

/** Forms are offered by name, and the record can be copied field by field. */
const year: Output<'ledger.show'> = {
  now: NOW,
  branch,
  year: 2026,
  lines: [aLine(1)],
  broken: null,
  before: [],
  may: { export: true, handOver: true },
}
const ACTIVITY = 'a00000000001'
const record: Output<'record.text'> = {
  now: NOW,
  theme: '学习党章专题讨论',
  sealed: true,
  fields: [
    { label: '地点', text: '学院楼 301' },
    { label: '会议内容', text: '第一段\n第二段' },
  ],
  news: { text: '12月11日下午，第一党支部开展主题党日活动。', names: ['秦辛八'] },
  pictures: ['/files/one.jpg'],
}
/** What went to the clipboard of the browser, which this one does not have. */
const copied: string[] = []
beforeAll(() => {
  const writeText = async (said: string) => void copied.push(said)
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
})

const { open, shows, words, labelled, overlay, sent, answer, text } = anAnsweredApp(
  { 'ledger.show': year, 'record.text': record },
  { path: 'pages/ledger/ledger', says: '核验封签' },
)

test('F1 each field of the record is copied with its own tap, and all of them with one', async () => {
  await open(`pages/event/copy/copy?activityId=${ACTIVITY}`)
  await shows('学习党章专题讨论')
  expect(sent('record.text')).toEqual([{ activityId: ACTIVITY }])
  expect(text()).not.toContain('还没有归档')
  tap(labelled('复制会议内容'))
  await until(() => copied.length === 1, 'copied')
  tap(words('全部复制'))
  await until(() => copied.length === 2, 'copied')
  expect(copied).toEqual(['第一段\n第二段', '地点：学院楼 301\n会议内容：\n第一段\n第二段'])
})

test('C4.4c a first wording for the news is there to be read, changed and agreed to', async () => {
  await open(`pages/event/copy/copy?activityId=${ACTIVITY}`)
  await shows('新闻稿草稿')
  expect(text()).toContain('经书记同意再发')
  expect(text()).toContain('文中有还不是党员的同志：秦辛八')
  expect(text()).toContain('可用于宣传的照片1张')
  const before = copied.length
  tap(labelled('复制新闻稿草稿'))
  await until(() => copied.length > before, 'copied')
  expect(copied.at(-1)).toBe(record.news.text)
})

test('a draft says that its words may change', () => {
  expect(copyView({ ...record, sealed: false }).note).toContain('还没有归档')
  expect(copyView(record).note).toBe('')
  expect(wholeText({ fields: [] })).toBe('')
})

test('§4.8 the ledger offers the forms of the year by name; a refusal is said in words', async () => {
  await open('pages/ledger/ledger')
  await shows('导出')
  tap(words('导出'))
  await shows('移交材料')
  answer('forms.annual', { ok: false, code: 'busy' })
  tap(words('年度统计表'))
  await shows('现在使用的人较多')
  expect(sent('forms.annual')).toEqual([{ year: 2026, orgId: branch.orgId }])
})

test('what names people who live elsewhere is offered to the leaders of the branch alone', () => {
  const formsOf = (may: typeof year.may) => ledgerView({ ...year, may }).forms
  expect(formsOf({ export: true, handOver: true })).toEqual([
    'ledger',
    'annual',
    'plan',
    'mobile',
    'contacts',
    'handover',
  ])
  expect(formsOf({ export: true, handOver: false })).toEqual(['ledger', 'annual', 'plan'])
  expect(formsOf({ export: false, handOver: false })).toEqual([])
})

test('domain §7 #19 a term of office is handed over whole, from one month to another', async () => {
  await open('pages/ledger/ledger')
  await shows('导出')
  tap(words('导出'))
  await shows('最多三年')
  expect(text()).toContain('2026年12月')
  expect(termView(2026, '2024-03', '2026-06')).toMatchObject({
    fromWords: '2024年3月',
    toWords: '2026年6月',
    first: '2023-01',
  })
  answer('forms.handover', { ok: false, code: 'busy' })
  tap(words('从'))
  tap(await overlay('2024'))
  tap(await overlay('确定'))
  await shows('2024年1月')
  tap(words('移交材料'))
  await until(() => sent('forms.handover').length === 1, 'the question')
  expect(sent('forms.handover')).toEqual([
    { from: '2024-01', to: '2026-12', branchId: branch.orgId },
  ])
})

test('domain §7 #19 the ledger of a branch this one came out of is opened from here, and left again', async () => {
  const old = { orgId: 'b00000000009', name: '原第九党支部' }
  answer('ledger.show', { ...year, before: [old] })
  await open('pages/ledger/ledger')
  await shows('支部调整前的台账')
  answer('ledger.show', { ...year, branch: old })
  tap(words(old.name))
  await shows('回到现在的支部')
  answer('ledger.show', { ...year, before: [old] })
  tap(words('回到现在的支部'))
  await shows('支部调整前的台账')
  expect(sent('ledger.show').slice(-2)).toEqual([
    { branchId: old.orgId, year: 2026 },
    { year: 2026 },
  ])
})
