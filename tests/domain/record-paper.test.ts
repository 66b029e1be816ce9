import fc from 'fast-check'
import type { RecordDraft } from '../../cloudfunctions/core/contract'
import { newsDraft } from '../../cloudfunctions/core/domain/news-draft'
import {
  copyFields,
  RECORD_PAPER_FIELDS,
  type RecordPaper,
  recordFields,
} from '../../cloudfunctions/core/domain/record-paper'
import {
  type Publicity,
  resolutionLines,
  resolvedOf,
} from '../../cloudfunctions/core/domain/record-resolutions'

const START = Date.parse('2026-12-11T15:00:00+08:00')
const HOUR = 3_600_000

const aRecord = (over: Partial<RecordDraft> = {}): RecordDraft => ({
  chairId: null,
  recorderId: null,
  content: '学习党章。',
  outcome: '无后续事项',
  resolution: '',
  segments: [],
  materials: [],
  outing: null,
  flag: null,
  badge: null,
  venueNote: '',
  ...over,
})
const aPaper = (over: Partial<RecordPaper> = {}): RecordPaper => ({
  unitName: '计算机学院党总支',
  nth: 3,
  plannedTheme: null,
  planned: { startsAt: START - HOUR, endsAt: START },
  branchName: '第一党支部',
  line: {
    entryId: 'led_b00000000001_00003',
    activityId: 'a00000000001',
    seq: 3,
    month: '2026-12',
    makesUpFor: null,
    theme: '学习党章专题讨论',
    items: [],
    mode: 'online',
    place: '会议室',
    startsAt: START,
    endsAt: START + HOUR,
    organiser: '第一党支部',
    organiserKind: 'branch',
    chair: '赵甲一',
    recorder: '钱乙二',
    counts: {
      due: 3,
      present: 1,
      leave: 1,
      absent: 1,
      unmarked: 0,
      late: 0,
      exempt: 0,
      mobile: 1,
      inTransfer: 1,
      seconded: 1,
      excluded: 1,
      invitees: 1,
      visitors: 1,
    },
    presentFull: 1,
    presentProbationary: 0,
    notice: { leadDays: 3, verdict: 'on_time' },
    outcome: '无后续事项',
    resolution: '',
    segments: [],
    mediaCount: 0,
    resolutions: 0,
    sealedAt: START + HOUR,
    sealedOn: '2026-12-11',
  },
  record: aRecord(),
  register: [],
  resolutions: [],
  corrections: [],
  digest: null,
  ...over,
})
const someone = (name: string, standing: string, state: string) =>
  ({ name, stage: 'full', standing, state }) as RecordPaper['register'][number]

