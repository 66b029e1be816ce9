import tcb from '@cloudbase/node-sdk'
import cloud from 'wx-server-sdk'
import { PATIENCE_MS } from '../support/patience'

/**
 * With `REMOTE=1 TCB_ENV=… TENCENTCLOUD_SECRETID=… TENCENTCLOUD_SECRETKEY=…` the database tests run on that environment
 * of the real service: an empty one, kept for this.
 */
export const REMOTE = process.env.REMOTE === '1'

const { TCB_ENV = '', TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env
const TARGET = REMOTE
  ? { env: TCB_ENV, secretId: TENCENTCLOUD_SECRETID, secretKey: TENCENTCLOUD_SECRETKEY }
  : { env: 'local-env' }

/** Both SDKs unmodified; where they send is in the environment alone. */
export const nodeSdk = () => tcb.init({ ...TARGET, timeout: PATIENCE_MS })

/** As its types should be: they know callbacks and fewer arguments than the package has. */
interface Update {
  stats: { updated: number; created: number; removed: number }
}
interface WxQuery {
  orderBy(field: string, direction: 'asc' | 'desc'): WxQuery
  skip(count: number): WxQuery
  limit(count: number): WxQuery
  field(fields: object): WxQuery
  get(): Promise<{ data: object[] }>
  count(): Promise<{ total: number }>
  update(change: { data: object }): Promise<Update>
  remove(): Promise<Update>
}
interface WxDocument {
  get(): Promise<{ data: object }>
  set(change: { data: object }): Promise<Update>
  update(change: { data: object }): Promise<Update>
  remove(): Promise<Update>
}
interface WxAggregate {
  match(query: object): WxAggregate
  group(spec: object): WxAggregate
  sort(spec: object): WxAggregate
  project(spec: object): WxAggregate
  limit(count: number): WxAggregate
  end(): Promise<{ list: object[] }>
}
interface WxCollection extends WxQuery {
  doc(id: string): WxDocument
  where(query: object): WxQuery
  add(doc: { data: object }): Promise<{ _id: string }>
  aggregate(): WxAggregate
}
interface WxDatabase {
  command: ReturnType<typeof cloud.database>['command'] & {
    aggregate: ReturnType<typeof cloud.database>['command']['aggregate']
  }
  serverDate(options?: { offset: number }): object
  collection(name: string): WxCollection
  createCollection(name: string): Promise<unknown>
  runTransaction<T>(
    body: (tx: { collection(name: string): WxCollection }) => Promise<T>,
  ): Promise<T>
}
interface WxCloud {
  database(): WxDatabase
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
  deleteFile(files: { fileList: string[] }): Promise<unknown>
  getTempFileURL(files: {
    fileList: string[]
  }): Promise<{ fileList: { status: number; tempFileURL: string }[] }>
  callFunction(call: { name: string; data?: object }): Promise<{ result: unknown }>
  getOpenData(order: { list: string[] }): Promise<{ list: object[] }>
  openapi: Record<string, Record<string, (params: object) => Promise<Record<string, unknown>>>>
}

export function wxSdk(): WxCloud {
  cloud.init(TARGET)
  return cloud as unknown as WxCloud
}
