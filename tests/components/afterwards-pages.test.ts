import {
  lastDay,
  publicityLack,
  type Shown,
  serviceFormOf,
  serviceInput,
  serviceLack,
} from '../../miniprogram/pages/event/afterwards/view'
import type { Output } from '../../typings/contract'
import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, ANNA, aHome, at, BEN, branch, NOW, ownFacts, person, school } from './facts'

/** Service and publicity of a day, records of care, and what somebody says about stored data. */
const KEEPS = { edit: true }
const afterwards = (part: Partial<Shown> = {}): Shown => ({
  now: NOW,
  activity: {
    activityId: ACTIVITY,
    theme: '学风建设',
    startsAt: at('2026-12-01T15:00'),
    month: '2026-12',
  },
  services: [
    {
      serviceId: `svc_${ACTIVITY}_first-service`,
      kind: 'pairing',
      what: '编程课结对辅导',
      where: '信息楼',
      beneficiaries: '低年级同学',
      on: '2026-12-01',
      hours: 2,
      participants: [{ memberId: ANNA, name: '安然' }],
      by: '白帆',
      at: NOW,
    },
  ],
  publicity: [
    {
      publicityId: `pub_${ACTIVITY}_first-report`,
      channel: 'website',
      title: '支部开展结对帮扶',
      link: 'https://example.edu.cn/1',
      on: '2026-12-01',
      by: '白帆',
      at: NOW,
    },
  ],
  removed: [],
  people: [person(ANNA, '安然'), person(BEN, '白帆')],
  may: KEEPS,
  ...part,
})
const care = (part: Partial<Output<'care.show'>> = {}): Output<'care.show'> => ({
  now: NOW,
  branch,
  year: 2026,
  rows: [
    {
      careId: `care_${BEN}_first-record`,
      memberId: BEN,
      name: '白帆',
      kind: 'visit',
      on: '2026-11-30',
      purpose: '住院期间看望',
      by: '安然',
      mine: true,
      elsewhere: null,
    },
  ],
  people: [person(BEN, '白帆')],
  may: { add: true },
  ...part,
})
const corrections: Output<'data.show'> = {
  now: NOW,
  branch,
  rows: [
    {
      objectionId: `dob_${BEN}_first-words`,
      name: '白帆',
      about: 'profile',
      text: '入党日期不对',
      at: NOW,
      answer: null,
      answeredAt: null,
      mine: false,
    },
  ],
}
const stored = {
  ...ownFacts,
  care: care().rows.map(({ careId, kind, on, purpose, by }) => ({ careId, kind, on, purpose, by })),
}
const phone = anAnsweredApp(
  {
    'home.show': aHome({ todos: [{ kind: 'data_objection', subject: '白帆', count: 1 }] }),
    'me.anniversary': { wanted: true },
    'me.show': { school, templates: [], me: { ...stored, leads: [branch] }, attendance: [] },
    'afterwards.show': afterwards(),
    'service.add': { serviceId: `svc_${ACTIVITY}_second-service` },
    'service.remove': { serviceId: `svc_${ACTIVITY}_first-service` },
    'publicity.add': { publicityId: `pub_${ACTIVITY}_second-report`, doubt: false },
    'care.show': care(),
    'care.add': { careId: `care_${BEN}_second-record` },
    'data.object': { objectionId: `dob_${ANNA}_first-words` },
    'data.show': corrections,
    'data.answer': { at: NOW },
  },
  { path: 'pages/about/about', says: '负责单位' },
)
const { open, shows, words, sent, answer, text, overlay } = phone
const afterwardsPage = `pages/event/afterwards/afterwards?activityId=${ACTIVITY}`

describe('service and publicity', () => {
  test('C3.4 C4.4a what was done and where it was reported is read; a link is copied, never passed on', async () => {
    answer('afterwards.show', afterwards({ may: { edit: false }, people: [] }))
    await open(afterwardsPage)
    await shows('编程课结对辅导')
    expect(text()).toContain('结对帮扶')
    expect(text()).toContain('服务对象：低年级同学')
    expect(text()).toContain('https://example.edu.cn/1')
    expect(text()).not.toMatch(/转发|共\d|记一/)
  })

  test('C3.4 one line and two taps write a service down', async () => {
    await open(afterwardsPage)
    await shows('记一项志愿服务')
    tap(words('记一项志愿服务'))
    await shows('参加的人')
    tap(words('记下'))
    await shows('请写一句做了什么')
    type(phone.app().find('wx-textarea'), '社区环境清理')
    tap(words('记下'))
    await until(() => sent('service.add').length === 1, 'the service to go out')
    expect(sent('service.add')[0]).toMatchObject({
      activityId: ACTIVITY,
      kind: 'volunteer',
      what: '社区环境清理',
      hours: null,
      on: '2026-12-01',
    })
  })

  test('C4.4a a report is written down', async () => {
    await open(afterwardsPage)
    await shows('记一条宣传')
    tap(words('记一条宣传'))
    await shows('新媒体')
    tap(words('新媒体'))
    type(phone.app().find('wx-textarea'), '支部与社区共建')
    tap(words('记下'))
    await until(() => sent('publicity.add').length === 1, 'the report to go out')
    expect(sent('publicity.add')[0]).toMatchObject({ channel: 'new_media', link: null })
  })

  test('what is taken away is named first', async () => {
    await open(afterwardsPage)
    await shows('编程课结对辅导')
    tap(phone.labelled('删去：编程课结对辅导'))
    tap(await overlay('删去'))
    await until(() => sent('service.remove').length === 1, 'the removal to go out')
  })

  test('C3.4 hours are half hours or nothing; a service is of the month and not of tomorrow', () => {
    const form = { ...serviceFormOf(afterwards()), what: '值守示范岗' }
    expect(serviceLack({ ...form, hours: '1.5' })).toBe('')
    expect(serviceLack({ ...form, hours: '两个' })).toContain('0.5')
    const sentOut = serviceInput({ ...form, hours: '1.5' }, { key: 'k', activityId: ACTIVITY })
    expect(sentOut.hours).toBe(1.5)
    expect(lastDay(afterwards())).toBe('2026-12-02')
    expect(lastDay(afterwards({ now: at('2027-01-05T09:00') }))).toBe('2026-12-31')
  })

  test('C4.4a a link is https or left out', () => {
    const form = { channel: 'website' as const, title: '一则报道', on: '2026-12-01' }
    expect(publicityLack({ ...form, link: '' })).toBe('')
    expect(publicityLack({ ...form, link: 'https://example.edu.cn/1' })).toBe('')
    expect(publicityLack({ ...form, link: 'example.edu.cn' })).toContain('https://')
  })
})

