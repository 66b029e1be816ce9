import type { Input, MessageKind, Output } from '../../typings/contract'
import { explainMessages, keptRefusal } from '../labels/subscription'
import { newRequestKey } from '../lib/request-key'
import type { Asked } from './answer'
import { call } from './call'

type Template = Output<'home.show'>['templates'][number]

const KEPT = 'message-templates'
/** What messages are for was explained on this phone. */
const EXPLAINED = 'messages-explained'
/** The person turned messages of this Mini Program off altogether (platform §1.2). */
const MAIN_SWITCH_OFF = 20004

/** Kept on the phone, because a page opened from a message must be able to ask without a call of its own. */
export const rememberTemplates = (templates: Template[]) => wx.setStorageSync(KEPT, templates)

/** Whether there is anything to ask for; before the first page of one's own was seen nothing is known. */
export const canAskForMessages = (kind: MessageKind): boolean => templatesOf([kind]).length > 0

const templatesOf = (kinds: MessageKind[]): Template[] => {
  const kept = (wx.getStorageSync(KEPT) || []) as Template[]
  return kept.filter(({ kind }) => kinds.includes(kind))
}

/** What everybody is told; and what somebody's part brings along, at most three at once (platform §1.2). */
export const NOTICES: MessageKind[] = ['notice', 'change']
export const OF_LEADERS: MessageKind[] = [...NOTICES, 'duty']
export const OF_CONTACTS: MessageKind[] = [...NOTICES, 'contact']

/**
 * Asks for one message of each kind where somebody came for one of them: only that one says how it ended, whatever is
 * answered to the others. Must be the first thing in a tap: a cloud call before it loses the tap (platform §1.2). Each
 * acceptance is one send in hand and is reported to the server's ledger. WeChat shows nothing any more to whoever keeps
 * a refusal: the way to its settings is offered instead (platform §1.3).
 */
export async function wishForMessages(wished: MessageKind, kinds: MessageKind[]): Promise<Asked> {
  const templates = templatesOf(kinds)
  const own = templates.find(({ kind }) => kind === wished)
  if (!own) return 'unavailable'
  const { mainSwitch, itemSettings } = await settings()
  if (!mainSwitch || itemSettings[own.templateId] === 'reject') {
    const { confirm } = await wx.showModal(keptRefusal)
    if (confirm) await wx.openSetting({ withSubscriptions: true })
    return mainSwitch ? 'declined' : 'switched-off'
  }
  const given = await request(templates)
  await report(given)
  return wordOf(given, wished)
}

/**
 * Inside a tap that is made anyway, before its cloud call. Nothing is shown: only who keeps an acceptance has one more
 * send in hand, which WeChat gives for each tap alone (platform §1.3). What the tap is for never waits for an answer.
 */
export async function askAlong(kinds: MessageKind[]): Promise<void> {
  const templates = templatesOf(kinds)
  if (templates.length === 0) return
  const { mainSwitch, itemSettings } = await settings()
  const isKept = ({ templateId }: Template) => isAcceptance(itemSettings[templateId])
  const kept = templates.filter(isKept)
  if (mainSwitch && kept.length > 0) report(await request(kept))
}

/**
 * As {@link askAlong}, where there is time for a word: what messages are for is explained once on this phone, and who
 * agrees is asked. Never a condition: whatever is answered, the tap goes on.
 */
export async function askOnce(kinds: MessageKind[]): Promise<void> {
  if (wx.getStorageSync(EXPLAINED) || templatesOf(kinds).length === 0) return askAlong(kinds)
  wx.setStorageSync(EXPLAINED, true)
  const { mainSwitch, itemSettings } = await settings()
  const isDecided = ({ templateId }: Template) => templateId in itemSettings
  if (!mainSwitch || templatesOf(kinds).some(isDecided)) return askAlong(kinds)
  const { confirm } = await wx.showModal(explainMessages)
  if (confirm) report(await request(templatesOf(kinds)))
}

type Given = { switchedOff: boolean; answers: Input<'subscription.grant'>['answers'] }

async function request(templates: Template[]): Promise<Given> {
  const chosen = await question(templates.map(({ templateId }) => templateId))
  if ('errCode' in chosen) {
    return { switchedOff: chosen.errCode === MAIN_SWITCH_OFF, answers: [] }
  }
  const answers = templates.map(({ kind, templateId }) => ({
    kind,
    accepted: isAcceptance(chosen[templateId]),
  }))
  return { switchedOff: false, answers }
}

/** Tells the server's ledger. A report that is lost costs one send, and there is never one too many. */
const report = async ({ answers }: Given): Promise<void> => {
  if (answers.some(({ accepted }) => accepted)) {
    await call('subscription.grant', { answers, key: newRequestKey() })
  }
}

const wordOf = ({ switchedOff, answers }: Given, wished: MessageKind): Asked => {
  if (switchedOff) return 'switched-off'
  return answers.some(({ kind, accepted }) => kind === wished && accepted) ? 'accepted' : 'declined'
}

/** `acceptWithAudio` and its like are acceptances too (platform §1.2). */
const isAcceptance = (choice: unknown): boolean => String(choice).startsWith('accept')

type Settings = { mainSwitch: boolean; itemSettings: Record<string, unknown> }

/** What the person keeps for good; the tap outlives this question (platform §1.2). */
const settings = (): Promise<Settings> =>
  new Promise((resolve) => {
    wx.getSetting({
      withSubscriptions: true,
      success: ({ subscriptionsSetting: found }) =>
        resolve({
          mainSwitch: found?.mainSwitch ?? true,
          itemSettings: { ...found?.itemSettings },
        }),
      fail: () => resolve({ mainSwitch: true, itemSettings: {} }),
    })
  })

const question = (tmplIds: string[]): Promise<Record<string, unknown>> =>
  new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds,
      success: (result) => resolve({ ...result }),
      fail: ({ errCode }) => resolve({ errCode }),
    })
  })
