/** The gateway as the phone's server sees it. */
export class GatewayLink {
  readonly url: string

  constructor(url: string) {
    this.url = url.replace(/\/$/, '')
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(this.url + path, init)
  }

  post(path: string, body: unknown): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  /** Milliseconds that the gateway's clock is ahead of this machine's; 0 while it cannot be asked. */
  async clockOffset(): Promise<number> {
    try {
      const answer = (await (await this.fetch('/control/clock')).json()) as { now: number | string }
      return new Date(answer.now).getTime() - Date.now()
    } catch {
      return 0
    }
  }

  /** Links of the gateway, wherever they stand in an answer, as links of this server. */
  rewriteLinks(text: string, origin: string): string {
    return text.replaceAll(`${this.url}/`, `${origin}/__cloud/files/`)
  }
}
