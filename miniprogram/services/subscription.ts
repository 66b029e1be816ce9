import type { MessageKind, Output } from '../../typings/contract'
import { newRequestKey } from '../lib/request-key'
import type { Asked } from './answer'
import { call } from './call'

type Template = Output<'home.show'>['templates'][number]

const KEPT = 'message-templates'
/** The person turned messages of this Mini Program off altogether (platform §1.2). */
const MAIN_SWITCH_OFF = 20004

/** Kept on the phone, because a page opened from a message must be able to ask without a call of its own. */
export const rememberTemplates = (templates: Template[]) => wx.setStorageSync(KEPT, templates)

/** Whether there is anything to ask for; before the first page of one's own was seen nothing is known. */
export const canAskForMessages = (kinds: MessageKind[]): boolean => templatesOf(kinds).length > 0

const templatesOf = (kinds: MessageKind[]): Template[] => {
  const kept = (wx.getStorageSync(KEPT) || []) as Template[]
  return kept.filter(({ kind }) => kinds.includes(kind))
}

/**
 * Asks for one message of each kind. Must be the first thing in a tap: a cloud call before it loses the tap
 * (platform §1.2). Each acceptance is one send in hand and is reported to the server's ledger.
 */
export async function askForMessages(kinds: MessageKind[]): Promise<Asked> {
  const templates = templatesOf(kinds)
  if (templates.length === 0) return 'unavailable'
  const chosen = await question(templates.map(({ templateId }) => templateId))
  if ('errCode' in chosen) return chosen.errCode === MAIN_SWITCH_OFF ? 'switched-off' : 'declined'
  const answers = templates.map(({ kind, templateId }) => ({
    kind,
    accepted: String(chosen[templateId]).startsWith('accept'),
  }))
  await call('subscription.grant', { answers, key: newRequestKey() })
  return answers.some(({ accepted }) => accepted) ? 'accepted' : 'declined'
}

const question = (tmplIds: string[]): Promise<Record<string, unknown>> =>
  new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds,
      success: (result) => resolve({ ...result }),
      fail: ({ errCode }) => resolve({ errCode }),
    })
  })
