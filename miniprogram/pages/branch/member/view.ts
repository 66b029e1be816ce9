import type { Day, MemberRow, Output } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { exclusionWords } from '../../../labels/branch'
import { type Option, optionsOf } from '../../../labels/options'
import { mobilityWords, roleWords, stageWords } from '../../../labels/people'
import { standingWords } from '../../../labels/register'
import { chosenDayWords, dateWords, dayOf, dayWords, instantOf } from '../../../lib/calendar'
import { type Form, needsLiaison } from './form'
import { fieldsOf, type Matter, mattersOf, type Shown, wordsOf } from './matters'

type Fact = { label: string; value: string }

const noon = (day: Day) => instantOf(day, '12:00')

function spanLine(words: string, span: { from: Day; to: Day | null }, today: Day): string {
  const day = (value: Day) => dateWords(value, noon(today))
  return `${words}（${day(span.from)}起${span.to ? `，到${day(span.to)}` : ''}）`
}

/** What is known of the person, line by line; what is not has no line. */
export function factsOf(row: MemberRow, today: Day): Fact[] {
  const day = (value: Day | null) => (value ? dateWords(value, noon(today)) : '')
  const { exemption, exclusion } = row
  const facts: Fact[] = [
    { label: '身份', value: stageWords[row.stage] },
    { label: '组织关系', value: row.guest ? '在原支部，由原支部办理变更' : '' },
    { label: '党小组', value: row.group ?? '' },
    {
      label: '职务',
      value: row.offices.map(({ role, from }) => `${roleWords[role]}（${day(from)}起）`).join('、'),
    },
    { label: '外出情况', value: mobilityWords[row.mobility] },
    { label: '联系人', value: row.liaison ?? (needsLiaison(row.mobility) ? '待定' : '') },
    { label: '流向地', value: row.destination },
    { label: '预计返回', value: day(row.expectedReturn) },
    { label: '参加活动', value: row.standing ? standingWords[row.standing] : '' },
    { label: '表决', value: row.stage === 'full' ? (row.canVote ? '计入' : '不计入') : '' },
    { label: '免到', value: exemption ? spanLine(exemption.reason, exemption, today) : '' },
    {
      label: '不计表决',
      value: exclusion ? spanLine(exclusionWords[exclusion.reason], exclusion, today) : '',
    },
    { label: '临时支部', value: row.stay ? `${row.stay.branch}（${day(row.stay.from)}起）` : '' },
    { label: '介绍信', value: row.letterOn ? `${day(row.letterOn)}开出` : '' },
    { label: '学号/工号', value: row.schoolNo },
    { label: '手机', value: row.phone },
    { label: '微信', value: row.bound ? '已绑定' : '未绑定' },
  ]
  return facts.filter(({ value }) => value !== '')
}

export function memberView(row: MemberRow, shown: Shown) {
  const matters = mattersOf(row, shown).map((matter, index) => {
    const { title, note } = wordsOf(matter, row)
    return { index, title, note, dated: fieldsOf[matter.what].length > 0 }
  })
  return {
    status: 'ready' as const,
    name: row.name,
    branch: shown.branch.name,
    phone: row.phone,
    branchId: shown.branch.orgId,
    today: shown.today,
    /** Who is on no list has no days to be looked at. */
    days: shown.may.change && row.standing !== null,
    facts: factsOf(row, shown.today),
    matters: matters.filter(({ dated }) => dated),
    /** What is put right and keeps nothing of before. */
    cardMatters: matters.filter(({ dated }) => !dated),
  }
}

/** What is said to who made a code: how it is used, and until when. */
export const invitationOf = ({ name, code, until }: Output<'binding.invite'>) => ({
  code,
  line: `请当面或打电话告诉${name}：在“绑定身份”里选“用绑定码”输入。${dateWords(dayOf(until), until)}前有效，用一次就失效。`,
})

export const liftWords = ({ name }: MemberRow) => ({
  title: `解除${name}的微信绑定？`,
  content: '请先当面或打电话核实是本人的要求。解除后，要用手机号或绑定码重新绑定。',
  confirmText: '解除',
})

export const NO_GROUP: Option = { value: '', label: '不编组' }
const AWAY: Option[] = [
  { value: 'school', label: '转到校内支部' },
  { value: 'out', label: '转出本校' },
]

/** What the day of a sheet is, where it is not the first. */
const onLabels: Partial<Record<Matter['what'], string>> = {
  'end-office': '任职到',
  'end-stay': '最后一天',
}

/** What does not change while the sheet is filled in. */
export function sheetOf(matter: Matter, row: MemberRow, shown: Shown) {
  const { title, note, button } = wordsOf(matter, row)
  const roles = matter.what === 'assign' ? matter.roles : []
  return {
    sheet: true,
    problem: '',
    sheetTitle: `${row.name} · ${title}`,
    sheetNote: note,
    sheetButton: button,
    has: Object.fromEntries(fieldsOf[matter.what].map((field) => [field, true])),
    onLabel: onLabels[matter.what] ?? '从哪天起',
    today: shown.today,
    exclusionOptions: optionsOf(exclusionWords),
    mobilityOptions: optionsOf(mobilityWords),
    groupOptions: [NO_GROUP, ...shown.groups.map((value) => ({ value, label: value }))],
    roleOptions: roles.map((value) => ({ value, label: roleWords[value] })),
    awayOptions: AWAY,
    stayOptions: shown.temporary.map(({ orgId, name }) => ({ value: orgId, label: name })),
  }
}

/** How many branches are listed under the few letters that were typed. */
const FOUND = 8

/** What the sheet shows now. */
export function sheetView(form: Form, shown: Shown, sought: string) {
  const day = (value: Day) => dayWords(value, noon(shown.today))
  const word = sought.trim()
  return {
    on: form.on,
    onLine: chosenDayWords(form.on, shown.today),
    to: form.to ?? '',
    toLine: form.to ? day(form.to) : '没有期限',
    exclusion: form.exclusion ? [form.exclusion] : [],
    mobility: [form.mobility],
    needsLiaison: needsLiaison(form.mobility),
    liaison: shown.members.find(({ memberId }) => memberId === form.liaisonId)?.name ?? '请选择',
    back: form.expectedReturn ?? '',
    backLine: form.expectedReturn ? day(form.expectedReturn) : '未填',
    chosenLiaison: form.liaisonId ? [form.liaisonId] : [],
    group: [form.group ?? ''],
    role: form.role ? [form.role] : [],
    away: [form.away],
    toBranch: form.toBranch?.name ?? '',
    stay: form.toBranch ? [form.toBranch.orgId] : [],
    found: shown.elsewhere
      .filter(({ name }) => word !== '' && name.includes(word) && name !== form.toBranch?.name)
      .slice(0, FOUND),
  }
}

/** Who can look after somebody: members of the branch who are there, never the person himself (C2.3g). */
export const liaisonsFor = (row: MemberRow, { members }: Shown): Choice[] =>
  members
    .filter((one) => one.memberId !== row.memberId && one.standing === 'due')
    .map(({ memberId, name, group }) => ({ memberId, name, note: group ?? '' }))
