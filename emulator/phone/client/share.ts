import { dataUrlOf } from './data-url'
import { guarded } from './errors'
import { showToast } from './native/toast'
import { leaveItem } from './panel'
import { bytesAt } from './sources'
import type { PageRecord } from './state'
import type { Data } from './types'

interface ShareContent {
  title?: string
  path?: string
  imageUrl?: string
  promise?: Promise<ShareContent>
}

/** 转发: asks the page what its card says and leaves the card with everybody's panel. */
export async function sharePage(
  page: PageRecord,
  source: { from: 'button' | 'menu'; target?: Data },
): Promise<void> {
  const ask = page.instance.onShareAppMessage as
    | ((source: Data) => ShareContent | undefined)
    | undefined
  const first = ask
    ? (guarded(`${page.route}.onShareAppMessage`, () => ask.call(page.instance, source)) as
        | ShareContent
        | undefined)
    : {}
  const content = first?.promise ? await first.promise : (first ?? {})
  const query = new URLSearchParams(page.query).toString()
  await leaveItem({
    kind: 'share',
    title: content.title ?? page.layer.title.textContent ?? '',
    path: (content.path ?? `${page.route}${query ? `?${query}` : ''}`).replace(/^\//, ''),
    imageUrl: content.imageUrl ? await asDataUrl(content.imageUrl) : undefined,
  })
  showToast({ title: '已转发' })
}

/** The card is shown on other phones, where this phone's files do not exist. */
async function asDataUrl(source: string): Promise<string | undefined> {
  const bytes = await bytesAt(source).catch(() => undefined)
  return bytes && dataUrlOf(bytes)
}
