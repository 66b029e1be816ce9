import { voteSentence as printedSentence } from '../../cloudfunctions/core/domain/vote-words'
import { voteSentence } from '../../miniprogram/labels/decision'
import { actsOn, proposedWords } from '../../miniprogram/pages/decision/day/view'
import type { Output, Resolution, VoteResult } from '../../typings/contract'
import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ACTIVITY, at, branch, NOW } from './facts'

/** Pages about what the branch decides: putting a matter, the vote, publishing, reading and answering. */
const RESOLUTION = 'r000000000000001'
const base = { at: at('2026-12-05T15:40'), votingDue: 15, present: 13 }
const result: VoteResult = {
  method: 'show_of_hands',
  yes: 13,
  no: 0,
  abstain: 0,
  opinions: 0,
  outcome: 'passed',
  reason: '',
  at: base.at,
}
const matter = (part: Partial<Resolution> = {}): Resolution => ({
  resolutionId: RESOLUTION,
  activityId: ACTIVITY,
  branch,
  kind: 'ordinary',
  confidential: false,
  topic: '主题党日时间',
  proposer: '支委会',
  why: '课表已定',
  discussion: '',
  base,
  result: null,
  followUps: [],
  publication: null,
  open: true,
  ...part,
})
const day = (resolutions: Resolution[]): Output<'resolutions.show'> => ({
  now: NOW,
  theme: '学风建设',
  resolutions,
  may: {
    open: true,
    publish: true,
    check: resolutions
      .filter((one) => one.publication?.state === 'proposed')
      .map((one) => one.resolutionId),
    approve: true,
  },
})
const published: Output<'publication.show'> = {
  now: NOW,
  published: {
    resolutionId: RESOLUTION,
    branch: '第一党支部',
    topic: '主题党日时间',
    result: '通过',
    scope: 'unit',
    publishedAt: base.at,
    process: '应到会有表决权15人，到会13人，赞成13人',
    followUps: [{ what: '通知课程组', who: '组织委员', by: null, doneOn: null }],
    corrections: [],
  },
  feedback: [
    {
      feedbackId: 'k000000000000001',
      text: '建议晚些',
      at: base.at,
      answer: null,
      answeredAt: null,
      doubt: true,
      shown: true,
    },
  ],
  seen: 3,
  may: { leave: true, answer: true, correct: false, withdraw: false },
}
const PAGE = `pages/decision/day/day?activityId=${ACTIVITY}`
const { app, open, shows, words, sent, answer, overlay, text } = anAnsweredApp(
  {
    'resolutions.show': day([]),
    'resolution.open': { resolutionId: RESOLUTION, base },
    'resolution.decide': { outcome: 'passed' },
    'resolution.drop': {},
    'resolution.capture': { base, voters: [] },
    'publication.step': { state: 'proposed', doubt: false },
    'publications.list': { now: NOW, published: [published.published], more: false },
    'publication.show': published,
    'feedback.leave': { at: NOW },
    'feedback.answer': { at: NOW, doubt: false },
  },
  { path: PAGE, says: '提一项交会议讨论' },
)

test.each<[Partial<VoteResult> | null, string]>([
  [{}, '应到会有表决权15人，到会13人，举手表决，赞成13人，超过应到会半数，通过'],
  [
    { yes: 6, no: 7, outcome: 'rejected' },
    '应到会有表决权15人，到会13人，举手表决，赞成6人，反对7人，没有超过应到会半数，未通过',
  ],
  [{ yes: 0, outcome: 'carried' }, '应到会有表决权15人，到会13人，没有议定，下次再议'],
  [{ yes: 0, outcome: 'consensus' }, '应到会有表决权15人，到会13人，讨论同意，未表决'],
  [null, '应到会有表决权15人，到会13人，还没有结果'],
])('C3.3b the vote is one sentence a person can check: %j', (over, sentence) => {
  const said = over && { ...result, ...over }
  expect(voteSentence(base, said, 'ordinary')).toBe(sentence)
  // forms say the same
  expect(printedSentence(base, said, 'ordinary')).toBe(sentence)
})

