import type { ActionName } from '../../typings/contract'
import { type Answers, anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, ANNA, aDraft, aHome, anActivity, BEN, branch, mine, NOW } from './facts'
import { aRoster, aRow } from './facts-branch'

/** Pages of the posting from the plan, the change, the branch's people, with the server's answers given. */

const notice = { at: NOW, leadDays: 3, verdict: 'on_time' as const }
const may = { ...anActivity().may, change: true, cancel: true }
const prepared = {
  theme: '学风建设：结对帮扶',
  items: [{ kind: 'required' as const, category: 'study' as const }],
  mode: 'in_person' as const,
  place: '信息楼302',
  source: 'branch' as const,
}
const POSTED = {
  activityId: ACTIVITY,
  notice,
  hints: [],
  dueCount: 26,
  messaged: 26,
  waiting: 0,
  unreached: 0,
}
const ORDINARY: Answers = {
  'home.show': aHome(),
  'activity.draft': aDraft({ prepared }),
  'activity.post': POSTED,
  'activity.show': anActivity({ may }),
  'activity.change': {
    activityId: ACTIVITY,
    revision: 1,
    changed: ['place'],
    notice,
    hints: [],
    messaged: 26,
  },
  'activity.join': { ...POSTED, activityId: 'a00000000002' },
  'activity.cancel': { activityId: ACTIVITY, doubt: false },
  'leave.confirm': { confirmedAt: NOW },
  'notice.told-in-person': { toldOn: '2026-12-02' },
  'members.show': aRoster(),
  'member.change': { changed: [] },
  'branch.arrange': { branchId: branch.orgId },
  'office.assign': { officeId: 'role' },
}

const { app, calls, open, answer, shows, text, words, sent, only, overlay, overlaid } =
  anAnsweredApp(ORDINARY, { path: 'pages/about/about', says: '负责单位' })

const DETAIL = `pages/event/detail/detail?activityId=${ACTIVITY}`
const MEMBER = `pages/branch/member/member?branchId=${branch.orgId}&memberId=${BEN}`

test.each<[string, string, string, ActionName]>([
  [
    'the change',
    `pages/event/change/change?activityId=${ACTIVITY}`,
    '改好并再次通知',
    'activity.show',
  ],
  ['the people of the branch', 'pages/branch/members/members', '每月第一个周五', 'members.show'],
  ['one person', MEMBER, '变更为正式党员', 'members.show'],
])('%s shows itself with one call', async (_, path, said, action) => {
  await open(path)
  await shows(said)
  expect(calls.map((call) => call.action)).toEqual([action])
})

test('C2.0b from a row of the plan the theme is posted by one tap, two taps post once', async () => {
  await open('pages/event/post/post')
  await shows('来自计划')
  tap(words('发布并通知26人'))
  tap(words('发布并通知26人'))
  await shows('已发布')
  expect(only('activity.post')).toMatchObject({ theme: prepared.theme, items: prepared.items })
})

test('C2.1d a branch with a plan is asked why, where the answer is written', async () => {
  answer('activity.draft', aDraft({ prepared, unplanned: ['2026-12'] }))
  answer('activity.post', { ok: false, code: 'unplanned-needs-reason' })
  await open('pages/event/post/post')
  await shows('未列入计划的原因')
  tap(words('发布并通知26人'))
  await until(() => app().findAll('.unplanned').length === 1, 'the field of the reason')
  type(app().find('.unplanned'), '上级临时安排')
  answer('activity.post', POSTED)
  tap(words('发布并通知26人'))
  await shows('已发布')
  expect(sent('activity.post')[1]).toMatchObject({ unplannedReason: '上级临时安排' })
})

