import type { PushContent, Pushes } from './pushes'

type Item = { TemplateId: string; [field: string]: string }

/** As the platform's JSON: an object when it is one, an array when there are several (platform §1.6). */
const listOf = (items: readonly Item[]): Item | readonly Item[] =>
  items.length === 1 ? (items[0] as Item) : items

const content = (Event: string, items: readonly Item[]): PushContent => ({
  Event,
  List: listOf(items),
})

/** What the platform tells about subscription messages. */
export class SubscribeEvents {
  constructor(private readonly pushes: Pushes) {}

  /** A person answered the prompt. */
  answered(openid: string, answers: readonly (readonly [id: string, accepted: boolean])[]): void {
    const items = answers.map(([TemplateId, accepted]) => ({
      TemplateId,
      SubscribeStatusString: accepted ? 'accept' : 'reject',
      PopupScene: '2',
    }))
    if (items.length > 0) this.pushes.add(content('subscribe_msg_popup_event', items), openid)
  }

  /** A person switched templates off in the settings. */
  switchedOff(openid: string, ids: readonly string[]): void {
    const items = ids.map((TemplateId) => ({ TemplateId, SubscribeStatusString: 'reject' }))
    if (items.length > 0) this.pushes.add(content('subscribe_msg_change_event', items), openid)
  }

  /** A message has reached the person, or failed on its way. */
  sent(openid: string, TemplateId: string, { MsgID, code }: { MsgID: string; code: number }): void {
    const ErrorStatus = code === 0 ? 'success' : 'failed:system failed'
    const item = { TemplateId, MsgID, ErrorCode: String(code), ErrorStatus }
    this.pushes.add(content('subscribe_msg_sent_event', [item]), openid)
  }
}
