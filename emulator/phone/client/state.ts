import { Emitter } from './emitter'
import type { Layer } from './native/layer'
import type {
  AppInstance,
  LaunchOptions,
  PageInstance,
  Program,
  Query,
  WindowConfig,
  WxNode,
} from './types'

export interface PageRecord {
  id: number
  route: string
  query: Query
  config: WindowConfig
  layer: Layer
  instance: PageInstance
  component: WxNode
  ready: boolean
  atBottom: boolean
  release(): void
}

/** One call that left the phone, for the panel's log and for tests. */
export interface CallRecord {
  name: string
  data: unknown
  result?: unknown
  error?: string
  ms: number
}

/** Everything that lasts as long as the Mini Program runs. */
export const state = {
  program: {
    appJson: { pages: [] },
    theme: {},
    templates: {},
    components: {},
    app() {},
  } as Program,
  app: undefined as AppInstance | undefined,
  launch: { path: '', query: {}, scene: 1001, referrerInfo: {} } as LaunchOptions,
  enter: { path: '', query: {}, scene: 1001, referrerInfo: {} } as LaunchOptions,
  /** pages from the bottom up, as getCurrentPages() gives them */
  stack: [] as PageRecord[],
  /** tab pages stay alive once opened */
  tabPages: new Map<string, PageRecord>(),
  hooks: new Emitter(),
  errors: [] as string[],
  /** names of wx functions that the app called and the phone lacks */
  missing: [] as string[],
  calls: [] as CallRecord[],
  subscriptionChoices: {} as Record<string, 'accept' | 'reject'>,
  clipboard: '',
}

export const topPage = (): PageRecord | undefined => state.stack[state.stack.length - 1]

export const isTabPage = (route: string): boolean =>
  Boolean(state.program.appJson.tabBar?.list.some((tab) => tab.pagePath === route))
