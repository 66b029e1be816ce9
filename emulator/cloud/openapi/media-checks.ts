import { randomUUID } from 'node:crypto'
import { invalidParam } from '../errors'
import { APP_ID } from '../functions/environment'
import { isOpenid, type OpenApi, refuse, textOf } from './api'
import type { Pushes } from './pushes'

/** What the check of one picture or sound shall find. */
export interface ScriptedVerdict {
  suggest: 'pass' | 'review' | 'risky'
  /** 100 normal, 20001 politics, 20002 pornography … */
  label?: number
  /** Only media whose address contains this text. */
  mediaUrl?: string
  /** How many checks; one when left out. */
  times?: number
}

const SUGGESTIONS = ['pass', 'review', 'risky']
const AUDIO = 1
const PICTURE = 2
const NORMAL = 100
const OTHER = 21000
const DOWNLOAD_FAILED = -1008

/** `security.mediaCheckAsync`: accepted at once, answered by the push `wxa_media_check` (platform §5.1). */
export class MediaChecks {
  private scripted: (ScriptedVerdict & { left: number })[] = []

  /** @param reachable false for an address of this gateway that leads nowhere; null for one that is not its own */
  constructor(
    private readonly pushes: Pushes,
    private readonly reachable: (url: string) => boolean | null,
  ) {}

  /** Everything passes unless a verdict is scripted. */
  script(verdict: ScriptedVerdict): void {
    if (!SUGGESTIONS.includes(verdict.suggest)) {
      throw invalidParam('a verdict needs suggest: pass, review or risky')
    }
    this.scripted.push({ ...verdict, left: verdict.times ?? 1 })
  }

  clear(): void {
    this.scripted = []
  }

  readonly check: OpenApi = (params) => {
    if (!isOpenid(textOf(params, 'openid'))) return refuse(40003, 'invalid openid')
    const url = textOf(params, 'media_url')
    if (url === '') return refuse(44002, 'empty post data')
    if (params.media_type !== AUDIO && params.media_type !== PICTURE) {
      return refuse(40097, 'invalid args: media_type')
    }
    const trace_id = randomUUID()
    const facts = this.reachable(url) === false ? undownloaded() : this.found(url)
    const content = { Event: 'wxa_media_check', appid: APP_ID, trace_id, version: 2, ...facts }
    this.pushes.add(content, null)
    return { errcode: 0, errmsg: 'ok', trace_id }
  }

  private found(url: string) {
    const verdict = this.take(url)
    const suggest = verdict?.suggest ?? 'pass'
    const label = verdict?.label ?? (suggest === 'pass' ? NORMAL : OTHER)
    return {
      detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
      errcode: 0,
      errmsg: 'ok',
      result: { suggest, label },
    }
  }

  private take(url: string): ScriptedVerdict | null {
    const verdict = this.scripted.find(
      ({ mediaUrl }) => mediaUrl === undefined || url.includes(mediaUrl),
    )
    if (!verdict) return null
    verdict.left--
    if (verdict.left <= 0) this.scripted = this.scripted.filter((other) => other !== verdict)
    return verdict
  }
}

const undownloaded = () => ({
  detail: [],
  errcode: DOWNLOAD_FAILED,
  errmsg: 'download fail',
  result: {},
})
