import type { IncomingMessage } from 'node:http'
import type { GatewayLink } from './gateway-link'
import { json, notFound, type Reply, readBody, readJsonBody } from './http'

/** What the phone asks → where the gateway answers it. */
const ROUTES: Record<string, string> = {
  call: '/invoke',
  'temp-urls': '/client/temp-urls',
  delete: '/client/delete',
  subscribe: '/client/subscribe',
  'phone-code': '/client/phone-code',
}

interface TempUrls {
  fileList: { tempFileURL?: string; errMsg?: string }[]
}

/** `/__cloud/…`: everything that the phone's `wx.cloud` needs, so that the browser talks to this server alone. */
export async function cloudProxy(
  gateway: GatewayLink,
  request: IncomingMessage,
  url: URL,
): Promise<Reply> {
  const what = url.pathname.slice('/__cloud/'.length)
  try {
    if (what === 'upload') return await upload(gateway, request, url)
    if (what === 'file') return await fileById(gateway, url)
    if (what.startsWith('files/'))
      return await passFile(await gateway.fetch(`/${what.slice('files/'.length)}${url.search}`))
    const route = ROUTES[what]
    return route ? await ask(gateway, request, route, originOf(request)) : notFound()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return json({ errCode: -1, errMsg: `the gateway does not answer: ${reason}` }, 502)
  }
}

const originOf = (request: IncomingMessage) => `http://${request.headers.host}`

async function ask(
  gateway: GatewayLink,
  request: IncomingMessage,
  route: string,
  origin: string,
): Promise<Reply> {
  const response = await gateway.post(route, await readJsonBody(request))
  const body = gateway.rewriteLinks(await response.text(), origin)
  const offset = String(await gateway.clockOffset())
  return { ...json({}, response.status), body, headers: { 'x-clock-offset': offset } }
}

async function upload(gateway: GatewayLink, request: IncomingMessage, url: URL): Promise<Reply> {
  const response = await gateway.fetch(`/client/upload${url.search}`, {
    method: 'POST',
    headers: {
      'x-openid': String(request.headers['x-openid'] ?? ''),
      'content-type': request.headers['content-type'] ?? 'application/octet-stream',
    },
    body: new Uint8Array(await readBody(request)),
  })
  return { ...json({}, response.status), body: await response.text() }
}

/** `<image src="cloud://…">`: loaded with the rights of the person who looks. */
async function fileById(gateway: GatewayLink, url: URL): Promise<Reply> {
  const asked = { openid: url.searchParams.get('as'), fileList: [url.searchParams.get('id')] }
  const { fileList = [] } = (await (
    await gateway.post('/client/temp-urls', asked)
  ).json()) as Partial<TempUrls>
  const link = fileList[0]?.tempFileURL
  return link ? passFile(await fetch(link)) : notFound()
}

async function passFile(response: Response): Promise<Reply> {
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? 'application/octet-stream',
    body: new Uint8Array(await response.arrayBuffer()),
  }
}