describe('§4.2 the fields of the record form', () => {
  test('times as first noticed stand beside the times it was held', () => {
    const fields = recordFields(aPaper())
    expect(fields.计划时间).toBe('2026年12月11日 14:00—15:00')
    expect(fields.实际时间).toBe('2026年12月11日 15:00—16:00')
    expect(fields.时长).toBe('60分钟')
  })

  test('§7 #15 a day that makes up for a month says for which', () => {
    const paper = aPaper()
    const line = { ...paper.line, makesUpFor: '2026-11' }
    expect(recordFields({ ...paper, line }).活动类型).toBe('主题党日（补开11月）')
  })

  test('a day over midnight names both days', () => {
    const paper = aPaper()
    const line = { ...paper.line, endsAt: START + 10 * HOUR }
    expect(recordFields({ ...paper, line }).实际时间).toBe(
      '2026年12月11日 15:00—2026年12月12日 01:00',
    )
  })

  test('§7 every sitting of a day held in batches stands with its time, its length and its place', () => {
    const paper = aPaper()
    const [startsAt, endsAt] = [START + 27 * HOUR, START + 27.5 * HOUR]
    const sessions = [{ startsAt, endsAt, place: '第二会议室' }]
    const planned = { ...paper.planned, sessions }
    const fields = recordFields({ ...paper, planned, line: { ...paper.line, sessions } })
    expect(fields.计划时间).toBe('2026年12月11日 14:00—15:00；2026年12月12日 18:00—18:30')
    expect(fields.实际时间).toBe('2026年12月11日 15:00—16:00；2026年12月12日 18:00—18:30')
    expect([fields.时长, fields.地点]).toEqual(['60分钟、30分钟', '会议室；第二会议室'])
  })

  test('C2.3d, §7 #6 everybody stands once, in their place, without titles', () => {
    const register = [
      someone('甲', 'due', 'present'),
      someone('乙', 'due', 'leave'),
      someone('丙', 'due', 'absent'),
      someone('丁', 'mobile', 'present'),
      someone('戊', 'invitee', 'present'),
      someone('己', 'invitee', 'unmarked'),
      someone('庚', 'visiting_leader', 'present'),
    ]
    const fields = recordFields(aPaper({ register }))
    expect([fields.参会人员, fields.请假人员, fields.缺席人员]).toEqual(['甲', '乙', '丙'])
    expect([fields.列席人员, fields.到会指导]).toEqual(['丁、戊', '庚'])
    expect([fields.其他不计, fields.列席]).toEqual(['3', '2'])
  })

  test('nobody is "无", as forms want it', () => {
    expect(recordFields(aPaper()).请假人员).toBe('无')
  })

  test('C3.2a each meeting has a block and a duration of its own, also over midnight', () => {
    const record = aRecord({
      segments: [
        { type: 'lecture', title: '条例解读', from: '23:50', to: '00:20', content: '讲授要点。' },
        { type: 'org_life_meeting', title: '', from: null, to: null, content: '开展批评。' },
      ],
    })
    const fields = recordFields(aPaper({ record }))
    expect(fields.活动类型).toBe('主题党日、党课（30分钟）、组织生活会')
    expect(fields.会议内容).toBe(
      '学习党章。\n【党课】条例解读　23:50—00:20\n讲授要点。\n【组织生活会】\n开展批评。',
    )
  })

  test('C3.1 what was studied: title, level, form and link', () => {
    const link = 'https://www.12371.cn/x'
    const record = aRecord({
      materials: [{ title: '《中国共产党章程》', level: 'central', form: 'read', link }],
    })
    expect(recordFields(aPaper({ record })).学习内容).toBe(
      `《中国共产党章程》（中央，集中学习） ${link}`,
    )
  })

  test.each<[Publicity[], string]>([
    [[], '无需公开'],
    [['open', 'open'], '未公开'],
    [['published', 'open'], '2项中已公开1项'],
    [['published', 'published'], '已公开'],
    // what may never be published, or was decided not to be, is not missing
    [['personal'], '涉及个人，不公开'],
    [['kept', 'personal'], '决定不公开'],
    [['published', 'personal', 'kept'], '已公开'],
    [['open', 'personal'], '未公开'],
  ])('C3.3a, C3.3c of matters %j the form says: %s', (all, said) => {
    const resolutions = all.map((publicity) => ({ title: '甲', sentence: '乙', publicity }))
    expect(recordFields(aPaper({ resolutions })).是否公开).toBe(said)
  })

  test('a draft says so and has no digest; a sealed one has it', () => {
    const [draft, sealed] = [recordFields(aPaper()), recordFields(aPaper({ digest: 'abc' }))]
    expect([draft.草稿 !== '', draft.校验码, draft.归档日期]).toEqual([true, '', ''])
    expect([sealed.草稿, sealed.校验码, sealed.归档日期]).toEqual(['', 'abc', '2026-12-11'])
  })

  test('every field there is has its text, whatever was written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (content, outcome) => {
        const fields = recordFields(aPaper({ record: aRecord({ content, outcome }) }))
        expect(Object.keys(fields).sort()).toEqual([...RECORD_PAPER_FIELDS].sort())
        const copied = copyFields(fields)
        expect(copied.every(({ text }) => text !== '')).toBe(true)
        expect(copied.some(({ label }) => label === '校验码')).toBe(false)
      }),
    )
  })
})

