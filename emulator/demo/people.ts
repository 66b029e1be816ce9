import { inventedName } from '../../tools/load/names'
import { B01, B02, B03, B04, B05, B06, B07, B08, B10, COMPUTING, MATHEMATICS } from './branches'

/**
 * The invented university of the demo (domain §5): surname + heavenly stem + numeral, phones 1380000xxxx, no real person
 * and no real telephone. A person who plays a part in the journey is written out, the others fill the branches.
 */
export type DemoPerson = {
  name: string
  schoolNo: string
  phone: string
  stage: string
  branch: string
  group?: string
  joinedOn?: string
  fullOn?: string
  whereabouts?: string
  offices?: string
}
/** The ones the side panel of the phone offers, by 学号/工号. */
export const CAST = {
  secretary: 'T0001',
  deputy: 'T0002',
  member: 'T0003',
  unitSecretary: 'T0004',
  mobile: 'T0005',
  liaison: 'T0006',
  unbound: 'T0007',
  elder: 'T0008',
  prospect: 'T0018',
  otherBranch: 'T0021',
  counsellor: 'T0042',
  unitClerk: 'T0043',
  orgOfficer: 'T0044',
  student: 'S0001',
} as const

let made = 0

/** The next invented person. */
function someone(prefix: 'T' | 'S', number: number, facts: Partial<DemoPerson>): DemoPerson {
  const index = made++
  return {
    name: inventedName(index),
    schoolNo: `${prefix}${String(number).padStart(4, '0')}`,
    phone: `1380000${String(index + 1).padStart(4, '0')}`,
    stage: '正式党员',
    branch: B01,
    ...facts,
  }
}

function several(
  prefix: 'T' | 'S',
  from: number,
  count: number,
  facts: (index: number) => Partial<DemoPerson>,
): DemoPerson[] {
  return Array.from({ length: count }, (_, index) => someone(prefix, from + index, facts(index)))
}

/** Facts of the first persons of the software engineering branch, in sheet order. */
const CAST_OF_B01: Partial<DemoPerson>[] = [
  { offices: '书记' },
  { offices: '副书记、宣传委员' },
  {},
  { offices: '总支书记' },
  { whereabouts: '外出流动（联系人：吴己六）' },
  { offices: '组织委员' },
  {},
  // no phone: the recorder ticks
  { phone: '' },
]

const fullSince = (index: number) => ({
  joinedOn: `${2001 + (index % 15)}-06-${String(10 + (index % 18))}`,
  fullOn: `${2002 + (index % 15)}-06-${String(10 + (index % 18))}`,
})

const staff = [
  ...several('T', 1, 17, (index) => ({ ...fullSince(index), ...CAST_OF_B01[index] })),
  ...several('T', 18, 1, () => ({ stage: '发展对象' })),
  ...several('T', 19, 1, () => ({ stage: '入党积极分子' })),
  ...several('T', 21, 14, (index) => ({
    branch: B02,
    ...fullSince(index),
    ...(index === 1 ? { offices: '书记' } : {}),
    ...(index === 2 ? { offices: '组织委员' } : {}),
  })),
  ...several('T', 35, 1, () => ({ branch: B02, stage: '预备党员', joinedOn: '2026-05-20' })),
  ...several('T', 41, 6, (index) => ({
    branch: B03,
    ...fullSince(index),
    ...(index === 0 ? { offices: '书记' } : {}),
    ...(index === 1 ? { offices: `书记@${B05}` } : {}),
    ...(index === 2 ? { offices: '总支干事' } : {}),
    ...(index === 4 ? { offices: `书记@${B06}` } : {}),
  })),
]
const students = [
  ...several('S', 1, 9, (index) => ({
    branch: B05,
    group: index % 2 === 0 ? '第一党小组' : '第二党小组',
    joinedOn: '2024-11-15',
    fullOn: '2025-11-15',
    ...(index === 0 ? { offices: '副书记' } : {}),
    ...(index < 3 && index > 0 ? { offices: '党小组组长' } : {}),
  })),
  ...several('S', 10, 19, (index) => ({
    branch: B05,
    stage: '预备党员',
    group: index % 2 === 0 ? '第一党小组' : '第二党小组',
    joinedOn: '2026-04-24',
    ...(index === 0 ? { whereabouts: '外出' } : {}),
    ...(index === 1 ? { whereabouts: '外出流动' } : {}),
  })),
  ...several('S', 31, 3, () => ({ branch: B05, stage: '入党积极分子' })),
]
const neighbours = several('T', 101, 8, (index) => ({
  branch: B10,
  ...fullSince(index),
  ...(index === 0 ? { offices: '书记' } : {}),
  ...(index === 1 ? { offices: '总支书记' } : {}),
  ...(index === 7 ? { whereabouts: '免（长期生病，本人申请，支部大会同意）' } : {}),
}))

