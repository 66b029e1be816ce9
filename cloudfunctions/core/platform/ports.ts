/**
 * What an action may ask of the world. `core/platform` implements these over wx-server-sdk for the
 * cloud functions, `tools/platform` over @cloudbase/node-sdk for the operator; the rules and the
 * stores know only the interfaces.
 */

export type Doc = { _id: string } & Record<string, unknown>
type Scalar = string | number | boolean | null
export type Condition =
  | Scalar
  | { in: readonly Scalar[] }
  | { neq: Scalar }
  | { gte?: string | number; gt?: string | number; lte?: string | number; lt?: string | number }
export type Where = Record<string, Condition>
export type Query = {
  /** Of several, one holds. */
  where: Where | readonly Where[]
  order?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[]
  /** Every question is bounded; at most 1000. */
  limit: number
  skip?: number
  /** Fields wanted, beside `_id`; everything when left out. */
  select?: readonly string[]
}

/** Fields to set and numbers to add. */
export type Change = {
  set?: Record<string, Scalar>
  inc?: Record<string, number>
}

/** Point operations, the only ones a transaction of the platform can hold (cloud-protocol §5.4). */
export interface PointDocuments {
  get(collection: string, id: string): Promise<Doc | null>
  /** Creates or replaces the whole document. */
  put(collection: string, doc: Doc): Promise<void>
  /** Sets top-level fields; a nested object replaces the old value as a whole. False when there is no such document. */
  patch(collection: string, id: string, fields: Record<string, unknown>): Promise<boolean>
  remove(collection: string, id: string): Promise<boolean>
}

export interface Documents extends PointDocuments {
  /** @param select fields wanted, beside `_id`; everything when left out */
  getMany(collection: string, ids: readonly string[], select?: readonly string[]): Promise<Doc[]>
  find(collection: string, query: Query): Promise<Doc[]>
  /** As `find`, of up to 10,000 at once; what is too much for one answer (16 MB) is refused (cloud-protocol §5.1). */
  findMany(collection: string, query: Omit<Query, 'skip'>): Promise<Doc[]>
  count(collection: string, where: Where): Promise<number>
  /** Creates the document unless its id is taken; then nothing is written and the first one is returned. */
  insertOnce(
    collection: string,
    doc: Doc,
  ): Promise<{ created: true } | { created: false; existing: Doc }>
  /** As `patch`, but only while the named fields still hold these values. */
  patchIf(
    collection: string,
    id: string,
    expected: Record<string, Scalar>,
    fields: Record<string, unknown>,
  ): Promise<boolean>
  /** One change to every document that fits; answers how many did. */
  patchAll(collection: string, where: Where, change: Change): Promise<number>
  /** All or nothing. The body may run again after a conflict, so it must be repeatable. */
  transact<T>(body: (tx: PointDocuments) => Promise<T>): Promise<T>
}

export interface Files {
  /** Stores bytes under a path in private storage; answers the file id. */
  put(path: string, bytes: Uint8Array): Promise<string>
  /** As `put`, from a file of this machine, so that a large one never stands in memory as a whole. */
  putFile(path: string, file: string): Promise<string>
  get(fileId: string): Promise<Uint8Array | null>
  /** Removes files; answers those that could not be removed. What is not there is removed. At most 50 at once. */
  remove(fileIds: readonly string[]): Promise<string[]>
  /** Whether each file is there, in the order asked; fails where the storage does not say. At most 50 at once. */
  there(fileIds: readonly string[]): Promise<boolean[]>
  /** Temporary links in the order asked; null where there is none to be had. At most 50 at once. */
  links(fileIds: readonly string[], seconds: number): Promise<(string | null)[]>
  /** What stands before the path in the id of every file. */
  root(): Promise<string>
}

export type SubscribeMessage = {
  openid: string
  templateId: string
  page: string
  /** Keyword key of the template → text, already fitted to the keyword's type. */
  data: Record<string, string>
}
/** `code` is WeChat's errcode, 0 when sent; `field` the keyword it names as wrong (47003). */
export type SendResult = { code: number; field?: string }

/** A template of the Mini Program as WeChat lists it: the keyword keys in its text, such as `thing1`. */
export type WeChatTemplate = { templateId: string; title: string; keys: string[] }

export interface WeChat {
  /** Exchanges a `getPhoneNumber` code, bound to the caller. Null when the code is spent or expired. */
  phoneOf(code: string, openid: string): Promise<string | null>
  send(message: SubscribeMessage): Promise<SendResult>
  /** The message templates of this Mini Program. */
  templates(): Promise<WeChatTemplate[]>
  /** A Mini Program code that opens a page with a scene, as a picture; null when WeChat refuses to make one. */
  pageCode(scene: string, page: string): Promise<Uint8Array | null>
  /**
   * Asks for a picture to be checked; the answer is pushed later, under the name this returns.
   * @param openid who added it, in the app within the last two hours
   */
  checkPicture(url: string, openid: string): Promise<string>
  /** What the check of words finds: they pass, somebody should look, or they are risky. */
  checkText(content: string, openid: string): Promise<'pass' | 'review' | 'risky'>
}

export type Caller = { openid: string }

/** Everything one invocation gets. The clock is read once. */
export interface Platform {
  now: number
  /** Milliseconds since `now`, for work that must end before the platform ends it. */
  elapsed(): number
  requestId: string
  documents: Documents
  files: Files
  wechat: WeChat
  /** Keys of the sign-in codes, from the functions' environment only: the running one, then the one before. */
  signInSecrets: readonly [string, ...string[]]
  /** Keys of the ledger's stamps, from the functions' environment only: the running one, then older ones. */
  ledgerSecrets: readonly [string, ...string[]]
  /** Random lower-case base-32 text. */
  random(length: number): string
  log: Log
}

/** Events without names, phones, texts or tokens. */
export interface Log {
  info(event: string, facts?: Record<string, string | number | boolean>): void
  fault(event: string, error: unknown): void
}
