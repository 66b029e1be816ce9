import { RECORD_PAPER_FIELDS } from '../../cloudfunctions/core/domain/record-paper'
import {
  AFTER,
  aDraft,
  aPlanRow,
  closeEvent,
  DUE,
  POSTED,
  plannedInNovember,
  postEvent,
} from '../support/branch'
import { aSchool } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { bytesAt, wordsOf } from '../support/forms'
import { guards, inAWorld } from '../support/guards'
import { renamedUnit } from '../support/reshaped'
import { aTemplate } from '../support/template'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
afterEach(() => world().documents.put('settings', aSchool()))
guards('forms.record', () => ({ activityId }), { world, fixture, cast: ['member', 'prospect'] })

const make = () => world().yes('forms.record', { activityId }, fixture().as('recorder'))
const words = async () => wordsOf(await bytesAt(await make()))

test('§4.2, T11 every mandated field is on the paper as it was sealed, with the digest at the foot', async () => {
  const { as, people, unit, branch } = fixture()
  await world().yes('leave.ask', { activityId, kind: 'sick', reason: '发烧三十九度' }, as('deputy'))
  await world().at('2026-12-11T15:05')
  const came = [people.secretary._id, people.probationary._id, people.prospect._id]
  await world().yes('arrival.tick', { activityId, memberIds: came }, as('recorder'))
  await world().at(AFTER)
  const draft = aDraft(fixture(), {
    content: '学习党章。\n第二段 <含尖括号> & 符号{不是字段}。',
    resolution: '同意设立示范岗',
    segments: [
      {
        type: 'members_meeting',
        title: '',
        from: '15:00',
        to: '15:40',
        content: '讨论年度计划。',
      },
    ],
    materials: [{ title: '中国共产党章程', level: 'central', form: 'read', link: '' }],
  })
  const { revision } = await world().yes(
    'record.save',
    { activityId, revision: 0, draft },
    as('recorder'),
  )
  const { digest } = await world().yes('record.close', { activityId, revision }, as('recorder'))
  const made = await make()
  expect(made.fileName).toMatch(/^第\d+党支部_2026年12月主题党日_记录表\.docx$/)
  const text = wordsOf(await bytesAt(made))
  for (const said of [
    '支部主题党日活动记录表',
    `${unit.name}　${branch.name}`,
    '2026年第1次',
    '主题党日、支部党员大会（40分钟）',
    '学习党章专题讨论',
    '未列入计划',
    '2026年12月11日 15:00—16:30（90分钟）',
    '会议室',
    '线下',
    `应到 ${DUE}`,
    '实到 2',
    '请假 1',
    `缺席 ${DUE - 3}`,
    '正式党员 1',
    '预备党员 1',
    '流动 1',
    '免到 1',
    '列席 1',
    'secretary、probationary',
    'deputy',
    'prospect',
    '学习教育',
    '《中国共产党章程》（中央，集中学习）',
    '第二段 <含尖括号> & 符号{不是字段}。',
    '【支部党员大会】　15:00—15:40',
    '讨论年度计划。',
    '同意设立示范岗',
    '无后续事项',
    '已悬挂',
    '全部佩戴',
    '0件',
    '主持人签字',
    '记录人签字',
    '支部书记签字',
    '归档日期 2026-12-11',
    `校验码 ${digest}`,
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('草稿')
  // why somebody was on leave is read by the secretary alone (domain §7 #9)
  expect(text).not.toContain('发烧')
  // no field is left unfilled
  expect(RECORD_PAPER_FIELDS.filter((name) => text.includes(`{${name}}`))).toEqual([])
})

test('before the closing it is a draft, says so, and has no digest', async () => {
  await world().at(AFTER)
  const text = await words()
  expect(text).toContain('草稿（尚未归档）')
  expect(text).not.toMatch(/[0-9a-f]{64}/)
})

test('§7 #20 a correction stands on the paper with its name and day', async () => {
  await closeEvent(world(), fixture(), activityId)
  const said = { activityId, key: aKey(), text: '地点应为学院楼302', reason: '笔误' }
  await world().yes('record.correct', said, fixture().as('secretary'))
  expect(await words()).toContain('2026-12-11 secretary：地点应为学院楼302')
})

test('§4.2 the second day of a year is the second, and the plan says what was planned', async () => {
  const words2026 = aPlanRow({ theme: '红色资源研学' })
  const row = { branchId: fixture().branch._id, month: '2026-12', revision: 0, words: words2026 }
  await world().yes('plan.save-row', row, fixture().as('secretary'))
  await closeEvent(world(), fixture(), activityId)
  activityId = await postEvent(world(), fixture(), {
    theme: '参观校史馆',
    startsAt: Date.parse('2026-12-25T15:00:00+08:00'),
  })
  const text = await words()
  for (const said of ['2026年第2次', '红色资源研学']) expect(text).toContain(said)
})

test('§7 #15 a day that makes up for a month answers to the plan of that month', async () => {
  await plannedInNovember(world(), fixture(), '十一月的计划主题')
  activityId = await postEvent(world(), fixture(), {
    makesUpFor: '2026-11',
    startsAt: Date.parse('2026-12-18T15:00:00+08:00'),
  })
  expect(await words()).toContain('十一月的计划主题')
})

test('C0.1, T6 what was held before the unit got another name was held under the old one', async () => {
  await closeEvent(world(), fixture(), activityId)
  await renamedUnit(world(), fixture(), '改名以后的党委', '2026-12-12')
  const text = await words()
  expect(text).toContain(`${fixture().unit.name}　${fixture().branch.name}`)
  expect(text).not.toContain('改名以后的党委')
})

test('decision 0023 the school’s own template is filled; one that is gone or broken gives ours', async () => {
  await world().at(POSTED)
  const { as } = fixture()
  const fileId = await world().upload(
    as('secretary'),
    'templates/record.docx',
    await aTemplate('本校自制记录表：{主题}（{党支部}）'),
  )
  const set = (record: string) =>
    world().documents.put('settings', aSchool({ formTemplates: { record } }))
  await set(fileId)
  expect(await words()).toContain(`本校自制记录表：学习党章专题讨论（${fixture().branch.name}）`)
  await set('cloud://env.bucket/templates/gone.docx')
  expect(await words()).toContain('支部主题党日活动记录表')
  await set(await world().upload(as('secretary'), 'templates/no.docx', new Uint8Array([1, 2, 3])))
  expect(await words()).toContain('支部主题党日活动记录表')
})

test('no record of a day that was called off', async () => {
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId, reason: '停电' }, openid)
  expect(await world().no('forms.record', { activityId }, openid)).toBe('activity-cancelled')
})

test('T11 a sign that no form can hold is left out, and the rest stands', async () => {
  await closeEvent(world(), fixture(), activityId, { content: '学\uFFFE习\uFFFF党章𠮷' })
  const text = await words()
  expect(text).toContain('学习党章𠮷')
  expect(text).not.toMatch(/[\uFFFE\uFFFF]/)
})

test('§4.8 a branch with a long name of rare signs has its forms', async () => {
  const { branch } = fixture()
  await world().documents.patch('orgs', branch._id, { name: `${'甲'.repeat(39)}𠮷𠮷支部` })
  const made = await world().yes('forms.ledger', { year: 2026 }, fixture().as('secretary'))
  expect(made.fileName).toBe(`${'甲'.repeat(39)}𠮷_2026年主题党日_台账.xlsx`)
  expect((await bytesAt(made)).length).toBeGreaterThan(0)
})
