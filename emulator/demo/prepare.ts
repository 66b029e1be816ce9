import path from 'node:path'
import type { MessageKind } from '../../cloudfunctions/core/contract'
import { collections } from '../../cloudfunctions/core/store'
import { settings } from '../../cloudfunctions/core/store/settings'
import { readSettings } from '../../tools/commands/settings-set'
import { connect } from '../../tools/platform/connect'
import { importRoster } from '../../tools/roster/import'
import { readWorkbook } from '../../tools/roster/read-workbook'
import type { Gateway } from '../cloud/gateway'
import { addHistory } from './history'
import type { MadeFrom } from './kept'
import { boundAtFirst, type DemoUser } from './persons'
import { addStanding } from './standing'

const ROSTER = path.join(__dirname, 'roster.xlsx')
const SETTINGS = path.join(__dirname, 'settings.json')
/** Offices and relations of the demo have always held, so that the clock can be set back. */
const LONG_AGO = '2020-01-01'
/** The day the sample speaks of; with a clock before it, its dates would lie in the future. */
const AS_OF = Date.parse('2026-11-01T00:00:00+08:00')

/**
 * Fills the cloud the way an operator would: collections, settings, the roster through the checked import, and the demo
 * persons through the action everybody binds with. The year so far is written as it would have been kept. At a second
 * start nothing is left to do.
 * @param empty settings only: an operator imports a roster of their own
 */
export async function prepare(
  gateway: Gateway,
  madeFrom: MadeFrom,
  { empty, ledgerSecret }: { empty: boolean; ledgerSecret: string },
): Promise<void> {
  await gateway.provision(collections)
  const sources = empty ? [SETTINGS] : [SETTINGS, ROSTER]
  const standing = madeFrom.compare(sources)
  if (standing === 'same') return
  const { documents, now } = connect({ local: gateway.url })
  const school = await readSettings(SETTINGS)
  await documents.put(settings.name, school)
  if (!empty) {
    const sheets = await readWorkbook(ROSTER)
    const at = await now()
    await importRoster(documents, sheets, { now: Math.max(at, AS_OF), since: LONG_AGO })
    await addStanding(documents, {
      schoolName: school.schoolName,
      since: LONG_AGO,
      now: at,
    })
    if (standing === 'first') await addHistory(documents, { now: at, ledgerSecret })
    if (standing === 'first') for (const person of boundAtFirst) await bind(gateway, person)
  }
  madeFrom.remember(sources)
}

/** Titles of the templates, as a school chooses them in the console of WeChat. */
const TITLES: Record<MessageKind, string> = {
  notice: '活动通知',
  change: '活动变更提醒',
  contact: '联系提醒',
  duty: '待办提醒',
}

/** Template id → title, for the prompt that asks whether messages may be sent. */
export async function templateTitles(): Promise<Record<string, string>> {
  const { templates } = await readSettings(SETTINGS)
  return Object.fromEntries(templates.map(({ templateId, kind }) => [templateId, TITLES[kind]]))
}

/** Template id → keyword keys, as the console of WeChat shows them. */
export async function templateKeys(): Promise<Record<string, string[]>> {
  const { templates } = await readSettings(SETTINGS)
  return Object.fromEntries(
    templates.map(({ templateId, keywords }) => [templateId, Object.values(keywords)]),
  )
}

/** Binds as the phone does: a code for the number from WeChat, exchanged by the action. */
async function bind(gateway: Gateway, { openid, phone }: DemoUser): Promise<void> {
  const input = { phoneCode: gateway.phoneCode(openid, phone) }
  const answer = await gateway.invoke('api', { action: 'binding.confirm', input }, { openid })
  const reply = ('result' in answer ? answer.result : answer) as { ok?: boolean }
  if (!reply.ok) throw new Error(`a demo person could not be bound: ${JSON.stringify(reply)}`)
}