test('C2.1d asked by the server alone, the field of the reason opens, and the answer goes along', async () => {
  answer('activity.draft', aDraft({ prepared }))
  answer('activity.post', { ok: false, code: 'unplanned-needs-reason' })
  await open('pages/event/post/post')
  await shows('来自计划')
  tap(words('发布并通知26人'))
  await until(() => app().findAll('.unplanned').length === 1, 'the field of the reason')
  type(app().find('.unplanned'), '补开上月')
  answer('activity.post', POSTED)
  tap(words('发布并通知26人'))
  await shows('已发布')
  expect(sent('activity.post')[1]).toMatchObject({ unplannedReason: '补开上月' })
})

test('a sitting is added on its folded line', async () => {
  await open('pages/event/post/post')
  await shows('分批开展')
  tap(words('分批开展'))
  await shows('加一批')
  tap(words('加一批'))
  await shows('共2批')
  tap(words('删去'))
  await shows('一次开展')
})

test('C2.2b a change says what will be told and is sent once', async () => {
  await open(`pages/event/change/change?activityId=${ACTIVITY}`)
  await shows('还没有改动')
  type(app().find('wx-input'), '文科楼101')
  await shows('将告知：地点有变')
  tap(words('改好并再次通知'))
  tap(words('改好并再次通知'))
  await until(() => sent('activity.change').length > 0, 'the change to go out')
  expect(only('activity.change')).toEqual({
    activityId: ACTIVITY,
    revision: 0,
    place: '文科楼101',
  })
})

test('a change that another one overtook shows the newest on request', async () => {
  answer('activity.change', { ok: false, code: 'activity-changed' })
  await open(`pages/event/change/change?activityId=${ACTIVITY}`)
  await shows('还没有改动')
  type(app().find('wx-input'), '文科楼101')
  await shows('将告知：地点有变')
  tap(words('改好并再次通知'))
  await shows('刚在别处改过')
  answer('activity.show', anActivity({ may, revision: 1 }, { place: '图书馆' }))
  tap(words('看最新的'))
  await shows('图书馆')
  await shows('还没有改动')
})

test('the server may ask for a reason, and the field opens', async () => {
  answer('activity.change', { ok: false, code: 'short-notice-needs-reason' })
  await open(`pages/event/change/change?activityId=${ACTIVITY}`)
  await shows('还没有改动')
  type(app().find('wx-input'), '文科楼101')
  await shows('将告知：地点有变')
  tap(words('改好并再次通知'))
  await until(() => app().findAll('.why').length === 1, 'the field of the reason')
})

test('a day that has begun is not changed', async () => {
  answer('activity.show', anActivity())
  await open(`pages/event/change/change?activityId=${ACTIVITY}`)
  await shows('活动已经开始')
})

test('C2.2c somebody is told by telephone, in the group or in person', async () => {
  answer(
    'activity.show',
    anActivity({
      may,
      tellByPhone: [{ memberId: BEN, name: '白帆', phone: '13900000002', why: 'no_send' }],
      told: [{ memberId: BEN, name: '白帆', by: null, on: null }],
    }),
  )
  await open(DETAIL)
  await shows('尚未告知1人')
  await shows('没有可用的消息次数')
  tap(words('已告知'))
  await overlaid('群里告知')
  tap(await overlay('群里告知'))
  await until(() => sent('notice.told-in-person').length > 0, 'the telling')
  expect(only('notice.told-in-person')).toEqual({
    activityId: ACTIVITY,
    memberIds: [BEN],
    by: 'group',
  })
  tap(words('告知情况'))
  await shows('尚未')
})

test('C2.2c after the word in the group everybody is noted at once; a long list pushes nothing away', async () => {
  const rows = Array.from({ length: 9 }, (_, n) => ({
    ...anActivity().tellByPhone[0],
    memberId: `m000000000000${n}`,
    name: `同志${n}`,
    phone: '13800000000',
    why: 'no_send' as const,
  }))
  answer('activity.show', anActivity({ may, tellByPhone: rows }))
  await open(DETAIL)
  await shows('还有6位')
  expect(text()).not.toContain('同志8')
  tap(words('还有6位'))
  await shows('同志8')
  tap(words('已在群里告知'))
  tap(await overlay('都已告知'))
  await until(() => sent('notice.told-in-person').length > 0, 'the telling')
  expect(only('notice.told-in-person')).toEqual({
    activityId: ACTIVITY,
    memberIds: rows.map((row) => row.memberId),
    by: 'group',
  })
})

