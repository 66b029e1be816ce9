import type { Instant, MEDIA_CHECKS } from '../contract'

/** What the platform tells about one template and one person (platform §1.6). */
export type SubscribeEvent =
  | { what: 'accepted'; openid: string; templateId: string; key: string; at: Instant }
  | { what: 'switched-off'; openid: string; templateId: string; at: Instant }
  | { what: 'failed'; openid: string; templateId: string; key: string; code: string; at: Instant }

type Item = Record<string, unknown>
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** One thing comes as an object, several as an array; both are read the same way. */
const itemsOf = (list: unknown): Item[] =>
  (Array.isArray(list) ? list : isItem(list) ? [list] : []).filter(isItem)

/**
 * Reads a push about subscription messages; whatever is not understood says nothing.
 * @param push as it comes: numbers may be texts, the list an object or an array
 */
export function subscribeEvents(push: unknown): SubscribeEvent[] {
  if (!isItem(push)) return []
  const openid = textOf(push.FromUserName)
  const seconds = Number(push.CreateTime)
  const at = seconds * 1000
  if (openid === '' || !Number.isFinite(seconds)) return []
  const event = textOf(push.Event)
  return itemsOf(push.List).flatMap((item): SubscribeEvent[] => {
    const templateId = textOf(item.TemplateId)
    if (templateId === '') return []
    const accepted = textOf(item.SubscribeStatusString).startsWith('accept')
    if (event === 'subscribe_msg_popup_event') {
      return accepted ? [{ what: 'accepted', openid, templateId, key: `e${seconds}`, at }] : []
    }
    if (event === 'subscribe_msg_change_event') {
      return accepted ? [] : [{ what: 'switched-off', openid, templateId, at }]
    }
    const code = textOf(item.ErrorCode)
    if (event !== 'subscribe_msg_sent_event' || code === '' || code === '0') return []
    const key = textOf(item.MsgID) || `e${seconds}`
    return [{ what: 'failed', openid, templateId, key, code, at }]
  })
}

/** What the platform found about one picture, under the name it was asked by (platform §5.1). */
export type MediaVerdict = { trace: string; check: (typeof MEDIA_CHECKS)[number] }

/** Reads a push about a picture; null for every other one. A check that failed finds nothing. */
export function mediaVerdict(push: unknown): MediaVerdict | null {
  if (!isItem(push) || textOf(push.Event) !== 'wxa_media_check') return null
  const trace = textOf(push.trace_id)
  if (trace === '') return null
  const found = isItem(push.result) ? textOf(push.result.suggest) : ''
  const failed = !['', '0'].includes(textOf(push.errcode))
  const check = found === 'pass' || found === 'review' || found === 'risky' ? found : 'none'
  return { trace, check: failed ? 'none' : check }
}
