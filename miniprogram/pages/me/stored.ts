import type { Mobility, Output } from '../../../typings/contract'
import { careWords, matterWords, serviceWords } from '../../labels/afterwards'
import { exclusionWords } from '../../labels/branch'
import { answerWords, channelWords } from '../../labels/contact'
import { briefingWords } from '../../labels/follow-up'
import { correctedWords, mobilityWords, roleWords, stageWords } from '../../labels/people'
import { dateWords, dayOf } from '../../lib/calendar'

type Mine = NonNullable<Output<'me.show'>['me']>
/** `key` is unique; a label with several values has a line for each. */
export type Stored = { key: number; label: string; value: string }

const whereabouts = ({ mobility }: Mine): string =>
  mobility in mobilityWords ? mobilityWords[mobility as Mobility] : mobility

const answerOf = ({ agreed, answeredBy }: Mine['lateEntries'][number]): string =>
  agreed === null ? '待另一位同志确认' : `${answeredBy}${agreed ? '同意' : '没有同意'}`

/** Everything stored about the caller, line by line; what is not stored has no line (C3.5b). */
export function storedAbout(me: Mine, now: number): Stored[] {
  const day = (value: string | null) => (value ? dateWords(value, now) : '')
  const period = ({ from, to }: { from: string; to: string | null }) =>
    to ? `${day(from)}至${day(to)}` : `${day(from)}起`
  const lines = (label: string, values: readonly string[]) =>
    values.map((value) => ({ label, value }))
  return [
    ...lines('姓名', [me.name]),
    ...lines('学号/工号', [me.schoolNo]),
    ...lines('手机', [me.phone]),
    ...lines('支部', [me.branch.name]),
    ...lines('党小组', [me.group ?? '']),
    ...lines('身份', [stageWords[me.stage]]),
    ...lines(
      '职务',
      me.offices.map((one) => `${one.org} ${roleWords[one.role]}，${period(one)}`),
    ),
    ...lines('入党日期', [day(me.joinedOn)]),
    ...lines('转正日期', [day(me.fullOn)]),
    ...lines('外出情况', [whereabouts(me)]),
    ...lines('联系人', [me.liaison ?? '']),
    ...lines('绑定时间', [dateWords(dayOf(me.boundAt), now)]),
    ...lines(
      '身份经历',
      me.stages.map(({ stage, from }) => `${stageWords[stage]}，${day(from)}起`),
    ),
    ...lines(
      '组织关系',
      me.relations.map((one) => {
        const back = (one.lettersBack ?? []).map((each) => `，介绍信${period(each)}（已收回）`)
        const letter = one.letterOn ? `，介绍信${day(one.letterOn)}` : ''
        return `${one.branch}${one.temporary ? '（临时）' : ''}，${period(one)}${back.join('')}${letter}`
      }),
    ),
    ...lines(
      '外出经历',
      me.mobilities.map(({ mobility, from, destination = '', expectedReturn }) =>
        [
          mobilityWords[mobility],
          destination,
          `${day(from)}起`,
          expectedReturn ? `预计${day(expectedReturn)}返回` : '',
        ]
          .filter(Boolean)
          .join('，'),
      ),
    ),
    ...lines(
      '免予参加',
      me.exemptions.map((one) => `${one.reason}，${one.approvedBy}批准，${period(one)}`),
    ),
    ...lines(
      '不参加表决',
      me.exclusions.map(
        (one) => `${exclusionWords[one.reason]}，${one.approvedBy}批准，${period(one)}`,
      ),
    ),
    ...lines(
      '补课',
      me.briefings.map((one) => {
        const held = one.on ? `，${day(one.on)}` : ''
        return `${one.theme}：${briefingWords[one.state]}，${one.briefer}讲${held}${one.note ? `，${one.note}` : ''}`
      }),
    ),
    ...lines(
      '异议',
      me.objections.map(
        (one) => `${one.theme}：${one.text}${one.answer ? `（答复：${one.answer}）` : ''}`,
      ),
    ),
    ...lines(
      '补登',
      me.lateEntries.map(
        (one) =>
          `${day(one.on)}${one.theme}：${one.reason}（${one.declaredBy}提出，${answerOf(one)}）`,
      ),
    ),
    ...lines(
      '志愿服务',
      me.services.map((one) => `${serviceWords[one.kind]}：${one.what}，${day(one.on)}`),
    ),
    ...lines(
      '关怀记录',
      me.care.map((one) => `${careWords[one.kind]}，${day(one.on)}，${one.by}记：${one.purpose}`),
    ),
    ...lines(
      '联系记录',
      me.contacts.map((one) => {
        if (one.answer) return `${day(one.on)}，本人回复：${answerWords[one.answer]}`
        const reached = one.reached ? '' : '，没联系上'
        return `${day(one.on)}，${channelWords[one.channel]}${reached}，${one.by}记：${one.note}`
      }),
    ),
    ...lines(
      '更正记录',
      me.corrections.map(
        ({ what, at, by }) => `${correctedWords[what]}，${day(dayOf(at))}，${by}办理`,
      ),
    ),
    ...lines(
      '我提出的更正',
      me.dataObjections.map(
        (one) =>
          `${matterWords[one.about]}：${one.text}${one.answer ? `（答复：${one.answer}）` : '（还没有答复）'}`,
      ),
    ),
    ...lines(
      '我署名提的意见',
      me.feedback.map(
        ({ on, text, answer }) => `${on} ${text}${answer ? `（答复：${answer}）` : ''}`,
      ),
    ),
  ]
    .filter(({ value }) => value !== '')
    .map((line, key) => ({ key, ...line }))
}
