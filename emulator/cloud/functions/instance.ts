import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { CloudFunction } from './registry'

export type Outcome =
  | { kind: 'result'; text: string }
  /** The function threw. */
  | { kind: 'failure'; stack: string }
  | { kind: 'timeout'; seconds: number }
  /** The process ended during the call. */
  | { kind: 'exit'; code: number | null }

export interface CallMessage {
  /** JSON texts. */
  event: string
  context: string
  env: Record<string, string>
  /** Milliseconds by which the gateway's clock is ahead. */
  offset: number
}

export interface InstanceOptions {
  fn: CloudFunction
  env: Record<string, string>
  /** As in `CallMessage`; the module may read the clock while it loads. */
  offset: number
  /** A line the function printed. */
  onLine: (text: string) => void
}

type FromChild =
  | { type: 'ready' }
  | { type: 'line'; level: string; text: string }
  | { type: 'result'; result: string }
  | { type: 'failure'; stack: string }

/** A module that has not loaded by then never will; milliseconds. */
const LOADING_LIMIT = 60_000

const BOOTSTRAP = path.join(__dirname, 'child', 'bootstrap.cjs')

/** One child process serving one call at a time; module state lives as long as it does. */
export class Instance {
  readonly version: string
  private readonly child: ChildProcess
  private readonly ready: Promise<void>
  private settle: ((outcome: Outcome) => void) | null = null
  private ended = false
  private dying = false

  constructor(options: InstanceOptions) {
    const { fn, env, offset, onLine } = options
    this.version = fn.version
    this.child = fork(BOOTSTRAP, [fn.dir, String(offset)], {
      cwd: fn.dir,
      env,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    // whatever bypasses console
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => onLine(text.trimEnd()))
    }
    const tooSlow = setTimeout(() => void this.kill(), LOADING_LIMIT)
    this.ready = new Promise<void>((resolve) => {
      this.child.on('message', (message: FromChild) => {
        if (message.type === 'ready') resolve()
        else if (message.type === 'line') onLine(message.text)
        else if (message.type === 'result') this.finish({ kind: 'result', text: message.result })
        else this.finish({ kind: 'failure', stack: message.stack })
      })
      this.child.on('error', () => this.end(null, resolve))
      this.child.on('exit', (code) => this.end(code, resolve))
    }).finally(() => clearTimeout(tooSlow))
  }

  get alive(): boolean {
    return !this.ended && !this.dying
  }

  /** @param seconds the timeout; counted from the moment the module is loaded. After it the instance is gone. */
  async call(message: CallMessage, seconds: number): Promise<Outcome> {
    await this.ready
    if (this.ended) return { kind: 'exit', code: this.child.exitCode }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.finish({ kind: 'timeout', seconds })
        void this.kill()
      }, seconds * 1000)
      this.settle = (outcome) => {
        clearTimeout(timer)
        this.settle = null
        resolve(outcome)
      }
      this.child.send({ type: 'call', ...message })
    })
  }

  setClock(offset: number): void {
    if (this.child.connected) this.child.send({ type: 'clock', offset })
  }

  /** Ends the process; settles when it is gone. */
  kill(): Promise<void> {
    this.dying = true
    if (this.ended) return Promise.resolve()
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve())
      this.child.kill('SIGKILL')
    })
  }

  private finish(outcome: Outcome): void {
    this.settle?.(outcome)
  }

  private end(code: number | null, ready: () => void): void {
    this.ended = true
    ready()
    this.finish({ kind: 'exit', code })
  }
}
