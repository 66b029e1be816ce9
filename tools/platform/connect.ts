import cloudbase from '@cloudbase/node-sdk'
import { documentsOver } from '../../cloudfunctions/core/platform/documents'
import { isMissingFile } from '../../cloudfunctions/core/platform/missing-file'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import type { SdkDatabase } from '../../cloudfunctions/core/platform/sdk-database'
import { OperatorError } from '../operator-error'

/** A command has time: a busy environment is waited for, where the SDK would give up after fifteen seconds. */
const PATIENCE_MS = 120_000

export type ConnectOptions = {
  /** A running gateway: its address or its port. */
  local?: string
  envId?: string
  secretId?: string
  secretKey?: string
  region?: string
}

/** An environment the operator works on. */
export type Connection = {
  documents: Documents
  /** The bytes of a file in private storage; null when there is none. */
  bytesOf(fileId: string): Promise<Uint8Array | null>
  /** Stores bytes under a path in private storage; answers the file id. */
  put(path: string, bytes: Uint8Array): Promise<string>
  /** Creates a collection; false when there is one already. */
  createCollection(name: string): Promise<boolean>
  /** Origin of the gateway; null on a real environment. */
  gateway: string | null
  /** Epoch milliseconds: the gateway's clock, or this machine's. */
  now(): Promise<number>
}

/**
 * Opens an environment with @cloudbase/node-sdk. What the options leave out comes from the environment: TCB_ENV,
 * TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, or the variables that the gateway prints.
 * @throws OperatorError when it is not said which environment is meant
 */
export function connect(options: ConnectOptions, env = process.env): Connection {
  const gateway = gatewayOf(options, env)
  const envId = options.envId ?? env.TCB_ENV ?? (gateway ? 'local-env' : undefined)
  const secretId =
    options.secretId ?? env.TENCENTCLOUD_SECRETID ?? (gateway ? 'local-id' : undefined)
  const secretKey =
    options.secretKey ?? env.TENCENTCLOUD_SECRETKEY ?? (gateway ? 'local-key' : undefined)
  if (!envId || !secretId || !secretKey) {
    throw new OperatorError(
      '没有说明要连接哪个云环境。',
      '请给出 --env-id、--secret-id、--secret-key（或环境变量 TCB_ENV、TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY），',
      '或用 --local 端口 连接本机正在运行的环境。',
    )
  }
  // the SDK warns about slow requests after a failure and keeps the process alive for it (cloud-protocol §2.2)
  process.env.SILENCE = 'true'
  // with the gateway it need not look up whether it runs in Tencent's network: nothing leaves this machine (§2)
  if (gateway) process.env.TENCENTCLOUD = 'true'
  const app = cloudbase.init({
    env: envId,
    secretId,
    secretKey,
    region: options.region ?? env.TENCENTCLOUD_REGION ?? 'ap-shanghai',
    timeout: PATIENCE_MS,
    ...(gateway ? { serviceUrl: `${gateway}/admin` } : {}),
  })
  const database = app.database()
  return {
    documents: documentsOver(database as unknown as SdkDatabase, 'node'),
    gateway,
    async bytesOf(fileId) {
      try {
        const { fileContent } = await app.downloadFile({ fileID: fileId })
        return fileContent ? Buffer.from(fileContent) : null
      } catch (error) {
        if (isMissingFile(error)) return null
        throw error
      }
    },
    async put(path, bytes) {
      const { fileID } = await app.uploadFile({
        cloudPath: path,
        fileContent: Buffer.from(bytes),
      })
      return fileID
    },
    async createCollection(name) {
      try {
        const answer: { code?: string; message?: string } = await database.createCollection(name)
        if (answer.code) throw new Error(`${answer.code} ${answer.message ?? ''}`)
        return true
      } catch (error) {
        if (/exist/i.test(String(error))) return false
        throw error
      }
    },
    now: async () => (gateway ? gatewayClock(gateway) : Date.now()),
  }
}

function gatewayOf(options: ConnectOptions, env: NodeJS.ProcessEnv): string | null {
  if (options.local) {
    const url = /^\d+$/.test(options.local)
      ? `http://127.0.0.1:${options.local}`
      : options.local.replace(/^(?!https?:\/\/)/, 'http://')
    if (!URL.canParse(url)) throw new OperatorError(`--local 不是网址或端口：${options.local}`)
    return new URL(url).origin
  }
  if (!env.TCB_CONTEXT_CNFG) return null
  const { URL: url } = JSON.parse(env.TCB_CONTEXT_CNFG) as { URL?: string }
  return url ? new URL(url).origin : null
}

async function gatewayClock(gateway: string): Promise<number> {
  const answer = await fetch(`${gateway}/control/clock`).catch(() => null)
  if (!answer?.ok) throw new OperatorError(`连接不上本机环境 ${gateway}，请先运行 npm start`)
  return new Date(((await answer.json()) as { now: number | string }).now).getTime()
}
