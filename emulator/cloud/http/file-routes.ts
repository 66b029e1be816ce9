import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { pipeline } from 'node:stream/promises'
import type { Storage } from '../files/storage'
import type { Exchange } from './exchange'
import type { Route } from './server'

/** Uploads with an authorization and downloads with a signed link; there is no other way to a file. */
export function fileRoutes(storage: Storage): Route[] {
  const upload = async (exchange: Exchange): Promise<void> => {
    const path = exchange.path.path ?? ''
    if (!storage.acceptsUpload(path, exchange.header('authorization'))) {
      return refuse(exchange, 403, 'SignatureDoesNotMatch')
    }
    await storage.store(path, exchange.request, null)
    exchange.response.writeHead(200).end()
  }
  const download = async (exchange: Exchange): Promise<void> => {
    const found = storage.open(
      exchange.path.name ?? '',
      exchange.query('sign') ?? '',
      Number(exchange.query('t')),
    )
    if (!found) return refuse(exchange, 403, 'AccessDenied')
    const { response } = exchange
    response.writeHead(200, {
      'content-type': contentTypeOf(found.file._id),
      'content-length': found.file.size,
      // pictures of storage stand on the phone's page, which has another port
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    if (exchange.request.method === 'HEAD') {
      found.bytes.destroy()
      response.end()
    } else {
      await pipeline(found.bytes, response)
    }
  }
  return [
    { method: 'PUT', path: '/upload/*path', handle: upload },
    { method: 'GET', path: '/files/:name', handle: download },
    { method: 'HEAD', path: '/files/:name', handle: download },
  ]
}

/** Failures of storage are XML, as COS answers them. */
function refuse(exchange: Exchange, status: number, code: string): void {
  exchange.request.resume()
  exchange.response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(
      `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${code}</Message><RequestId>${randomUUID()}</RequestId><TraceId>local</TraceId></Error>`,
    )
}

let typesByExtension: Map<string, string> | null = null

function contentTypeOf(path: string): string {
  typesByExtension ??= readTypes()
  const extension = path.split('.').pop()?.toLowerCase() ?? ''
  return typesByExtension.get(extension) ?? 'application/octet-stream'
}

function readTypes(): Map<string, string> {
  const require = createRequire(__filename)
  const db = require('mime-db') as Record<string, { extensions?: string[]; source?: string }>
  const types = new Map<string, string>()
  for (const [type, { extensions = [], source }] of Object.entries(db)) {
    for (const extension of extensions) {
      if (source === 'iana' || !types.has(extension)) types.set(extension, type)
    }
  }
  return types
}
