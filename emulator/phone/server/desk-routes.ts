import type { IncomingMessage } from 'node:http'
import type { Events } from './events'
import type { GatewayLink } from './gateway-link'
import { json, notFound, type Reply, readJsonBody } from './http'
import type { Items } from './items'

export interface Desk {
  gateway: GatewayLink
  events: Events
  items: Items
  config: unknown & { persons: unknown[] }
}

/** What the panel beside the phone asks for: persons, clock, timers, messages, and what phones left behind. */
export async function deskRoute(
  desk: Desk,
  request: IncomingMessage,
  url: URL,
): Promise<Reply | undefined> {
  switch (url.pathname) {
    case '/__config':
      return json(desk.config)
    case '/__persons':
      return json(desk.config.persons)
    case '/__clock':
      return clock(desk, request)
    case '/__timers':
      return pass(await desk.gateway.post('/control/timers/run', await readJsonBody(request)))
    case '/__outbox':
      return pass(await desk.gateway.fetch(`/outbox${url.search}`))
    case '/__items':
      return request.method === 'POST'
        ? addItem(desk, request)
        : json(desk.items.of(url.searchParams.get('openid')))
    case '/__items/file':
      return itemFile(desk, url)
    default:
      return undefined
  }
}

async function pass(response: Response): Promise<Reply> {
  return { ...json({}, response.status), body: await response.text() }
}

/** Setting the clock tells every phone at once. */
async function clock({ gateway, events }: Desk, request: IncomingMessage): Promise<Reply> {
  if (request.method === 'POST') await gateway.post('/control/clock', await readJsonBody(request))
  const offset = await gateway.clockOffset()
  if (request.method === 'POST') events.tell('clock', offset)
  return json({ now: Date.now() + offset, offset })
}

type Left = { openid: string; item: Record<string, unknown>; file?: string }

async function addItem({ gateway, items, events }: Desk, request: IncomingMessage): Promise<Reply> {
  const { openid, item, file } = (await readJsonBody(request)) as Left
  const at = Date.now() + (await gateway.clockOffset())
  const stored = items.add({
    openid,
    at,
    item,
    // a data: URL, everything after its comma in base64
    file: file ? Buffer.from(file.slice(file.indexOf(',') + 1), 'base64') : undefined,
  })
  events.tell('items', stored.id)
  return json({ id: stored.id })
}

function itemFile({ items }: Desk, url: URL): Reply {
  const found = items.find(Number(url.searchParams.get('id')))
  if (!found?.file) return notFound()
  const name = encodeURIComponent(String(found.item.name ?? 'file'))
  return {
    type: 'application/octet-stream',
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    body: found.file,
  }
}
