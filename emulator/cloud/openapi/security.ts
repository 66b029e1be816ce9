import { randomUUID } from 'node:crypto'
import { invalidParam } from '../errors'
import { type OpenApi, refuse, textOf } from './api'

/** What the check of words shall find. */
export interface ScriptedText {
  suggest: 'pass' | 'review' | 'risky'
  /** Only texts that contain this. */
  content?: string
}

const SUGGESTIONS = ['pass', 'review', 'risky']
const NORMAL = 100
const OTHER = 21000

/** `security.msgSecCheck`: answered at once; everything passes unless a verdict is scripted (platform §5.1). */
export class TextChecks {
  private scripted: ScriptedText[] = []

  script(verdict: ScriptedText): void {
    if (!SUGGESTIONS.includes(verdict.suggest)) {
      throw invalidParam('a verdict needs suggest: pass, review or risky')
    }
    this.scripted.push(verdict)
  }

  clear(): void {
    this.scripted = []
  }

  readonly check: OpenApi = (params) => {
    const content = textOf(params, 'content')
    if (content === '') return refuse(44002, 'empty post data')
    const verdict = this.scripted.find((one) => content.includes(one.content ?? ''))
    const suggest = verdict?.suggest ?? 'pass'
    const label = suggest === 'pass' ? NORMAL : OTHER
    return { errcode: 0, errmsg: 'ok', result: { suggest, label }, trace_id: randomUUID() }
  }
}