test.each([
  ['ordinary', 7, '没有议定，下次再议'],
  ['ordinary', 6, '人数不足，未付表决'],
  ['admission', 7, '人数不足，未付表决'],
  ['confirmation', 8, '没有议定，下次再议'],
] as const)('domain §7 #17 carried over (%s, %i of 14 there): %s', (kind, present, words) => {
  const some = { ...base, votingDue: 14, present }
  const said = { ...result, yes: 0, outcome: 'carried' as const }
  const sentence = `应到会有表决权14人，到会${present}人，${words}`
  expect(voteSentence(some, said, kind)).toBe(sentence)
  expect(printedSentence(some, said, kind)).toBe(sentence)
})

test('C3.3b what the committee decides says whose votes they are', () => {
  const three = { ...base, votingDue: 3, present: 3 }
  const sentence = '应到支委3人，到会3人，举手表决，赞成13人，超过应到会半数，通过'
  expect(voteSentence(three, result, 'committee')).toBe(sentence)
  expect(printedSentence(three, result, 'committee')).toBe(sentence)
})

test('C3.3a what is about persons, or for the committee, says so where it is chosen', async () => {
  await open(PAGE)
  await shows('提一项交会议讨论')
  tap(words('提一项交会议讨论'))
  await shows('支委会议定')
  tap(words('支委会议定'))
  await shows('应到和到会都按支委计算')
  tap(words('涉及个人的其他事项'))
  await shows('只有当天名单上的党员能看到，不公开')
})

test('C3.3c each step is offered only where it stands', () => {
  const offered = (one: Resolution) =>
    Object.entries(actsOn(one, day([one]))).flatMap(([act, is]) => (is ? [act] : []))
  const publication = {
    scope: 'branch' as const,
    process: '',
    result: '',
    publishedAt: null,
    steps: [],
  }
  const at = (state: 'proposed' | 'checked' | 'published') =>
    matter({ result, open: false, publication: { ...publication, state } })
  expect(offered(matter())).toEqual(['capture', 'decide', 'drop'])
  expect(offered(matter({ result }))).toEqual(['capture', 'decide', 'propose', 'keep'])
  expect(offered(at('proposed'))).toEqual(['check', 'keep'])
  expect(offered(at('checked'))).toEqual(['publish', 'keep'])
  expect(offered(at('published'))).toEqual(['withdraw', 'correct'])
  expect(offered(matter({ result, confidential: true, open: false }))).toEqual([])
  expect(proposedWords(matter({ result })).process).toContain('赞成13人')
})

test('C3.3a, C3.3b a matter is put to the meeting, then the votes; the outcome is not typed', async () => {
  await open(PAGE)
  await shows('还没有提交会议讨论的事项')
  tap(words('提一项交会议讨论'))
  await shows('提交会议')
  tap(words('提交会议'))
  await shows('请写清议题和提出人')
  const [topic, proposer] = app().findAll('wx-input')
  if (!topic || !proposer) throw new Error('two fields are expected')
  type(topic, '主题党日时间')
  type(proposer, '支委会')
  answer('resolutions.show', day([matter()]))
  tap(words('提交会议'))
  await shows('到会13人，还没有结果')
  expect(sent('resolution.open')).toMatchObject([
    { kind: 'ordinary', topic: '主题党日时间', proposer: '支委会' },
  ])
  tap(words('记结果'))
  await shows('记下结果')
  const [inFavour] = app().findAll('wx-input').slice(-3)
  if (!inFavour) throw new Error('a field for the votes is expected')
  answer('resolutions.show', day([matter({ result })]))
  type(inFavour, '13')
  tap(words('记下结果'))
  await shows('超过应到会半数，通过')
  expect(sent('resolution.decide')).toMatchObject([
    { resolutionId: RESOLUTION, method: 'show_of_hands', deferReason: '' },
  ])
})

