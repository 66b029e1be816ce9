import type { Output } from '../../typings/contract'
import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, ANNA, aDraft, aHome, anActivity, BEN } from './facts'

/** Recorder, guests and the block of an outing, put right after the posting. */

const GUEST = 'm0000000000009'
type Shown = Output<'activity.arrangement'>
const arrangement: Shown['arrangement'] = {
  recorderId: BEN,
  invited: [],
  visiting: [],
  offCampus: null,
  arranged: 2,
}
const { branch, invitable, visitors, members } = aDraft()
const shown = (over: Partial<Shown['arrangement']> = {}): Shown => ({
  ...{ branch, theme: '参观校史馆', mode: 'visit', invitable, visitors, members },
  arrangement: { ...arrangement, ...over },
})
const allowed = anActivity({ may: { ...anActivity().may, arrange: true } })
const { app, open, answer, shows, words, sent, only } = anAnsweredApp(
  {
    'home.show': aHome(),
    'activity.show': allowed,
    'activity.arrangement': shown(),
    'activity.arrange': { activityId: ACTIVITY, arranged: 3 },
  },
  { path: 'pages/about/about', says: '负责单位' },
)
const PAGE = `pages/event/arrange/arrange?activityId=${ACTIVITY}`
const sheet = () => app().findAll('wx-people-sheet *')

test('C2.3f, C3.8 a guest, another recorder and the contact of an outing go in one call, sent once', async () => {
  await open(PAGE)
  await shows('还没有改动')
  tap(words('邀请'))
  await shows('田野')
  tap(words('田野', sheet()))
  tap(words('选好了'))
  await shows('保存后通知新邀请的1人，其他人不再通知')
  tap(words('记录人'))
  tap(words('安然', sheet()))
  type(app().findAll('wx-input').at(-1) as HTMLElement, '白帆')
  await shows('还有：交通、经费来源、审批')
  tap(words('保存安排'))
  tap(words('保存安排'))
  await until(() => sent('activity.arrange').length > 0, 'the arrangement to go out')
  expect(only('activity.arrange')).toEqual({
    activityId: ACTIVITY,
    arranged: 2,
    recorderId: ANNA,
    invited: [GUEST],
    visiting: [],
    offCampus: { transport: '', budgetSource: '', approvalRef: '', safetyContact: '白帆' },
  })
})

test('who is not asked any more is told by a person, and the page says so', async () => {
  answer('activity.arrangement', shown({ invited: [GUEST] }))
  await open(PAGE)
  await shows('还没有改动')
  tap(words('邀请'))
  await until(() => sheet().length > 0, 'the sheet')
  tap(words('田野', sheet()))
  tap(words('选好了'))
  await shows('不再邀请的人，请您说一声')
})

test('nothing changed is not sent', async () => {
  await open(PAGE)
  await shows('还没有改动')
  tap(words('保存安排'))
  expect(sent('activity.arrange')).toEqual([])
})

test('arranged by somebody else meanwhile, the newest is shown on request', async () => {
  answer('activity.arrange', { ok: false, code: 'activity-changed' })
  await open(PAGE)
  await shows('还没有改动')
  tap(words('邀请'))
  await shows('田野')
  tap(words('田野', sheet()))
  tap(words('选好了'))
  tap(words('保存安排'))
  await shows('刚在别处改过')
  answer('activity.arrangement', shown({ invited: [GUEST], arranged: 3 }))
  tap(words('看最新的'))
  await shows('还没有改动')
  expect(String(app().find('wx-page').textContent)).toContain('田野')
})

test('the notice leads there for those who may, and the page is closed to others', async () => {
  const detail = `pages/event/detail/detail?activityId=${ACTIVITY}`
  await open(detail)
  await shows('改人员安排')
  answer('activity.show', anActivity())
  await open(detail)
  await shows('转发到群')
  expect(String(app().find('wx-page').textContent)).not.toContain('改人员安排')
  answer('activity.arrangement', { ok: false, code: 'activity-sealed' })
  await open(PAGE)
  await shows('记录已经归档')
})
