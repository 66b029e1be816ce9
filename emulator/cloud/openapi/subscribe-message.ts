import { randomUUID } from 'node:crypto'
import type { OwnRecords } from '../db/own-records'
import { isPlain } from '../wire/ejson'
import { isOpenid, type OpenApi, type OpenApiParams, refuse, textOf } from './api'
import { keywordFault } from './keywords'
import type { SubscribeEvents } from './subscribe-events'

export interface GrantRecord {
  /** Openid and template id. */
  _id: string
  /** Messages that may still be sent. */
  left: number
}

/** Keyword keys of each template; null when templates are not declared and any id and any keys pass. */
export type Templates = Readonly<Record<string, readonly string[]>> | null

/** One accepted prompt is one message (platform §1.3). */
export class Grants {
  constructor(private readonly records: OwnRecords<GrantRecord>) {}

  add(openid: string, templateId: string): void {
    const id = `${openid} ${templateId}`
    this.records.put({ _id: id, left: this.left(openid, templateId) + 1 })
  }

  left(openid: string, templateId: string): number {
    return this.records.get(`${openid} ${templateId}`)?.left ?? 0
  }

  /** @returns false when there is none */
  spend(openid: string, templateId: string): boolean {
    const left = this.left(openid, templateId)
    if (left === 0) return false
    this.records.put({ _id: `${openid} ${templateId}`, left: left - 1 })
    return true
  }

  /** The person has switched the template off in the settings: what was granted is void. */
  revoke(openid: string, templateId: string): void {
    this.records.remove(`${openid} ${templateId}`)
  }
}

/** The prompt for subscription messages and the switches in the settings, as a person answers them. */
export class SubscribePrompt {
  constructor(
    private readonly grants: Grants,
    private readonly events: SubscribeEvents,
  ) {}

  /** @returns for each template asked whether it was accepted */
  answer(openid: string, asked: readonly string[], accepted: readonly string[]) {
    const answers = asked.map((id) => [id, accepted.includes(id)] as const)
    for (const [id, yes] of answers) if (yes) this.grants.add(openid, id)
    this.events.answered(openid, answers)
    return answers
  }

  /** From now on these templates are refused, whatever was granted. */
  switchOff(openid: string, ids: readonly string[]): void {
    for (const id of ids) this.grants.revoke(openid, id)
    this.events.switchedOff(openid, ids)
  }
}

/**
 * `subscribeMessage.send` with the checks a real server makes: openid, template, keywords, grant (platform §1.4).
 * @param onTheWay error code of a message that was taken and does not arrive; 0 for one that does
 */
export function subscribeMessageSend(
  grants: Grants,
  templates: Templates,
  events: SubscribeEvents,
  onTheWay: (message: OpenApiParams) => number,
): OpenApi {
  return (params) => {
    const openid = textOf(params, 'touser')
    const templateId = textOf(params, 'template_id')
    if (!isOpenid(openid)) return refuse(40003, 'invalid openid')
    const keywords = templates?.[templateId]
    if (templateId === '' || (templates && !keywords)) return refuse(40037, 'invalid template_id')
    const fault = dataFault(params.data, keywords ?? null)
    if (fault) return refuse(47003, `argument invalid! ${fault}`)
    if (!grants.spend(openid, templateId)) return refuse(43101, 'user refuse to accept the msg')
    events.sent(openid, templateId, { MsgID: randomUUID(), code: onTheWay(params) })
    return { errcode: 0, errmsg: 'ok' }
  }
}

const ONE_TIME = 2

/** `subscribeMessage.getTemplateList`: the declared templates, each keyword with its key in the text (platform §1.5). */
export const templateList =
  (templates: Templates): OpenApi =>
  () => ({
    errcode: 0,
    errmsg: 'ok',
    data: Object.entries(templates ?? {}).map(([priTmplId, keys]) => ({
      priTmplId,
      title: priTmplId,
      content: keys.map((key) => `${key}:{{${key}.DATA}}\n`).join(''),
      example: keys.map((key) => `${key}:…\n`).join(''),
      type: ONE_TIME,
    })),
  })

/** @returns `data.thing1.value invalid`, naming the first wrong field; null when all are good */
function dataFault(data: unknown, keywords: readonly string[] | null): string | null {
  if (!isPlain(data) || Object.keys(data).length === 0) return 'data is empty'
  for (const key of keywords ?? Object.keys(data)) {
    const entry = data[key]
    const value = isPlain(entry) ? entry.value : undefined
    const fault =
      typeof value === 'string' || typeof value === 'number'
        ? keywordFault(key, String(value))
        : 'empty'
    if (fault) return `data.${key}.value ${fault === 'empty' ? 'is empty' : 'invalid'}`
  }
  return null
}
