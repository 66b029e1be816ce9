import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { GatewayError } from '../errors'
import { Exchange } from './exchange'

export type Handler = (exchange: Exchange) => Promise<void> | void

export interface Route {
  method: string
  /** `/admin/i/:id`; a last part `*rest` takes everything that follows. */
  path: string
  handle: Handler
}

export interface Server {
  url: string
  close(): Promise<void>
}

/** Serves the routes on 127.0.0.1; nobody outside this machine can reach it. */
export async function serve(
  routes: readonly Route[],
  port: number,
  onFault: (error: unknown) => void,
): Promise<Server> {
  const server = http.createServer((request, response) => {
    void answer(routes, request, response, onFault)
  })
  // phones and instances keep their connections
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actual } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  routes: readonly Route[],
  request: http.IncomingMessage,
  response: http.ServerResponse,
  onFault: (error: unknown) => void,
): Promise<void> {
  const bare = new Exchange(request, response, {})
  try {
    if (!isLocal(request)) return bare.reply({ errMsg: 'only for this machine' }, 403)
    for (const route of routes) {
      const path = route.method === request.method ? match(route.path, bare.url.pathname) : null
      if (path) return await route.handle(new Exchange(request, response, path))
    }
    bare.reply({ errMsg: `no ${request.method} ${bare.url.pathname} here` }, 404)
  } catch (error) {
    if (response.headersSent) {
      response.destroy()
      if (!isLeaving(error)) onFault(error)
    } else if (error instanceof GatewayError) {
      bare.reply({ code: error.code, errMsg: error.message }, 400)
    } else {
      onFault(error)
      bare.reply({ code: 'SYS_ERR', errMsg: 'resource system error' }, 500)
    }
  }
}

/** Whether the other side went away in the middle of an answer. */
const isLeaving = (error: unknown): boolean =>
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(
    String((error as NodeJS.ErrnoException).code),
  )

/** A web page elsewhere cannot reach in, neither by its own origin nor by a name that points here. */
function isLocal(request: http.IncomingMessage): boolean {
  const local = (host: string) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
  const { host = '', origin } = request.headers
  return local(host) && (origin === undefined || local(origin.replace(/^https?:\/\//, '')))
}

function match(pattern: string, pathname: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = pathname.split('/')
  const found: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    if (part.startsWith('*')) {
      found[part.slice(1)] = decode(given.slice(i).join('/'))
      return found
    }
    const value = given[i]
    if (value === undefined) return null
    if (part.startsWith(':')) found[part.slice(1)] = decode(value)
    else if (part !== value) return null
  }
  return wanted.length === given.length ? found : null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new GatewayError('INVALID_PARAM', 'the address is not well encoded')
  }
}