test('domain §2.1 deciding again keeps what is to be done, each with its day; more can be added', async () => {
  const followUps = [
    { what: '通知课程组', who: '组织委员', by: '2026-12-20', doneOn: null },
    { what: '汇总意见', who: '', by: null, doneOn: '2026-12-05' },
  ]
  answer('resolutions.show', day([matter({ result, followUps })]))
  await open(PAGE)
  await shows('改结果')
  tap(words('改结果'))
  await shows('12月20日 周日前')
  expect(text()).not.toContain('2026年12月20日')
  const before = app().findAll('wx-input').length
  tap(words('加一项落实'))
  await until(() => app().findAll('wx-input').length === before + 2, 'a third row')
  const [what] = app().findAll('wx-input').slice(-2)
  if (!what) throw new Error('a field for what is to be done is expected')
  type(what, '布置会议室')
  tap(words('不定期限'))
  await until(() => !text().includes('不定期限'), 'the day to go')
  tap(words('记下结果'))
  await until(() => sent('resolution.decide').length === 1, 'the decision')
  expect(sent('resolution.decide')).toMatchObject([
    {
      followUps: [
        { what: '通知课程组', who: '组织委员', by: null },
        { what: '汇总意见', who: '', by: null },
        { what: '布置会议室', who: '', by: null },
      ],
    },
  ])
})

test('C3.3c what was decided is proposed with words made from it', async () => {
  answer('resolutions.show', day([matter({ result })]))
  await open(PAGE)
  await shows('拟公开')
  tap(words('拟公开'))
  await shows('提交核对')
  tap(words('提交核对'))
  await until(() => sent('publication.step').length === 1, 'the proposal to go out')
  expect(sent('publication.step')[0]).toMatchObject({
    step: 'propose',
    scope: 'branch',
    process: expect.stringContaining('赞成13人'),
  })
})

test('C3.3c, C3.3d who proposes sees what is read along with the words, by whom only within the branch', async () => {
  const followUps = [{ what: '通知课程组', who: '赵甲一', by: null, doneOn: null }]
  answer('resolutions.show', day([matter({ result, followUps })]))
  await open(PAGE)
  await shows('拟公开')
  tap(words('拟公开'))
  await shows('一并公开的落实事项')
  const named = () => text().split('赵甲一').length - 1
  expect(named()).toBe(2)
  tap(words('社会公开'))
  await until(() => named() === 1, 'the name to leave the sheet')
  const publication = {
    ...{ scope: 'unit' as const, state: 'proposed' as const, process: '赞成13人', result: '通过' },
    ...{ publishedAt: null, steps: [] },
  }
  answer('resolutions.show', day([matter({ result, followUps, publication })]))
  await open(PAGE)
  await shows('一并公开的落实事项')
  expect(named()).toBe(1)
})

test('C3.3c for whom something is to be read is that of the matter, not of the one looked at before', async () => {
  const other = { ...matter({ result }), resolutionId: 'r000000000000002', topic: '购书经费' }
  answer('resolutions.show', day([matter({ result }), other]))
  await open(PAGE)
  await shows('购书经费')
  const propose = async (at: number) => {
    const found = app()
      .findAll('.link')
      .filter((one) => one.textContent === '拟公开')
    tap(found[at] ?? app().find('.link'))
    await shows('提交核对')
  }
  await propose(0)
  tap(words('社会公开'))
  tap(app().find('.sh-leave'))
  await until(() => !text().includes('提交核对'), 'the sheet to go')
  await propose(1)
  tap(words('提交核对'))
  await until(() => sent('publication.step').length === 1, 'the proposal')
  expect(sent('publication.step')).toMatchObject([
    { resolutionId: 'r000000000000002', scope: 'branch' },
  ])
})

