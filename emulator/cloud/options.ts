import type { DatabaseRules } from './db/client-actions'
import type { StorageRule } from './files/storage'
import type { OpenApiParams } from './openapi/api'
import type { Templates } from './openapi/subscribe-message'

/** How a gateway is started. */
export interface GatewayOptions {
  /** Folder that keeps documents and files; without it everything is in memory. */
  data?: string
  /** Keep nothing, even when `data` is given. */
  memory?: boolean
  /** Forget what the data folder holds before starting. */
  reset?: boolean
  /** Folder with one sub-folder per function. */
  functions?: string
  /** 0 takes a free one. */
  port?: number
  /** What the clock shows at the start: ISO text or epoch milliseconds. */
  now?: string | number
  /** Extra environment of every function: secrets, template ids. */
  functionEnv?: Record<string, string>
  /** Refuse writes that meant to be in a transaction but travel outside it. */
  strict?: boolean
  /** Fire timers and deliver pushes when they are due; true when left out. `timers.run()` and `pushes.run()` work anyway. */
  timers?: boolean
  /** Fire each timer and deliver each push twice, as a platform that promises "at least once" may; or those it says. */
  twice?: boolean | (() => boolean)
  /** Keyword keys of each subscription template; with it unknown templates are refused. */
  templates?: Templates
  /** Error code of a message that WeChat took and that fails on its way, 0 when it arrives; all arrive when left out. */
  onTheWay?: (message: OpenApiParams) => number
  /** What phones may do with each collection; ADMINONLY, nothing at all, for those left out. */
  databaseRules?: DatabaseRules
  /** What phones may do with files; PRIVATE when left out. */
  storageRule?: StorageRule
  /** Seconds for functions whose config.json names none; the platform's 3 when left out. */
  defaultTimeout?: number
  /** How many times its own timeout a function may really take: a busy laptop is slower than the platform. 1 when left out. */
  patience?: number
  /** Instances of one function at most; 16 when left out. */
  instances?: number
  /** Id of the cloud environment. */
  envId?: string
  /** Receives warnings and one line per invocation; silent when left out. */
  log?: (line: string) => void
}
