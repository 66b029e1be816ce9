import { verifiedLines } from '../../miniprogram/pages/ledger/verify/view'
import { ledgerView } from '../../miniprogram/pages/ledger/view'
import { anAnsweredApp } from '../support/answered-app'
import { tap } from '../support/page'
import { aLine, branch, NOW } from './facts'

/** The ledger page: its seals are verified with one tap, and what was added later is told. */
const year = {
  now: NOW,
  branch,
  year: 2026,
  lines: [aLine(1), aLine(2)],
  broken: null,
  before: [],
  may: { export: false, handOver: false },
}
const { open, shows, words, sent, answer, text } = anAnsweredApp(
  { 'ledger.show': year, 'ledger.verify': { entries: 2, broken: [], lost: 0, unlike: [] } },
  { path: 'pages/ledger/ledger', says: '核验封签' },
)

test('C4.3d one tap verifies the branch, and says what was found in words', async () => {
  await open('pages/ledger/ledger')
  await shows('核验封签')
  tap(words('核验封签'))
  await shows('共2条，全部一致')
  expect(sent('ledger.verify')).toEqual([{ orgId: branch.orgId }])
  const broken = [
    { branchId: branch.orgId, branchName: '第一党支部', seq: 2, entryId: 'led_b00000000001_00002' },
  ]
  answer('ledger.verify', { entries: 2, broken, lost: 1, unlike: broken })
  tap(words('核验封签'))
  await shows('第一党支部：第2条的封签对不上。')
  expect(text()).toContain('第2条所记的活动被改过')
  expect(text()).toContain('有1次已归档的活动找不到台账条目')
  answer('ledger.verify', { ok: false, code: 'busy' })
  tap(words('核验封签'))
  await shows('请过几秒再试')
})

test('a whole ledger is good, one broken entry is not', () => {
  expect(verifiedLines({ entries: 7, broken: [], lost: 0, unlike: [] })).toEqual({
    tone: 'good',
    lines: ['共7条，全部一致。'],
  })
  expect(verifiedLines({ entries: 7, broken: [], lost: 2, unlike: [] }).tone).toBe('watch')
})

test.each([
  ['late_entry', '补登白帆到会'],
  ['correction', '白帆更正记录'],
  ['media', '白帆补传影像'],
  ['media_removed', '白帆删除影像'],
  ['resolution_published', '白帆批准公开决议'],
  ['resolution_corrected', '白帆更正公开的决议'],
  ['resolution_withdrawn', '白帆撤回公开的决议'],
] as const)('C2.0f an addition of the kind %s reads %s', (kind, words) => {
  const addition = { kind, name: '白帆', reason: '原因', on: '2026-11-09' }
  const [entry] = ledgerView({ ...year, lines: [{ ...aLine(1), additions: [addition] }] }).entries
  expect(entry?.additions).toEqual([`11月9日 ${words}：原因`])
})

test('D6 a late entry without a name tells that somebody was there', () => {
  const addition = { kind: 'late_entry' as const, name: '', reason: '', on: '2026-11-09' }
  const [entry] = ledgerView({ ...year, lines: [{ ...aLine(1), additions: [addition] }] }).entries
  expect(entry?.additions).toEqual(['11月9日 补登1人到会'])
})
