import type { IncomingMessage, ServerResponse } from 'node:http'
import { GatewayError, invalidParam } from '../errors'

/** Largest request the service takes (cloud-protocol §5.1). */
const LARGEST_BODY = 16 * 1024 * 1024

/** One HTTP request with its answer. */
export class Exchange {
  readonly url: URL

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    /** Values of the `:name` parts of the route's path, decoded. */
    readonly path: Readonly<Record<string, string>>,
  ) {
    this.url = new URL(request.url ?? '/', 'http://localhost')
  }

  query(name: string): string | undefined {
    return this.url.searchParams.get(name) ?? undefined
  }

  header(name: string): string {
    const value = this.request.headers[name]
    return typeof value === 'string' ? value : ''
  }

  async body(): Promise<Buffer> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of this.request) {
      size += (chunk as Buffer).length
      if (size > LARGEST_BODY) {
        throw new GatewayError('EXCEED_REQUEST_LIMIT', 'the request exceeds 16 MB')
      }
      chunks.push(chunk as Buffer)
    }
    return Buffer.concat(chunks)
  }

  /** @throws INVALID_PARAM unless the body is a JSON object; an empty body is an empty object */
  async json(): Promise<Record<string, unknown>> {
    const text = (await this.body()).toString('utf8')
    if (text.trim() === '') return {}
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      throw invalidParam('the body is not JSON')
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw invalidParam('the body must be a JSON object')
    }
    return value as Record<string, unknown>
  }

  reply(value: unknown, status = 200): void {
    const text = JSON.stringify(value)
    this.response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    this.response.end(text)
  }
}
