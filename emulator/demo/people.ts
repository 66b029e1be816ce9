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
export type DemoBranch = {
  unit: string
  name: string
  kind: string
  slot?: string
  minutes?: number
  place?: string
}

const COMPUTING = '计算机学院党总支'
const MATHEMATICS = '数学与信息学院党总支'
export const B01 = '计算机学院教工第一党支部（软件工程系）'
export const B02 = '计算机学院教工第二党支部（网络与安全系）'
export const B03 = '计算机学院实验中心与办公室党支部'
export const B05 = '计算机学院本科生第一党支部（2023级）'
export const B10 = '数学与信息联合党支部'

export const branches: DemoBranch[] = [
  {
    unit: COMPUTING,
    name: B01,
    kind: '教工',
    slot: '每月第2个星期五 15:00',
    place: '学院楼 301 会议室',
  },
  {
    unit: COMPUTING,
    name: B02,
    kind: '教工',
    slot: '每月第3个星期五 15:00',
    place: '学院楼 305 会议室',
  },
  {
    unit: COMPUTING,
    name: B03,
    kind: '行政',
    slot: '每月第2个星期三 16:00',
    minutes: 60,
    place: '实验楼 102',
  },
  {
    unit: COMPUTING,
    name: B05,
    kind: '本科生',
    slot: '每月最后一个星期五 19:00',
    place: '教学楼 B205',
  },
  {
    unit: MATHEMATICS,
    name: B10,
    kind: '联合',
    slot: '每月第1个星期四 15:30',
    place: '数学楼 210',
  },
]

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
  student: 'S0001',
} as const

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const NUMERALS = '一二三四五六七八九十'
let made = 0

/** The next invented person. Every combination of the three signs comes once before any comes again. */
function someone(prefix: 'T' | 'S', number: number, facts: Partial<DemoPerson>): DemoPerson {
  const index = made++
  const name =
    SURNAMES.charAt(index % SURNAMES.length) +
    STEMS.charAt(index % STEMS.length) +
    NUMERALS.charAt(index % NUMERALS.length)
  return {
    name,
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

/** Sheets of the workbook: second-level organisation → people. */
export const sheets: { unit: string; people: DemoPerson[] }[] = [
  { unit: COMPUTING, people: [...staff, ...students] },
  { unit: MATHEMATICS, people: neighbours },
]
export const people = sheets.flatMap((sheet) => sheet.people)
