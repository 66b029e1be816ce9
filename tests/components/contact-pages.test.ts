import type { Output } from '../../typings/contract'
import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, aContactRow, aHome, at, BEN, branch, contacts, NOW } from './facts'

/** Pages about members who live elsewhere: the board, writing a contact down, the branch's month from afar. */
const mine = (part: Partial<Output<'contact.show'>> = {}): Output<'contact.show'> => ({
  now: NOW,
  branch,
  month: '2026-12',
  days: [],
  decisions: [],
  next: {
    activityId: ACTIVITY,
    theme: '学风建设',
    startsAt: at('2026-12-05T15:00'),
    endsAt: at('2026-12-05T16:30'),
    place: '信息楼302',
  },
  liaison: { name: '安然', phone: '13900000001' },
  state: 'owed',
  answer: null,
  ...part,
})
const leading = { ...contacts([aContactRow()]), may: { assign: true } }
const phone = anAnsweredApp(
  {
    'home.show': aHome({
      todos: [{ kind: 'contact', memberId: BEN, subject: '白帆', month: '2026-12' }],
    }),
    'contact.board': contacts([aContactRow()]),
    'contact.log': { month: '2026-12', state: 'reached' },
    'contact.show': mine(),
    'contact.answer': { state: 'reached', answer: { answer: 'fine', on: '2026-12-02' } },
  },
  { path: 'pages/about/about', says: '负责单位' },
)
const { open, shows, words, sent, answer, overlaid, text } = phone

test('C2.3h from home a contact is written down in two taps and one line', async () => {
  let taps = 0
  const touch = (exact: string) => {
    taps += 1
    tap(words(exact))
  }
  await open('pages/home/home')
  await shows('联系白帆')
  touch('联系白帆')
  await shows('12月5日 学风建设')
  type(phone.app().find('wx-textarea'), '在济南实习')
  touch('记下')
  await until(() => sent('contact.log').length === 1, 'the contact to go out')
  expect(sent('contact.log')[0]).toMatchObject({ memberId: BEN, reached: true, note: '在济南实习' })
  expect(taps).toBeLessThanOrEqual(4)
})

test('C2.3h what was published is there to be passed on', async () => {
  const passOn = contacts([]).passOn.map((day) => ({ ...day, outcome: '确定三组结对' }))
  answer('contact.board', { ...contacts([aContactRow()]), passOn })
  await open(`pages/contact/log/log?memberId=${BEN}`)
  await shows('12月5日 学风建设，确定三组结对')
})

const decided = {
  resolutionId: 'r000000000000001',
  topic: '主题党日时间',
  result: '每月第二个周五',
  on: '2026-12-01',
}

test('C2.3h a published decision is passed on by a tap', async () => {
  const copied: string[] = []
  const writeText = async (said: string) => void copied.push(said)
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  answer('contact.board', { ...contacts([aContactRow()]), decisions: [decided] })
  await open(`pages/contact/log/log?memberId=${BEN}`)
  await shows('公开决议：主题党日时间——每月第二个周五')
  tap(words('公开决议：主题党日时间——每月第二个周五'))
  await overlaid('内容已复制')
  expect(copied).toEqual(['公开决议：主题党日时间——每月第二个周五'])
})

test('C2.3h the member reads what was decided, and opens it', async () => {
  answer('contact.show', mine({ decisions: [decided] }))
  answer('publication.show', { ok: false, code: 'resolution-unknown' })
  await open('pages/contact/mine/mine')
  await shows('公开的决议')
  await shows('12月1日 · 每月第二个周五')
  tap(words('主题党日时间'))
  await until(() => sent('publication.show').length > 0, 'the decision to be asked for')
  expect(sent('publication.show')).toEqual([{ resolutionId: decided.resolutionId }])
})

test('C2.3h from home the member answers in two taps', async () => {
  answer('home.show', aHome({ elsewhere: true }))
  await open('pages/home/home')
  await shows('本月支部在做什么')
  tap(words('本月支部在做什么'))
  await shows('我都好')
  tap(words('我都好'))
  await shows('已告诉支部：我都好（12月2日）')
  expect(sent('contact.answer')).toEqual([{ answer: 'fine' }])
})

