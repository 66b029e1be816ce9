import type { ActivityCard, Counts, Media, MyPart, Output, Person } from '../../typings/contract'

/** Ordinary facts, as the server would send them; a test changes what it is about. */
export const at = (text: string): number => Date.parse(`${text}+08:00`)

export const NOW = at('2026-12-02T09:10')
export const branch = { orgId: 'b00000000001', name: '第一党支部' }
export const ACTIVITY = 'a00000000001'
export const ANNA = 'm0000000000001'
export const BEN = 'm0000000000002'

export const person = (memberId: string, name: string): Person => ({
  memberId,
  name,
  stage: 'full',
})
export const people = [person(ANNA, '安然'), person(BEN, '白帆')]

export const aCard = (part: Partial<ActivityCard> = {}): ActivityCard => ({
  activityId: ACTIVITY,
  branch,
  month: '2026-12',
  makesUpFor: null,
  organiser: { kind: 'branch', name: branch.name },
  sessions: [],
  theme: '学风建设',
  items: [
    { kind: 'required', category: 'study' },
    { kind: 'elective', tag: 'field_research' },
  ],
  mode: 'in_person',
  place: '信息楼302',
  startsAt: at('2026-12-05T15:00'),
  endsAt: at('2026-12-05T16:30'),
  opensAt: at('2026-12-05T14:30'),
  closesAt: at('2026-12-05T17:00'),
  phase: 'upcoming',
  ...part,
})

export const mine = (part: Partial<MyPart> = {}): MyPart => ({
  standing: 'due',
  state: 'unmarked',
  ...part,
})

export const counts = (part: Partial<Counts> = {}): Counts => ({
  due: 26,
  present: 23,
  leave: 1,
  absent: 0,
  unmarked: 2,
  late: 1,
  exempt: 0,
  mobile: 0,
  inTransfer: 0,
  seconded: 0,
  excluded: 0,
  invitees: 0,
  visitors: 0,
  ...part,
})

export const school = {
  name: '示例大学',
  responsibleUnit: '组织部',
  filingNumber: null,
  feedbackContact: '0000-1234567',
}

export const me = {
  memberId: ANNA,
  name: '安然',
  stage: 'full' as const,
  branch,
  unit: { orgId: 'u00000000001', name: '学院党总支' },
  roles: [],
  leads: [] as { orgId: string; name: string }[],
}

/** A person's dated facts when nothing was ever changed. */
export const undated = {
  stages: [],
  relations: [],
  mobilities: [],
  exemptions: [],
  exclusions: [],
  offices: [],
  briefings: [],
  objections: [],
  lateEntries: [],
  services: [],
  care: [],
  contacts: [],
  dataObjections: [],
  corrections: [],
  feedback: [],
}

/** All that is stored of a person with nothing out of the ordinary. */
export const ownFacts = {
  ...me,
  ...undated,
  schoolNo: 'T1',
  phone: '1',
  group: null,
  joinedOn: null,
  fullOn: null,
  wantsAnniversary: false,
  mobility: 'none',
  liaison: null,
  keepsInTouch: false,
  wroteCare: false,
  boundAt: NOW,
} as const

export const aHome = (part: Partial<Output<'home.show'>> = {}): Output<'home.show'> => ({
  now: NOW,
  school,
  me,
  events: [],
  todos: [],
  month: null,
  year: null,
  anniversary: null,
  elsewhere: false,
  oversees: { unit: null, school: null },
  templates: [],
  ...part,
})

export const anActivity = (
  part: Partial<Output<'activity.show'>> = {},
  card: Partial<ActivityCard> = {},
): Output<'activity.show'> => ({
  now: NOW,
  activity: {
    ...aCard(card),
    recorder: '白帆',
    postponed: false,
    offCampus: null,
    partners: [],
    series: '',
    seriesDays: [],
  },
  revision: 0,
  leadDays: 2,
  leads: true,
  templates: [],
  changes: [],
  hints: [],
  told: [],
  notice: { at: NOW, leadDays: 3, verdict: 'on_time' },
  me: ANNA,
  mine: mine(),
  counts: null,
  invitees: [],
  tellByPhone: [],
  briefings: [],
  objections: [],
  leaves: [],
  may: {
    askLeave: true,
    withdrawLeave: false,
    register: false,
    showBoard: false,
    keepRecord: false,
    change: false,
    arrange: false,
    cancel: false,
    join: [],
    object: false,
    confirmLeave: false,
  },
  ...part,
})

export const aDraft = (part: Partial<Output<'activity.draft'>> = {}): Output<'activity.draft'> => ({
  now: NOW,
  branch,
  branches: [branch],
  month: '2026-12',
  suggestion: {
    startsAt: at('2026-12-05T15:00'),
    minutes: 90,
    place: '信息楼302',
    fromUsualSlot: true,
  },
  leadDays: 2,
  prepared: null,
  unplanned: [],
  missed: [],
  partners: [],
  visitors: [],
  dueCount: 26,
  invitable: [{ ...person('m0000000000009', '田野'), stage: 'activist' }],
  members: people,
  ...part,
})

