/** One SDK call that an invocation made. */
export interface LoggedCall {
  /** `database.getDocument`, `wx.openApi` … */
  action: string
  /** Collection, function or openapi name; null when the call has none. */
  collection: string | null
  /** Milliseconds of real time since the invocation began. */
  startedAt: number
  ms: number
  ok: boolean
}

/** What one invocation did. No openid, no input, no result: logs carry no personal data. */
export interface Invocation {
  requestId: string
  function: string
  source: string
  /** Epoch milliseconds of the gateway's clock. */
  at: number
  /** Milliseconds of real time, start of a cold instance included; null while it runs. */
  ms: number | null
  cold: boolean
  ok: boolean | null
  error: string | null
  lines: string[]
  calls: LoggedCall[]
}

export interface LogFilter {
  function?: string
  requestId?: string
}

const KEPT = 500
const MOST_LINES = 200

/** The last invocations, oldest first. */
export class InvocationLog {
  private list: Invocation[] = []

  constructor(private readonly print: (line: string) => void) {}

  begin(facts: Pick<Invocation, 'requestId' | 'function' | 'source' | 'at'>): Invocation {
    const entry: Invocation = {
      ...facts,
      ms: null,
      cold: false,
      ok: null,
      error: null,
      lines: [],
      calls: [],
    }
    this.list.push(entry)
    if (this.list.length > KEPT) this.list.shift()
    return entry
  }

  line(entry: Invocation, text: string): void {
    if (entry.lines.length < MOST_LINES) entry.lines.push(text)
    this.print(`${entry.requestId} ${entry.function} | ${text}`)
  }

  end(entry: Invocation, ms: number, error: string | null): void {
    entry.ms = ms
    entry.ok = error === null
    entry.error = error
    const verdict = error === null ? 'ok' : `failed: ${error}`
    this.print(
      `${entry.requestId} ${entry.function} (${entry.source}) ${Math.round(ms)} ms, ${entry.calls.length} calls, ${verdict}`,
    )
  }

  entries(filter: LogFilter = {}): Invocation[] {
    return this.list.filter(
      (entry) =>
        (filter.function === undefined || entry.function === filter.function) &&
        (filter.requestId === undefined || entry.requestId === filter.requestId),
    )
  }

  clear(): void {
    this.list = []
  }
}
