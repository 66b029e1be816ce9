import type { Input, Output, PublicityChannel, ServiceKind } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { publicityWords, serviceWords } from '../../../labels/afterwards'
import { optionsOf } from '../../../labels/options'
import { stageWords } from '../../../labels/people'
import {
  addDays,
  addMonths,
  dateWords,
  dayOf,
  daysBetween,
  momentWords,
} from '../../../lib/calendar'

export type Shown = Output<'afterwards.show'>

export const KINDS = optionsOf(serviceWords)
export const CHANNELS = optionsOf(publicityWords)

/** What was done for others, and where was reported; nothing is counted. */
export function afterwardsView(shown: Shown) {
  const { activity, now, services, publicity } = shown
  return {
    status: 'ready' as const,
    message: '',
    theme: activity.theme,
    when: momentWords(activity.startsAt, now),
    services: services.map((one) => ({
      serviceId: one.serviceId,
      title: one.what,
      state: serviceWords[one.kind],
      lines: [
        [dateWords(one.on, now), one.where, one.hours ? `约${one.hours}小时` : '']
          .filter(Boolean)
          .join(' · '),
        one.beneficiaries ? `服务对象：${one.beneficiaries}` : '',
        one.participants.length > 0
          ? `参加：${one.participants.map(({ name }) => name).join('、')}`
          : '',
        `${one.by}记`,
      ].filter(Boolean),
    })),
    publicity: publicity.map((one) => ({
      publicityId: one.publicityId,
      title: one.title,
      state: publicityWords[one.channel],
      note: `${dateWords(one.on, now)} · ${one.by}记`,
      link: one.link ?? '',
    })),
    removed: shown.removed.map((one, key) => ({
      key,
      line: `${dateWords(one.on, now)}，${one.by}删去一条`,
    })),
    people: shown.people.map(
      ({ memberId, name, stage }): Choice => ({ memberId, name, note: stageWords[stage] }),
    ),
    first: `${activity.month}-01`,
    today: dayOf(now),
    mayEdit: shown.may.edit,
  }
}

export type ServiceForm = {
  kind: ServiceKind
  what: string
  where: string
  beneficiaries: string
  on: string
  hours: string
  participants: string[]
}

/** Opens on the day of the theme day, or on today while that is still to come. */
export const serviceFormOf = ({ activity, now }: Shown): ServiceForm => ({
  kind: 'volunteer',
  what: '',
  where: '',
  beneficiaries: '',
  on: dayOf(Math.min(activity.startsAt, now)),
  hours: '',
  participants: [],
})

/** The last day on which a service of this month can have been. */
export const lastDay = ({ activity, now }: Shown): string => {
  const last = addDays(`${addMonths(activity.month, 1)}-01`, -1)
  const over = daysBetween(last, dayOf(now)) > 0
  return over ? last : dayOf(now)
}

export const serviceFormView = (form: ServiceForm, shown: Shown) => ({
  kind: [form.kind],
  on: form.on,
  onLine: dateWords(form.on, shown.now),
  chosen: form.participants,
  peopleLine:
    shown.people
      .filter(({ memberId }) => form.participants.includes(memberId))
      .map(({ name }) => name)
      .join('、') || '请选择',
})

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
/** Half hours as they are counted on the wire; null when nothing was written. */
const hoursOf = (text: string): number | null | undefined => {
  if (text.trim() === '') return null
  const hours = Number(text)
  return hours >= 0.5 && hours <= 24 && Number.isInteger(hours * 2) ? hours : undefined
}

export function serviceLack(form: ServiceForm): string {
  if (oneLine(form.what).length < 2) return '请写一句做了什么'
  return hoursOf(form.hours) === undefined
    ? '时长请填 0.5 到 24 之间，以半小时为单位，也可以不填'
    : ''
}

export const serviceInput = (
  form: ServiceForm,
  { key, activityId }: { key: string; activityId: string },
): Input<'service.add'> => ({
  key,
  activityId,
  kind: form.kind,
  what: oneLine(form.what),
  where: oneLine(form.where),
  beneficiaries: oneLine(form.beneficiaries),
  on: form.on,
  hours: hoursOf(form.hours) ?? null,
  participants: form.participants,
})

export type PublicityForm = { channel: PublicityChannel; title: string; link: string; on: string }

export const publicityFormOf = ({ now }: Shown): PublicityForm => ({
  channel: 'website',
  title: '',
  link: '',
  on: dayOf(now),
})

export const publicityFormView = (form: PublicityForm, { now }: Shown) => ({
  channel: [form.channel],
  reportedOn: form.on,
  reportedLine: dateWords(form.on, now),
})

export function publicityLack({ title, link }: PublicityForm): string {
  if (oneLine(title).length < 2) return '请写标题'
  return link.trim() === '' || /^https:\/\/[^\s/]+\.[^\s]+$/.test(link.trim())
    ? ''
    : '链接要以 https:// 开头，也可以不填'
}

export const publicityInput = (
  form: PublicityForm,
  { key, activityId }: { key: string; activityId: string },
): Input<'publicity.add'> => ({
  key,
  activityId,
  channel: form.channel,
  title: oneLine(form.title),
  link: form.link.trim() || null,
  on: form.on,
})