describe('care', () => {
  test('C3.5a a record says who reads it, and that health and money do not belong there', async () => {
    await open('pages/branch/care/care')
    await shows('住院期间看望')
    expect(text()).toContain('书记看全部')
    tap(words('记一次关怀'))
    await shows('不写病情和经济情况')
    tap(words('记下'))
    await shows('请选择关怀的同志')
    tap(words('关怀的同志'))
    await shows('白帆')
    tap(words('白帆'))
    type(phone.app().find('wx-textarea'), '了解近期学习情况')
    tap(words('记下'))
    await until(() => sent('care.add').length === 1, 'the record to go out')
    expect(sent('care.add')[0]).toMatchObject({
      branchId: branch.orgId,
      memberId: BEN,
      kind: 'talk',
      purpose: '了解近期学习情况',
    })
  })

  test('who may not write is shown no way to', async () => {
    answer('care.show', care({ rows: [], people: [], may: { add: false } }))
    await open('pages/branch/care/care')
    await shows('这一年还没有关怀记录。')
    expect(text()).not.toContain('记一次关怀')
  })
})

describe('care of the own hand', () => {
  test('T9 who wrote a record and leads nothing any more finds it from the own page', async () => {
    const me = { ...stored, leads: [], wroteCare: true }
    answer('me.show', { school, templates: [], me, attendance: [] })
    await open('pages/me/me')
    await shows('关怀记录')
    const [row] = care().rows
    if (!row) throw new Error('no row')
    answer('care.show', care({ rows: [{ ...row, elsewhere: '原支部' }], may: { add: false } }))
    await open('pages/branch/care/care')
    await shows('安然记 · 原支部')
    expect(text()).toContain('删去')
  })
})

describe('the day of admission', () => {
  test('C3.5c it is off until the person turns it on, and shown where there is a day', async () => {
    const known = { ...stored, joinedOn: '2011-12-05', leads: [] }
    answer('me.show', { school, templates: [], me: known, attendance: [] })
    answer('me.anniversary', { wanted: true })
    await open('pages/me/me')
    await shows('未开启')
    tap(words('政治生日'))
    tap(await overlay('取消'))
    expect(sent('me.anniversary')).toEqual([])
    tap(words('政治生日'))
    tap(await overlay('开启'))
    await shows('已开启')
    expect(sent('me.anniversary')).toEqual([{ wanted: true }])
    answer('me.show', { school, templates: [], me: { ...known, joinedOn: null }, attendance: [] })
    await open('pages/me/me')
    await shows('退出绑定')
    expect(text()).not.toContain('政治生日')
  })

  test('C3.5c the person reads one calm line, the secretary a to-do', async () => {
    const todo = { kind: 'anniversary' as const, memberId: BEN, subject: '白帆', count: 15 }
    answer('home.show', aHome({ anniversary: 12, todos: [{ ...todo, dueOn: '2026-12-07' }] }))
    await open('pages/home/home')
    await shows('今天是您的政治生日，入党12周年')
    expect(text()).toContain('白帆的政治生日')
    expect(text()).toContain('12月7日')
  })
})

describe('stored data', () => {
  test('C3.5b one finds what is stored, says what is wrong, and the words go to the branch', async () => {
    await open('pages/me/me')
    await shows('保存了我的哪些信息')
    tap(words('保存了我的哪些信息'))
    await shows('走访慰问，11月30日，安然记：住院期间看望')
    tap(words('有不对的地方'))
    await shows('关于哪一项')
    tap(words('关怀记录'))
    type(phone.app().find('wx-textarea'), '日期应为29日')
    tap(words('提交'))
    await until(() => sent('data.object').length === 1, 'the objection to go out')
    expect(sent('data.object')[0]).toMatchObject({ text: '日期应为29日' })
  })

  test('C3.5b from home the secretary answers', async () => {
    await open('pages/home/home')
    await shows('有同志认为保存的信息有误')
    tap(words('有同志认为保存的信息有误'))
    await shows('入党日期不对')
    tap(phone.labelled('答复白帆'))
    await shows('先在名册、登记或记录里更正')
    type(phone.app().find('wx-textarea'), '已核对档案并更正')
    tap(words('答复'))
    await until(() => sent('data.answer').length === 1, 'the answer to go out')
    expect(sent('data.answer')).toMatchObject([{ answer: '已核对档案并更正' }])
  })
})