export const aRecord = (part: Partial<Output<'record.show'>> = {}): Output<'record.show'> => ({
  now: at('2026-12-05T17:20'),
  activity: aCard({ phase: 'ended' }),
  draft: {
    chairId: ANNA,
    recorderId: null,
    content: '',
    outcome: '',
    resolution: '',
    segments: [],
    materials: [],
    outing: null,
    flag: null,
    badge: null,
    venueNote: '',
  },
  revision: 3,
  counts: counts(),
  register: [],
  media: [],
  erased: [],
  people,
  lacks: ['content', 'outcome'],
  hints: [],
  alike: [],
  sites: ['gov.cn', 'edu.cn'],
  sealed: null,
  heads: null,
  came: 23,
  waiting: 0,
  undecided: [],
  corrections: [],
  lateEntries: [],
  may: { edit: true, close: true, addMedia: true, decideMedia: true, correct: false, forms: true },
  ...part,
})

type Shown = Output<'board.show'>
export type Board = NonNullable<Shown['board']>
export type BoardRow = Board['missing'][number]
export type Came = Shown['came'][number]

export const aRow = (memberId: string, name: string, group: string | null = null): BoardRow => ({
  memberId,
  name,
  group,
})
export const came = (part: Partial<Came> = {}): Came => ({
  memberId: ANNA,
  name: '安然',
  standing: 'due',
  at: at('2026-12-05T14:49:30'),
  late: false,
  method: 'self_qr',
  ...part,
})
/** What stands on the board. */
export const standing = (part: Partial<Board> = {}): Board => ({
  activity: aCard({ phase: 'open' }),
  counts: counts(),
  arrived: [],
  missing: [aRow(ANNA, '安然', '第一党小组')],
  onLeave: [],
  others: [],
  invitees: [],
  heads: null,
  enterLeave: true,
  codeClosed: false,
  ...part,
})
/** The first answer: everything. */
export const aBoard = (part: Partial<Shown> = {}): Shown => {
  const now = part.now ?? at('2026-12-05T14:50')
  return {
    now,
    code: `${ACTIVITY}.0abcde.ABCDEFGHIJKL`,
    codeUntil: at('2026-12-05T14:50') + 6000,
    mark: { at: now, version: 3, final: true },
    came: [],
    waiting: [],
    room: null,
    board: standing(),
    ...part,
  }
}

type ContactRow = Output<'contact.board'>['rows'][number]
export const aContactRow = (part: Partial<ContactRow> = {}): ContactRow => ({
  member: person(BEN, '白帆'),
  mobility: 'mobile',
  phone: '13900000000',
  liaison: { memberId: ANNA, name: '安然' },
  mine: true,
  state: 'owed',
  unreached: 0,
  attempts: 0,
  answer: null,
  asks: false,
  last: null,
  ...part,
})
export const contacts = (rows: ContactRow[]): Output<'contact.board'> => ({
  now: NOW,
  branch,
  month: '2026-12',
  rows,
  members: people,
  may: { assign: false },
  passOn: [
    {
      activityId: ACTIVITY,
      theme: '学风建设',
      startsAt: at('2026-12-05T15:00'),
      place: '信息楼302',
      outcome: null,
    },
  ],
  decisions: [],
})

export const aLine = (seq: number): Output<'ledger.show'>['lines'][number] => ({
  additions: [],
  published: 0,
  entryId: `led_b00000000001_0000${seq}`,
  activityId: `a0000000000${seq}`,
  seq,
  month: '2026-11',
  makesUpFor: null,
  theme: '走进校史馆',
  items: aCard().items,
  mode: 'visit',
  place: '校史馆',
  startsAt: at('2026-11-06T15:00') + seq,
  endsAt: at('2026-11-06T16:30'),
  organiser: branch.name,
  organiserKind: 'branch',
  chair: '安然',
  recorder: '白帆',
  counts: counts({ present: 24 }),
  presentFull: 20,
  presentProbationary: 4,
  notice: { leadDays: 3, verdict: 'on_time' },
  outcome: '',
  resolution: '',
  segments: [],
  mediaCount: 0,
  resolutions: 0,
  sealedAt: at('2026-11-06T18:00'),
  sealedOn: '2026-11-06',
  digest: `${seq}fa9c2d17be4085a`,
})

/** A picture of a record. */
export const aPicture = (part: Partial<Media> = {}): Media => ({
  mediaId: 'f000000000000001',
  kind: 'picture',
  url: '/files/one.jpg',
  caption: '',
  addedAt: at('2026-12-05T18:00'),
  addedLate: false,
  held: false,
  inCopy: true,
  archive: false,
  ...part,
})
