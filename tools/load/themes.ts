import type { ContentItem, Mode, PlanWords } from '../../cloudfunctions/core/contract'

const required = (...categories: Extract<ContentItem, { kind: 'required' }>['category'][]) =>
  categories.map((category) => ({ kind: 'required', category }) as const)

const row = (
  theme: string,
  items: PlanWords['items'],
  more: { mode?: Mode; place?: string; note?: string } = {},
): PlanWords => ({
  theme,
  items,
  mode: more.mode ?? 'in_person',
  place: more.place ?? '',
  lead: '支部书记',
  note: more.note ?? '',
})

/** Twelve themes of a computing college, January first (domain §5). */
export const TWELVE_THEMES: readonly PlanWords[] = [
  row('年终总结与新学期计划、走访慰问留校师生', required('org_life', 'care')),
  row('假期线上学习与返校志愿引导', required('study', 'volunteer'), { mode: 'online' }),
  row('学雷锋：电脑义诊与旧设备清洁志愿服务', required('volunteer'), { place: '图书馆一楼' }),
  row('国家安全与个人信息保护知识学习、清明缅怀', required('study', 'org_life')),
  row('科学家精神与学术诚信专题讨论', required('study', 'deliberation')),
  row('毕业生党员“离校前一课”与组织关系转接说明', required('org_life', 'care')),
  row('重温入党誓词、党章学习', required('study', 'org_life')),
  row('暑期社会实践线上交流', [{ kind: 'elective', tag: 'field_research' }], { mode: 'online' }),
  row('新学期支部计划、迎新服务、新转入党员见面', required('deliberation', 'volunteer')),
  row('爱国主义教育基地参观', [{ kind: 'elective', tag: 'red_resources' }], {
    mode: 'visit',
    place: '市爱国主义教育基地',
    note: '校外活动，提前报批',
  }),
  row('学风建设与课程学习结对帮扶', required('care', 'volunteer')),
  row('年度工作听取意见、民主议事', required('deliberation', 'org_life'), {
    note: '无障碍网页公益测试同时进行',
  }),
]

/** The theme planned for a month `YYYY-MM`. */
export function themeOf(month: string): PlanWords {
  const words = TWELVE_THEMES[Number(month.slice(5)) - 1]
  if (!words) throw new Error(`${month} is not a month`)
  return words
}
