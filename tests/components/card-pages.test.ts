import { type Answers, anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, ANNA, aHome, BEN, branch, NOW } from './facts'
import { anna, aRoster, aRow, ben } from './facts-branch'

/** Somebody new on the roster, a card put right, a WeChat tied and untied, with the server's answers given. */

const person = { memberId: BEN, name: '白帆', stage: 'full' as const }
const ORDINARY: Answers = {
  'home.show': aHome(),
  'members.show': aRoster(),
  'member.add': { person: { ...person, name: '钱乙二' }, sharedPhone: false },
  'member.correct': { person, sharedPhone: false },
  'member.days': {
    now: NOW,
    days: [
      {
        activityId: ACTIVITY,
        theme: '学习党章专题讨论',
        startsAt: NOW - 86_400_000,
        mine: { standing: 'due', state: 'present', late: true },
      },
    ],
  },
  'binding.invite': { name: '白帆', code: 'abcde-12345', until: NOW + 7 * 86_400_000 },
  'binding.lift': { person },
  'binding.accept': { name: '白帆', branchName: branch.name },
}
const { app, calls, open, answer, shows, words, sent, only, overlay, overlaid } = anAnsweredApp(
  ORDINARY,
  { path: 'pages/about/about', says: '负责单位' },
)
const memberOf = (id: string) =>
  `pages/branch/member/member?branchId=${branch.orgId}&memberId=${id}`
const field = (sheet: string, at: number) => {
  const found = app().findAll(`${sheet} wx-input`)[at]
  if (!found) throw new Error(`${sheet} has no field ${at}`)
  return found
}

test('somebody new is added with name and number; two taps add one', async () => {
  await open('pages/branch/members/members')
  await shows('加一位同志')
  tap(words('加一位同志'))
  await shows('加入名册')
  tap(words('加入名册'))
  await shows('请写姓名')
  type(field('wx-add-sheet', 0), '钱乙二')
  type(field('wx-add-sheet', 1), 'S20260099')
  type(field('wx-add-sheet', 2), '1380000')
  tap(words('加入名册'))
  await shows('手机号是11位数字')
  expect(sent('member.add')).toHaveLength(0)
  type(field('wx-add-sheet', 2), '13800000099')
  tap(words('发展对象'))
  tap(words('第一党小组', app().findAll('wx-add-sheet *')))
  tap(words('加入名册'))
  tap(words('加入名册'))
  await until(() => sent('member.add').length > 0, 'the new person')
  expect(only('member.add')).toEqual({
    branchId: branch.orgId,
    name: '钱乙二',
    schoolNo: 'S20260099',
    phone: '13800000099',
    stage: 'prospect',
    group: '第一党小组',
    joinedOn: null,
    on: '2026-12-02',
  })
  await until(() => sent('members.show').length === 2, 'the roster anew')
})

test('a number that is taken is refused in words, and what was typed stays', async () => {
  answer('member.add', { ok: false, code: 'school-no-taken' })
  await open('pages/branch/members/members')
  await shows('加一位同志')
  tap(words('加一位同志'))
  await shows('加入名册')
  type(field('wx-add-sheet', 0), '钱乙二')
  type(field('wx-add-sheet', 1), 'S20260099')
  tap(words('加入名册'))
  await shows('请原支部在名册里办理转出')
  expect((field('wx-add-sheet', 0).querySelector('input') as HTMLInputElement).value).toBe('钱乙二')
})

test('C3.5b a card is put right: what differs is sent, and nothing else', async () => {
  await open(memberOf(BEN))
  await shows('更正姓名、手机')
  tap(words('更正姓名、手机', app().findAll('wx-section *')))
  await shows('本人在“我的”里看得到')
  tap(words('更正'))
  await shows('还没有改动')
  type(field('wx-card-sheet', 1), '13700000001')
  tap(words('更正'))
  tap(words('更正'))
  await until(() => sent('member.correct').length > 0, 'the correction')
  expect(only('member.correct')).toEqual({
    branchId: branch.orgId,
    memberId: BEN,
    phone: '13700000001',
  })
})

test('a code is made for who is not bound, and said with how to use it', async () => {
  answer('members.show', aRoster({ members: [anna, { ...ben, bound: false }] }))
  await open(memberOf(BEN))
  await shows('生成绑定码')
  tap(words('生成绑定码'))
  await shows('abcde-12345')
  await shows('用一次就失效')
  expect(only('binding.invite')).toEqual({ branchId: branch.orgId, memberId: BEN })
})

test('a WeChat is untied after a question that says what to make sure of', async () => {
  await open(memberOf(BEN))
  await shows('解除微信绑定')
  tap(words('解除微信绑定'))
  await overlaid('解除白帆的微信绑定？')
  await overlaid('核实是本人的要求')
  expect(sent('binding.lift')).toHaveLength(0)
  tap(await overlay('解除'))
  await until(() => sent('binding.lift').length > 0, 'the untying')
  expect(only('binding.lift')).toEqual({ branchId: branch.orgId, memberId: BEN })
})

test('who cannot be vouched for is left alone, in words', async () => {
  answer('binding.lift', { ok: false, code: 'office-guarded' })
  await open(memberOf(BEN))
  await shows('解除微信绑定')
  tap(words('解除微信绑定'))
  tap(await overlay('解除'))
  await overlaid('由上级党组织核对后办理')
})

test('who may not vouch for a person is not offered it', async () => {
  const roster = (...vouched: string[]) =>
    aRoster({
      may: { change: true, appoint: [] },
      members: [anna, ben].map((one) => ({ ...one, vouched: vouched.includes(one.memberId) })),
    })
  answer('members.show', roster())
  await open(memberOf(BEN))
  await shows('变更外出情况')
  expect(app().find('wx-page').textContent).not.toContain('更正姓名')
  answer('members.show', roster(ANNA))
  await open(memberOf(ANNA))
  await shows('更正姓名、手机')
  await open(memberOf(BEN))
  await shows('白帆')
  expect(app().findAll('.mp-layer.current').at(-1)?.textContent ?? '').not.toContain('更正姓名')
})

test('C2.3e the days of a person are asked for when they are opened, and not before', async () => {
  await open(memberOf(BEN))
  await shows('参加情况')
  expect(calls.map((call) => call.action)).toEqual(['members.show'])
  tap(words('参加情况'))
  await shows('学习党章专题讨论')
  await shows('已到会（晚到）')
  expect(only('member.days')).toEqual({ branchId: branch.orgId, memberId: BEN })
})

test('C2.3e who is on no list has no days to look at', async () => {
  answer('members.show', aRoster({ members: [aRow({ stage: 'activist', standing: null })] }))
  await open(memberOf(ANNA))
  await shows('安然')
  expect(app().find('wx-page').textContent).not.toContain('参加情况')
})

test('who cannot bind with a telephone binds with the code', async () => {
  await open('pages/bind/bind')
  await shows('手机号对不上？用绑定码')
  tap(words('手机号对不上？用绑定码'))
  await shows('用绑定码绑定')
  tap(words('用绑定码绑定'))
  await shows('请输入支部书记给您的绑定码')
  answer('binding.accept', { ok: false, code: 'invite-unknown' })
  type(app().find('wx-input'), 'ABCDE 12345')
  tap(words('用绑定码绑定'))
  await shows('绑定码不对，或者已过期')
  answer('binding.accept', { name: '白帆', branchName: branch.name })
  tap(words('用绑定码绑定'))
  await shows('白帆，已绑定')
  expect(sent('binding.accept')[0]).toEqual({ code: 'ABCDE 12345' })
})