// those after make their names last, so that the names of the persons above stay what they were
const retired = several('T', 51, 12, (index) => ({
  branch: B04,
  joinedOn: `${1970 + index}-07-01`,
  fullOn: `${1971 + index}-07-01`,
  // no phone, or one that is left at home
  ...(index % 2 === 0 ? { phone: '' } : {}),
  ...(index === 1 ? { offices: '书记' } : {}),
  ...(index === 3 ? { offices: '组织委员' } : {}),
  ...(index > 6 ? { whereabouts: '免（年老体弱，本人申请，支部大会同意）' } : {}),
}))
const GROUPS = ['第一党小组', '第二党小组', '第三党小组', '第四党小组']
const graduating = [
  ...several('S', 101, 31, (index) => ({
    branch: B06,
    group: GROUPS[index % 4],
    joinedOn: '2024-05-17',
    fullOn: '2025-05-17',
    ...(index === 0 ? { offices: '副书记' } : {}),
    ...(index > 0 && index < 5 ? { offices: '党小组组长' } : {}),
  })),
  ...several('S', 132, 25, (index) => ({
    branch: B06,
    stage: '预备党员',
    group: GROUPS[index % 4],
    joinedOn: '2025-12-12',
  })),
]
for (const [index, person] of graduating.entries()) {
  // people who work elsewhere for a term; the heads of the groups keep in touch
  const liaison = graduating[1 + (index % 4)]?.name
  if (index >= 20 && index < 26) person.whereabouts = `外出流动（联系人：${liaison}）`
}
const graduates = [
  ...several('S', 201, 24, (index) => ({
    branch: B07,
    group: GROUPS[index % 3],
    joinedOn: '2022-06-10',
    fullOn: '2023-06-10',
    ...(index === 0 ? { offices: '书记' } : {}),
    ...(index === 1 ? { offices: '副书记、组织委员' } : {}),
    ...(index > 1 && index < 5 ? { offices: '党小组组长' } : {}),
  })),
  ...several('S', 225, 4, (index) => ({
    branch: B07,
    stage: '预备党员',
    group: GROUPS[index % 3],
    joinedOn: '2026-05-08',
  })),
]
const abroad = graduates[10]
if (abroad) abroad.whereabouts = `出国（境）（联系人：${graduates[1]?.name}）`
const laboratory = [
  ...several('S', 301, 3, (index) => ({
    branch: B08,
    joinedOn: '2021-06-18',
    fullOn: '2022-06-18',
    // fewer than seven full members: a secretary alone
    ...(index === 0 ? { offices: '书记' } : {}),
  })),
  ...several('S', 304, 2, () => ({ branch: B08, stage: '预备党员', joinedOn: '2026-06-05' })),
]

/** Sheets of the workbook: second-level organisation → people. */
export const sheets: { unit: string; people: DemoPerson[] }[] = [
  {
    unit: COMPUTING,
    people: [...staff, ...retired, ...students, ...graduating, ...graduates, ...laboratory],
  },
  { unit: MATHEMATICS, people: neighbours },
]
export const people = sheets.flatMap((sheet) => sheet.people)
