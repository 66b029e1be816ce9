import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { stop } from 'esbuild'
import type { CompileInfo } from './compiler/compile'
import { openProject } from './compiler/project'
import { assetReply, loadAssets } from './server/assets'
import { startBuilder } from './server/builder'
import { cloudProxy } from './server/cloud-proxy'
import { deskRoute } from './server/desk-routes'
import { Events } from './server/events'
import { GatewayLink } from './server/gateway-link'
import { type Reply, send } from './server/http'
import { Items } from './server/items'

/** Somebody whom a person at the desk may be. */
export interface PhonePerson {
  openid: string
  name: string
  note: string
  phone: string
}

export interface PhoneOptions {
  /** folder with project.config.json */
  projectDir: string
  gatewayUrl: string
  /** 0 (the default) takes any free port */
  port?: number
  persons: PhonePerson[]
  /** builds again and reloads when a file of the Mini Program changes */
  watch?: boolean
  /** page that a scanned mini-program code opens */
  codePage?: string
  /** subscription template id → title in the prompt */
  templateTitles?: Record<string, string>
  /** where build messages go */
  log?(line: string): void
}

export interface Phone {
  /** the desk page: phone and panel */
  url: string
  /** the bare phone, preset by `as`, `path`, `scene`, `theme`, `font`, `online` */
  phoneUrl(query?: Record<string, string | number | undefined>): string
  info: CompileInfo
  close(): Promise<void>
}

/** Nobody's openid and a number that stands in no roster. */
export const STRANGER: PhonePerson = {
  openid: 'o-stranger',
  name: '陌生人',
  note: '不在名册里',
  phone: '13900009999',
}

/** Phones of this process; the last one that closes ends the bundler's own process, which would stay for ever. */
let open = 0

/** Compiles the Mini Program and serves it with its desk on 127.0.0.1. */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
  const { projectDir, gatewayUrl, port = 0, persons, watch = false, log = () => {} } = options
  const project = openProject(projectDir)
  const gateway = new GatewayLink(gatewayUrl)
  const events = new Events()
  const [assets, builder] = await Promise.all([
    loadAssets(),
    startBuilder(project, {
      watch,
      onBuilt({ info }) {
        log(`phone rebuilt in ${info.ms} ms`)
        for (const warning of info.warnings) log(`  ${warning}`)
        events.tell('reload', {})
      },
      onFailed(reason) {
        log(`phone: the build failed\n${reason}`)
        events.tell('build-failed', reason)
      },
    }),
  ])
  for (const warning of builder.current.info.warnings) log(`phone: ${warning}`)
  const desk = {
    gateway,
    events,
    items: new Items(),
    config: {
      persons: [...persons, STRANGER],
      codePage: options.codePage ?? 'pages/event/sign-in/sign-in',
      templateTitles: options.templateTitles ?? {},
    },
  }
  const source = { project, assets, builder, clockOffset: () => gateway.clockOffset() }
  const reply = async (request: http.IncomingMessage, url: URL): Promise<Reply> => {
    if (url.pathname.startsWith('/__cloud/')) return cloudProxy(gateway, request, url)
    return (await deskRoute(desk, request, url)) ?? assetReply(source, url.pathname)
  }
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://phone')
    if (url.pathname === '/__events') return events.join(request, response)
    reply(request, url).then(
      (answer) => send(response, answer),
      (error: unknown) =>
        send(response, {
          status: 500,
          body: error instanceof Error ? error.message : String(error),
        }),
    )
  })
  open++
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    info: builder.current.info,
    phoneUrl: (query = {}) => `${url}/phone.html${search(query)}`,
    close: async () => {
      builder.close()
      events.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (--open === 0) await stop()
    },
  }
}

function search(query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length
    ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
    : ''
}