test('a branch that was asked joins once, and asks why when it is late', async () => {
  const second = { orgId: 'b00000000002', name: '第二党支部' }
  answer('activity.show', anActivity({ may: { ...may, join: [branch, second] } }))
  answer('activity.join', { ok: false, code: 'short-notice-needs-reason' })
  await open(DETAIL)
  await shows('参加联合活动')
  tap(words('参加联合活动'))
  await overlaid('第二党支部')
  tap(await overlay('第二党支部'))
  await shows('请写一句原因')
  type(app().findAll('wx-textarea').at(-1) ?? app().find('wx-textarea'), '今天才收到邀请')
  answer('activity.join', { ...POSTED, activityId: 'a00000000002' })
  tap(words('参加并通知本支部'))
  await until(() => sent('activity.join').length === 2, 'the second try')
  expect(sent('activity.join')[1]).toEqual({
    activityId: ACTIVITY,
    branchId: second.orgId,
    shortNoticeReason: '今天才收到邀请',
  })
})

test('§7 #1 who is on leave says so again once', async () => {
  answer(
    'activity.show',
    anActivity({
      mine: mine({ state: 'leave' }),
      may: { ...may, confirmLeave: true },
    }),
  )
  await open(DETAIL)
  await shows('时间改了')
  tap(words('仍请假'))
  tap(words('仍请假'))
  await until(() => sent('leave.confirm').length > 0, 'the answer')
  expect(only('leave.confirm')).toEqual({ activityId: ACTIVITY })
})

test('the usual day of the branch is arranged on a sheet, once', async () => {
  await open('pages/branch/members/members')
  await shows('固定时间')
  tap(words('固定时间'))
  await shows('改固定时间')
  tap(words('改好'))
  tap(words('改好'))
  await until(() => sent('branch.arrange').length > 0, 'the arrangement')
  expect(only('branch.arrange')).toMatchObject({
    branchId: branch.orgId,
    arrange: { what: 'slot', slot: { nth: 1, weekday: 5 }, on: '2026-12-02' },
  })
})

test('a group is added in place, and a name that is taken is refused in words', async () => {
  answer('branch.arrange', { ok: false, code: 'group-name-taken' })
  await open('pages/branch/members/members')
  await shows('党小组')
  tap(words('党小组'))
  await shows('加一个党小组')
  tap(words('加一个党小组'))
  await until(() => app().findAll('wx-input').length > 0, 'the field of the name')
  type(app().findAll('wx-input').at(-1) ?? app().find('wx-input'), '第一党小组')
  tap(words('加上'))
  await shows('已经有同名的党小组')
  expect(only('branch.arrange')).toMatchObject({
    arrange: { what: 'add-group', name: '第一党小组' },
  })
})

test('§7 #8 graduates leave together: chosen by name, asked once, sent as one', async () => {
  await open('pages/branch/members/members')
  await shows('多人一起转接')
  tap(words('多人一起转接'))
  await shows('选好了')
  const sheet = () => app().findAll('wx-people-sheet *')
  tap(words('安然', sheet()))
  tap(words('白帆', sheet()))
  tap(words('选好了'))
  await overlaid('登记开出介绍信')
  tap(await overlay('登记开出介绍信'))
  await overlaid('为2人登记开出介绍信？')
  tap(await overlay('办理'))
  await until(() => sent('member.change').length > 0, 'the change')
  expect(only('member.change')).toEqual({
    branchId: branch.orgId,
    memberIds: [ANNA, BEN],
    change: { what: 'letter', on: '2026-12-02' },
  })
})

