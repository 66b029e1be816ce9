import type { IncomingMessage, ServerResponse } from 'node:http'

/** Word from the server to every open phone and panel, as server-sent events. */
export class Events {
  private readonly listeners = new Set<ServerResponse>()

  join(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': joined\n\n')
    this.listeners.add(response)
    request.on('close', () => this.listeners.delete(response))
  }

  tell(name: 'reload' | 'clock' | 'items' | 'build-failed', data: unknown): void {
    for (const listener of this.listeners)
      listener.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  close(): void {
    for (const listener of this.listeners) listener.end()
  }
}
