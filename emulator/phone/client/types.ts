/** The parts of glass-easel that the phone touches, as plain interfaces: its own generics describe authors' code. */

export type Data = Record<string, unknown>

export interface EventOptions {
  bubbles?: boolean
  composed?: boolean
  capturePhase?: boolean
}

/** A component in the tree: built-in, from the app, or a page's root. */
export interface WxNode {
  is: string
  id: string
  dataset: Data
  data: Data
  $$: HTMLElement
  ownerShadowRoot: { getHostNode(): WxNode; querySelector(selector: string): WxNode | null } | null
  classList: { toggle(name: string, force?: boolean, segment?: number): void } | null
  setData(data: Data): void
  triggerEvent(name: string, detail: unknown, options?: EventOptions): void
  triggerLifetime(name: string, args: unknown[]): void
  triggerPageLifetime(name: string, args: unknown[]): void
  getShadowRoot(): ShadowTree | null
  collectMarks?(): Data
  isAttached?(): boolean
  childNodes?: WxNode[]
  shadowRoot?: { childNodes: WxNode[] }
}

export interface ShadowTree {
  querySelector(selector: string): WxNode | null
  querySelectorAll(selector: string): WxNode[]
}

/** What a page's `this` is: data, setData and whatever the page defines. */
export interface PageInstance {
  data: Data
  route: string
  options: Query
  _$: WxNode
  setData(data: Data): void
  [member: string]: unknown
}

export type Query = Record<string, string>

export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  backgroundColorContent?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface AppJson {
  pages: string[]
  entryPagePath?: string
  darkmode?: boolean
  window?: WindowConfig
  tabBar?: {
    custom?: boolean
    color?: string
    selectedColor?: string
    backgroundColor?: string
    borderStyle?: string
    list: TabItem[]
  }
}

export interface ComponentEntry {
  json: WindowConfig & Data
  isPage: boolean
  scope?: string
  load(): void
}

export type Theme = 'light' | 'dark'

/** What the compiler hands to the runtime. */
export interface Program {
  appJson: AppJson
  theme: Partial<Record<Theme, Record<string, string>>>
  templates: Record<string, unknown>
  app(): void
  components: Record<string, ComponentEntry>
}

export interface LaunchOptions {
  path: string
  query: Query
  scene: number
  referrerInfo: Data
}

/** What `App({…})` was given. */
export interface AppInstance {
  onLaunch?(options: LaunchOptions): void
  onShow?(options: LaunchOptions): void
  onHide?(): void
  onError?(message: string): void
  onThemeChange?(change: { theme: Theme }): void
  onPageNotFound?(page: Data): void
  onUnhandledRejection?(event: Data): void
  [member: string]: unknown
}