describe('C3.3b resolutions on paper', () => {
  const vote = {
    method: 'show_of_hands',
    yes: 8,
    no: 1,
    abstain: 1,
    opinions: 0,
    reason: '',
    at: START,
  }
  const sealed = (over: object) => ({
    kind: 'ordinary',
    topic: '设示范岗',
    votingDue: Array.from({ length: 15 }, (_, i) => `m${i}`),
    present: Array.from({ length: 10 }, (_, i) => `m${i}`),
    result: { ...vote, outcome: 'passed' },
    ...over,
  })
  const printed = (over: object) => resolvedOf([sealed(over)])[0]
  const base = '应到会有表决权15人，到会10人'

  test.each([
    ['passed', `${base}，举手表决，赞成8人，反对1人，弃权1人，超过应到会半数，通过`],
    ['rejected', `${base}，举手表决，赞成8人，反对1人，弃权1人，没有超过应到会半数，未通过`],
    ['deferred', `${base}，举手表决，赞成8人，反对1人，弃权1人，双方接近，暂缓表决`],
    ['carried', `${base}，没有议定，下次再议`],
    ['consensus', `${base}，讨论同意，未表决`],
  ])('%s', (outcome, sentence) => {
    expect(printed({ result: { ...vote, outcome } })).toEqual({
      title: '设示范岗',
      sentence,
      publicity: 'open',
    })
  })

  test('without a result it says so, with written opinions it counts them', () => {
    expect(printed({ result: null })?.sentence).toBe(`${base}，还没有结果`)
    const result = { ...vote, opinions: 2, outcome: 'passed' }
    expect(printed({ result })?.sentence).toContain('含书面意见2份')
  })

  test.each(['admission', 'confirmation'])(
    'of a matter about one person (%s) only its kind',
    (kind) => {
      const matters = [sealed({ kind, topic: '接收某某为预备党员' })]
      const lines = resolutionLines(resolvedOf(matters))
      expect(lines).toHaveLength(1)
      expect(lines[0]).not.toContain('某某')
      expect(lines[0]).not.toContain('赞成')
    },
  )

  test('what became of it is said beside it; about a person never', () => {
    const kinds = ['ordinary', 'important', 'personnel']
    const matters = kinds.map((kind, i) => sealed({ kind, resolutionId: `r${i}` }))
    const said = resolvedOf(matters, (id) => (id === 'r1' ? 'kept' : 'published'))
    expect(said.map((one) => one.publicity)).toEqual(['published', 'kept', 'personal'])
  })
})

test('C4.4c the news tells of no vote and no absence, and says whom it may not name', () => {
  const register = [
    { name: '赵甲一', stage: 'full', standing: 'due', state: 'present' },
    { name: '秦辛八', stage: 'activist', standing: 'invitee', state: 'present' },
    { name: '褚己六', stage: 'full', standing: 'due', state: 'absent' },
  ] as const
  const materials = [{ title: '《党章》', level: 'central', form: 'read', link: '' }] as const
  const record = aRecord({ content: '赵甲一主讲，秦辛八发言。', materials: [...materials] })
  const { text, names } = newsDraft(aPaper({ register, record }))
  expect(text.split('\n')).toEqual([
    '12月11日下午，第一党支部在线上开展12月主题党日活动，主题是“学习党章专题讨论”，1名党员参加。',
    '活动中，大家学习了《党章》。',
    '赵甲一主讲，秦辛八发言。',
  ])
  expect(names).toEqual(['秦辛八'])
})

test('§7 the news of a day in batches names every sitting and place', () => {
  const later = START + 4 * 24 * HOUR - 6 * HOUR
  const sessions = [{ startsAt: later, endsAt: later + HOUR, place: '值班室' }]
  const paper = aPaper()
  const { text } = newsDraft({ ...paper, line: { ...paper.line, mode: 'in_person', sessions } })
  expect(text).toContain('12月11日下午、12月15日上午，第一党支部分2批在会议室、值班室开展12月')
})

test('§7 #15 the news of a day that makes up for a month names that month', () => {
  const paper = aPaper()
  const { text } = newsDraft({ ...paper, line: { ...paper.line, makesUpFor: '2026-11' } })
  expect(text).toMatch(/^12月11日下午，第一党支部在线上开展11月主题党日活动（补开），主题是/)
})
