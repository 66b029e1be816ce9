import { MESSAGE_KINDS, type MessageKind } from '../contract'
import { MESSAGE_FACTS } from './message-text'

/** A template as WeChat lists it. */
type Listed = { templateId: string; keys: readonly string[] }
type Template = {
  kind: MessageKind
  templateId: string
  keywords: Readonly<Record<string, string>>
}
export type TemplateProblem = { kind: MessageKind; text: string }

/** Keyword types each fact can be put into without losing its sense (platform §1.5). */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  theme: ['thing'],
  place: ['thing'],
  branch: ['thing'],
  reason: ['thing'],
  matter: ['thing'],
  // several people are told of in one line, with a number, which `name` does not take
  name: ['thing'],
  month: ['thing'],
  time: ['time', 'date'],
  by: ['date', 'thing'],
  state: ['phrase', 'thing'],
}
/** A template of WeChat has two to five keywords. */
const [FEWEST, MOST] = [2, 5]

/**
 * Whether the templates of an environment can carry what we say: one for each kind, every keyword a fact we know, of a
 * type that fits it, no key twice.
 */
export function checkTemplates(templates: readonly Template[]): TemplateProblem[] {
  const missing = MESSAGE_KINDS.filter((kind) => !templates.some((one) => one.kind === kind)).map(
    (kind) => ({ kind, text: '没有设置模板，这类消息不会发出' }),
  )
  const twice = templates
    .filter((one, i) => templates.findIndex((other) => other.kind === one.kind) < i)
    .map(({ kind }) => ({ kind, text: '设置了两次，只有第一个有用' }))
  return [...missing, ...twice, ...templates.flatMap(checkOne)]
}

/**
 * Whether WeChat has these templates, and they carry the keywords that are named here: one more there stays empty and
 * fails the message, one less is nowhere to be put (47003).
 */
export function compareTemplates(
  templates: readonly Template[],
  listed: readonly Listed[],
): TemplateProblem[] {
  return templates.flatMap(({ kind, templateId, keywords }): TemplateProblem[] => {
    const there = listed.find((one) => one.templateId === templateId)
    if (!there) return [{ kind, text: `本小程序没有编号为 ${templateId} 的模板` }]
    const ours = Object.values(keywords)
    return [
      ...there.keys
        .filter((key) => !ours.includes(key))
        .map((key) => ({ kind, text: `模板里的 ${key} 没有写明填什么，消息会发不出去` })),
      ...ours
        .filter((key) => !there.keys.includes(key))
        .map((key) => ({ kind, text: `模板里没有 ${key}` })),
    ]
  })
}

function checkOne({ kind, templateId, keywords }: Template): TemplateProblem[] {
  const facts: readonly string[] = MESSAGE_FACTS[kind]
  const problem = (text: string): TemplateProblem => ({ kind, text })
  const keys = Object.values(keywords)
  return [
    ...(/^[\w-]{20,64}$/.test(templateId) ? [] : [problem(`模板编号 ${templateId} 不像一个编号`)]),
    ...(keys.length < FEWEST || keys.length > MOST
      ? [problem(`关键词应有 ${FEWEST} 到 ${MOST} 个，现在 ${keys.length} 个`)]
      : []),
    ...(new Set(keys).size < keys.length ? [problem('有两项用了同一个关键词')] : []),
    ...Object.entries(keywords).flatMap(([fact, key]) => {
      if (!facts.includes(fact)) return [problem(`没有“${fact}”这一项，可用：${facts.join('、')}`)]
      const type = /^([a-z_]+)\d+$/.exec(key)?.[1] ?? ''
      const fitting = TYPES[fact] ?? []
      return fitting.includes(type)
        ? []
        : [problem(`“${fact}”用了 ${key}，应为 ${fitting.join(' 或 ')} 类型的关键词`)]
    }),
  ]
}
