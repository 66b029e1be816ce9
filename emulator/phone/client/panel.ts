import { dataUrlOf } from './data-url'
import { identity } from './identity'

/** What happens on the phone and a person at the desk wants to see beside it. */
export type PanelItem =
  | { kind: 'share'; title: string; path: string; imageUrl?: string }
  | {
      kind: 'calendar'
      title: string
      start: number
      end?: number
      allDay: boolean
      repeat?: string
      description?: string
      location?: string
    }
  | { kind: 'file'; name: string; how: 'open' | 'share' | 'save' }
  | { kind: 'notice'; text: string }

/** Leaves an item with the phone's server, where every panel (and every other phone) sees it. */
export async function leaveItem(item: PanelItem, contents?: Blob): Promise<void> {
  const file = contents && (await dataUrlOf(contents))
  const body = JSON.stringify({ openid: identity.openid, item, file })
  await fetch('/__items', { method: 'POST', body })
}

/** Tells the desk page round this phone; nothing happens when the phone stands alone. */
export function tellDesk(message: Record<string, unknown>): void {
  if (window.parent !== window)
    window.parent.postMessage({ phone: true, ...message }, location.origin)
}