test('C2.3h the wish to be called is said to the liaison by name; another answer stays possible', async () => {
  answer('contact.answer', { state: 'owed', answer: { answer: 'call_me', on: '2026-12-02' } })
  await open('pages/contact/mine/mine')
  await shows('请联系我')
  tap(words('请联系我'))
  await overlaid('已请安然联系您')
  await shows('已告诉支部：请联系我')
  expect(text()).toContain('我都好')
})

test('what was done stands with its outcome; a day without a record says so; nobody is left without a way', async () => {
  const day = { activityId: ACTIVITY, theme: '学风建设', place: '信息楼302' }
  const days = [
    { ...day, startsAt: at('2026-12-01T15:00'), outcome: '确定三组结对' },
    { ...day, activityId: 'a00000000002', startsAt: at('2026-12-02T08:00'), outcome: null },
  ]
  answer('contact.show', mine({ days, next: null, liaison: null }))
  await open('pages/contact/mine/mine')
  await shows('确定三组结对')
  await shows('记录还没有归档')
  await shows('有事请找支部书记')
  expect(text()).not.toContain('打电话')
})

test('an answer that does not get through is said, and can be given again', async () => {
  answer('contact.answer', { ok: false, code: 'busy' })
  await open('pages/contact/mine/mine')
  await shows('我都好')
  tap(words('我都好'))
  await shows('现在使用的人较多')
  answer('contact.answer', { state: 'reached', answer: { answer: 'fine', on: '2026-12-02' } })
  tap(words('我都好'))
  await shows('已告诉支部')
})

test('both reminders go into the calendar of the phone', async () => {
  await open('pages/contact/mine/mine')
  await shows('加入手机日历')
  tap(words('加入手机日历'))
  await overlaid('手机日历')
  tap(words('每月20日提醒我'))
  await overlaid('手机日历')
})

test('C2.3h the board says what the member answered, who waits for a call, how often it was tried', async () => {
  const called = { answer: 'call_me' as const, on: '2026-12-02' }
  const rows = [
    aContactRow({ answer: called, asks: true }),
    aContactRow({ mine: false, state: 'tried', attempts: 3 }),
  ]
  answer('contact.board', contacts(rows))
  await open('pages/contact/board/board')
  await shows('12月2日 本人回复：请联系我')
  await shows('请您联系')
  await shows('没联系上（3次）')
  expect(text()).not.toContain('流动党员登记表')
})

test('who may write nothing down is not offered to', async () => {
  const last = { on: '2026-11-22', channel: 'phone' as const, reached: true, note: '' }
  answer('contact.board', contacts([aContactRow({ mine: false, phone: '', last })]))
  await open('pages/contact/board/board')
  await shows('11月22日 电话')
  expect(text()).not.toMatch(/记一笔|电话，/)
})

test('leaders make the two forms on the board; what fails is said', async () => {
  answer('contact.board', leading)
  answer('forms.contacts', { ok: false, code: 'busy' })
  await open('pages/contact/board/board')
  await shows('流动党员登记表')
  tap(words('联系记录表'))
  await shows('现在使用的人较多')
  expect(sent('forms.contacts')).toEqual([{ branchId: branch.orgId, year: 2026 }])
})

test('C2.3g the board of a branch makes the forms of that branch; writing a contact down asks for the person', async () => {
  answer('contact.board', leading)
  await open(`pages/contact/board/board?branchId=${leading.branch.orgId}`)
  await shows('流动党员登记表')
  const { orgId: branchId } = branch
  expect(sent('contact.board')).toEqual([{ branchId }])
  tap(words('流动党员登记表'))
  await until(() => sent('forms.mobile').length > 0, 'the form')
  expect(sent('forms.mobile')).toEqual([{ branchId }])
  await open(`pages/contact/log/log?memberId=${BEN}`)
  await shows('记下')
  expect(sent('contact.board').at(-1)).toEqual({ memberId: BEN })
})