test('C3.3c what was published is put right with a reason; not to publish is a decision with one', async () => {
  const publication = {
    scope: 'branch' as const,
    state: 'published' as const,
    process: '赞成13人',
    result: '通过',
    publishedAt: NOW,
    steps: (['propose', 'check', 'publish'] as const).map((step) => ({
      step,
      name: '向远',
      at: NOW,
      reason: '',
      before: null,
    })),
  }
  answer('resolutions.show', day([matter({ result, open: false, publication })]))
  await open(PAGE)
  await shows('更正')
  tap(words('更正'))
  await shows('更正的原因')
  tap(words('更正', [...document.querySelectorAll<HTMLElement>('wx-wide-button *')]))
  await shows('请写一句更正的原因')
  expect(sent('publication.step')).toEqual([])
  type(app().findAll('wx-textarea').at(-1) ?? app().find('wx-textarea'), '人数有误')
  tap(words('更正', [...document.querySelectorAll<HTMLElement>('wx-wide-button *')]))
  await until(() => sent('publication.step').length === 1, 'the correction')
  const { process, result: told } = publication
  expect(sent('publication.step')).toEqual([
    {
      resolutionId: RESOLUTION,
      seen: 3,
      step: 'correct',
      process,
      result: told,
      reason: '人数有误',
    },
  ])
  answer('resolutions.show', day([matter({ result, open: false })]))
  await open(PAGE)
  await shows('拟公开')
  tap(words('不公开'))
  const field = () => document.querySelector<HTMLElement>('#overlay input, #overlay textarea')
  await until(() => field() !== null, 'the field of the reason')
  type(field() as HTMLElement, '涉及个人')
  tap(await overlay('不公开'))
  await until(() => sent('publication.step').length === 2, 'the decision')
  expect(sent('publication.step')[1]).toEqual({
    resolutionId: RESOLUTION,
    seen: 0,
    step: 'keep',
    reason: '涉及个人',
  })
})

test('C3.3c who checks reads the proposed words first, and says how far they had come', async () => {
  const publication = {
    scope: 'branch' as const,
    state: 'proposed' as const,
    process: '支委会提出，赞成13人',
    result: '每周三答疑',
    publishedAt: null,
    steps: [{ step: 'propose' as const, name: '向远', at: NOW, reason: '', before: null }],
  }
  answer('resolutions.show', day([matter({ result, open: false, publication })]))
  await open(PAGE)
  await shows('每周三答疑')
  await shows('支委会提出，赞成13人')
  tap(words('核对'))
  tap(await overlay('核对无误'))
  await until(() => sent('publication.step').length === 1, 'the check')
  expect(sent('publication.step')).toEqual([{ resolutionId: RESOLUTION, seen: 1, step: 'check' }])
})

test('domain §7 #10 counted anew, the recorder says who has left; nobody is asked when nothing changed', async () => {
  answer('resolutions.show', day([matter()]))
  const voters = [
    { memberId: 'm000000000000001', name: '白帆', left: false },
    { memberId: 'm000000000000002', name: '向远', left: true },
  ]
  answer('resolution.capture', { base, voters })
  await open(PAGE)
  await shows('重新清点到会')
  tap(words('重新清点到会'))
  await shows('谁已离场')
  tap(words('选好了'))
  await until(() => !text().includes('谁已离场'), 'the sheet to go')
  tap(words('重新清点到会'))
  await until(() => sent('resolution.capture').length === 2, 'the second count')
  await shows('谁已离场')
  tap(words('白帆'))
  tap(words('选好了'))
  await until(() => sent('resolution.capture').length === 3, 'who left')
  const left = ['m000000000000001', 'm000000000000002']
  expect(sent('resolution.capture')).toEqual([
    { resolutionId: RESOLUTION, left: null },
    { resolutionId: RESOLUTION, left: null },
    { resolutionId: RESOLUTION, left },
  ])
})

test('C3.3b counted anew after a result, the page asks first; of the committee it asks who is not there', async () => {
  answer('resolutions.show', day([matter({ kind: 'committee', result })]))
  const voters = [{ memberId: 'm000000000000001', name: '白帆', left: true }]
  answer('resolution.capture', { base, voters })
  await open(PAGE)
  await shows('改结果')
  tap(words('重新清点到会'))
  const go = await overlay('清点')
  expect(sent('resolution.capture')).toEqual([])
  tap(go)
  await shows('哪些支委不在场')
  tap(words('白帆'))
  tap(words('选好了'))
  await until(() => sent('resolution.capture').length === 2, 'who is there')
  expect(sent('resolution.capture')[1]).toEqual({ resolutionId: RESOLUTION, left: [] })
})

test('a matter opened by mistake goes after one question', async () => {
  answer('resolutions.show', day([matter()]))
  await open(PAGE)
  await shows('撤去')
  tap(words('撤去'))
  answer('resolutions.show', day([]))
  tap(await overlay('撤去'))
  await shows('还没有提交会议讨论的事项')
  expect(sent('resolution.drop')).toEqual([{ resolutionId: RESOLUTION }])
})