test('a person opens from the roster', async () => {
  await open('pages/branch/members/members')
  await shows('安然')
  tap(words('安然'))
  await shows('表决')
  expect(app().routes().at(-1)).toBe('pages/branch/member/member')
})

test('a stage is changed on a sheet that names person and thing; two taps change it once', async () => {
  await open(MEMBER)
  await shows('变更为正式党员')
  tap(words('变更为正式党员'))
  await shows('白帆 · 变更为正式党员')
  tap(words('确认变更'))
  tap(words('确认变更'))
  await until(() => sent('member.change').length > 0, 'the change')
  expect(only('member.change')).toEqual({
    branchId: branch.orgId,
    memberIds: [BEN],
    change: { what: 'stage', stage: 'full', on: '2026-12-02' },
  })
})

test('C2.3g somebody away needs a liaison, chosen on the sheet', async () => {
  await open(MEMBER)
  await shows('变更外出情况')
  tap(words('变更外出情况', app().findAll('wx-section *')))
  await shows('白帆 · 变更外出情况')
  tap(words('外出流动'))
  await shows('联系人')
  tap(words('确认变更'))
  await shows('请选择联系人')
  expect(sent('member.change')).toHaveLength(0)
  tap(words('请选择'))
  await shows('安然')
  tap(words('安然'))
  tap(words('确认变更'))
  await until(() => sent('member.change').length > 0, 'the change')
  expect(only('member.change')).toMatchObject({
    change: {
      ...{ what: 'mobility', mobility: 'mobile', liaisonId: ANNA },
      // neither need be told
      ...{ destination: '', expectedReturn: null },
    },
  })
})

describe('domain §4.5 where somebody is and until when', () => {
  const whereabouts = { destination: '上海', expectedReturn: '2026-06-30' }
  beforeEach(async () => {
    const away = { mobility: 'mobile' as const, liaisonId: ANNA, liaison: '安然', ...whereabouts }
    const ben = aRow({ memberId: BEN, name: '白帆', ...away })
    answer('members.show', aRoster({ members: [aRow(), ben] }))
    await open(MEMBER)
    await shows('变更外出情况')
    tap(words('变更外出情况', app().findAll('wx-section *')))
    await shows('白帆 · 变更外出情况')
  })
  const changed = async () => {
    tap(words('确认变更'))
    await until(() => sent('member.change').length > 0, 'the change')
    return only('member.change')
  }

  test('a day of return that does not hold any more is taken back', async () => {
    tap(words('返回日期不确定'))
    await shows('未填')
    expect(text()).not.toContain('返回日期不确定')
    expect(await changed()).toMatchObject({
      change: { mobility: 'mobile', destination: '上海', expectedReturn: null },
    })
  })

  test('who goes on elsewhere is not kept back by what was known before', async () => {
    answer('member.change', { ok: false, code: 'return-before-leaving' })
    tap(words('出国（境）'))
    await shows('未填')
    expect(await changed()).toMatchObject({
      change: { mobility: 'overseas', destination: '', expectedReturn: null },
    })
    await shows('预计返回要晚于外出的日期')
  })
})

test('an office is given among those the caller may give', async () => {
  answer('office.assign', { ok: false, code: 'office-taken' })
  answer('members.show', aRoster({ members: [aRow({ memberId: BEN, name: '白帆' })] }))
  await open(MEMBER)
  await shows('任职')
  tap(words('任职', app().findAll('wx-section *')))
  await shows('白帆 · 任职')
  tap(words('组织委员'))
  tap(words('确认任职'))
  await shows('这段时间已有人担任')
  expect(only('office.assign')).toEqual({
    orgId: branch.orgId,
    memberId: BEN,
    role: 'org_commissioner',
    from: '2026-12-02',
  })
})

test('somebody who is no longer on the list leaves the page with a sentence', async () => {
  answer('members.show', aRoster({ members: [] }))
  await open(MEMBER)
  await shows('没有找到这个人')
})
