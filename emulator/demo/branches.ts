/** The branches of the invented university, in the order of domain §5. */
export type DemoBranch = {
  unit: string
  name: string
  kind: string
  slot?: string
  minutes?: number
  place?: string
}

export const COMPUTING = '计算机学院党总支'
export const MATHEMATICS = '数学与信息学院党总支'
export const B01 = '计算机学院教工第一党支部（软件工程系）'
export const B02 = '计算机学院教工第二党支部（网络与安全系）'
export const B03 = '计算机学院实验中心与办公室党支部'
export const B04 = '计算机学院离退休党支部'
export const B05 = '计算机学院本科生第一党支部（2023级）'
export const B06 = '计算机学院本科生第二党支部（2022级毕业班）'
export const B07 = '计算机学院研究生第一党支部'
export const B08 = '计算机学院研究生第二党支部（实验室）'
/** Lives from March to June beside B06; it is over when the roster of the autumn is kept. */
export const B09 = '计算机学院实习临时党支部'
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
    name: B04,
    kind: '离退休',
    slot: '每月第1个星期三 9:30',
    minutes: 60,
    place: '离退休活动中心',
  },
  {
    unit: COMPUTING,
    name: B05,
    kind: '本科生',
    slot: '每月最后一个星期五 19:00',
    place: '教学楼 B205',
  },
  {
    unit: COMPUTING,
    name: B06,
    kind: '本科生',
    slot: '每月第3个星期四 19:00',
    place: '教学楼 B301',
  },
  {
    unit: COMPUTING,
    name: B07,
    kind: '研究生',
    slot: '每月第2个星期四 16:00',
    place: '学院楼 402',
  },
  {
    unit: COMPUTING,
    name: B08,
    kind: '研究生',
    slot: '每月第1个星期五 16:00',
    minutes: 60,
    place: '实验楼 410',
  },
  {
    unit: MATHEMATICS,
    name: B10,
    kind: '联合',
    slot: '每月第1个星期四 15:30',
    place: '数学楼 210',
  },
]