test('C3.3c doubt about the words is said calmly, and what was proposed stays proposed', async () => {
  answer('resolutions.show', day([matter({ result })]))
  answer('publication.step', { state: 'proposed', doubt: true })
  await open(PAGE)
  await shows('拟公开')
  tap(words('拟公开'))
  await shows('提交核对')
  tap(words('提交核对'))
  await shows('微信内容检查提示文字可能不妥')
})

test('C3.3d a reader finds it, says something without a name; the branch answers', async () => {
  await open('pages/decision/list/list')
  await shows('主题党日时间')
  tap(words('主题党日时间'))
  await shows('对本单位公开')
  await shows('通知课程组')
  await shows('不保存是谁提的')
  tap(words('提交意见'))
  await shows('请写一句')
  expect(sent('feedback.leave')).toEqual([])
  type(app().find('wx-textarea'), '很好')
  tap(words('提交意见'))
  await shows('已收到')
  expect(sent('feedback.leave')).toEqual([
    { resolutionId: RESOLUTION, text: '很好', anonymous: true },
  ])
  tap(words('答复'))
  await shows('答复里不写党员姓名')
  expect(text()).toContain('请看后决定是否公开')
  tap(words('不公开显示'))
  type(app().find('wx-textarea'), '已采纳')
  tap(words('提交'))
  await until(() => sent('feedback.answer').length === 1, 'the answer to go out')
  expect(sent('feedback.answer')[0]).toMatchObject({ shown: false })
})

test('C3.3c §7 #20 where it is read it is put right or taken back; the words before stand beside', async () => {
  const before = { process: '到会12人', result: '未通过' }
  const corrections = [{ at: NOW, reason: '人数有误', before }]
  const may = { ...published.may, correct: true, withdraw: true }
  const shown = { ...published, seen: 4, may, published: { ...published.published, corrections } }
  answer('publication.show', shown)
  await open(`pages/decision/show/show?resolutionId=${RESOLUTION}`)
  await shows('更正：人数有误')
  expect(text()).toContain('到会12人')
  tap(words('更正'))
  await shows('更正前的内容仍看得到')
  const fields = app().findAll('wx-textarea')
  const [process, told, reason] = fields.slice(fields.length - 3)
  if (!process || !told || !reason) throw new Error('three fields are expected')
  type(told, '改为周三')
  type(reason, '课表\n变动')
  tap(words('更正', [...document.querySelectorAll<HTMLElement>('wx-wide-button *')]))
  await until(() => sent('publication.step').length === 1, 'the correction')
  expect(sent('publication.step')[0]).toEqual({
    ...{ resolutionId: RESOLUTION, seen: 4, step: 'correct' },
    ...{ process: shown.published.process, result: '改为周三', reason: '课表 变动' },
  })
  await until(() => !text().includes('更正前的内容仍看得到'), 'the sheet to go')
  tap(words('撤回'))
  const field = () => document.querySelector<HTMLElement>('#overlay input, #overlay textarea')
  await until(() => field() !== null, 'the field of the reason')
  type(field() as HTMLElement, '涉及个人')
  tap(await overlay('撤回'))
  await shows('已撤回，不再公开')
  expect(sent('publication.step')[1]).toEqual({
    ...{ resolutionId: RESOLUTION, seen: 4, step: 'withdraw', reason: '涉及个人' },
  })
})

test('C3.3d older ones are asked for where the list ends', async () => {
  const { published: first } = published
  answer('publications.list', { now: NOW, published: [first], more: true })
  await open('pages/decision/list/list?unitId=u000000000000001')
  await shows('更早的')
  const older = { ...first, resolutionId: 'r000000000000002', topic: '购书经费' }
  answer('publications.list', { now: NOW, published: [older], more: false })
  tap(words('更早的'))
  await shows('购书经费')
  expect(text()).toContain('主题党日时间')
  expect(text()).not.toContain('更早的')
  const unitId = 'u000000000000001'
  const after = { publishedAt: first.publishedAt, resolutionId: first.resolutionId }
  expect(sent('publications.list')).toEqual([{ unitId }, { unitId, after }])
})
