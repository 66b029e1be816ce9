import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { LoggedCall } from '../../emulator/cloud/functions/logs'
import { type Gateway, type GatewayOptions, startGateway } from '../../emulator/cloud/gateway'
import { PATIENCE_MS } from './patience'

export interface Cloud {
  /** The running gateway; only inside tests and hooks. */
  readonly gateway: Gateway
}

/**
 * A gateway for the tests of a file or a describe block, in memory unless told otherwise. The SDKs of this process
 * reach it: its variables are put into the environment.
 */
export function withCloud(options: GatewayOptions | (() => GatewayOptions) = {}): Cloud {
  let running: Gateway | null = null
  beforeAll(async () => {
    running = await startGateway(typeof options === 'function' ? options() : options)
    Object.assign(process.env, running.env())
  })
  afterAll(() => running?.close())
  return {
    get gateway() {
      if (!running) throw new Error('the gateway runs only inside tests')
      return running
    },
  }
}

export interface FunctionSource {
  /** Text of index.js. */
  code: string
  config?: object
  /** Further files of the folder. */
  files?: Record<string, string>
}

/** Writes cloud functions into a new temporary folder. @returns the folder, for `functions` of the gateway */
export function functionsFolder(functions: Record<string, FunctionSource>): string {
  const dir = temporaryFolder()
  for (const [name, source] of Object.entries(functions)) writeFunction(dir, name, source)
  return dir
}

export function writeFunction(
  dir: string,
  name: string,
  { code, config, files }: FunctionSource,
): void {
  const folder = path.join(dir, name)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'index.js'), code)
  if (config) fs.writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config))
  for (const [file, text] of Object.entries(files ?? {})) {
    fs.writeFileSync(path.join(folder, file), text)
  }
}

const folders: string[] = []

/** A folder that is removed when the test process ends. */
export function temporaryFolder(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-'))
  if (folders.length === 0) {
    process.once('exit', () => {
      for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
    })
  }
  folders.push(dir)
  return dir
}

const WRITES = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
])

/** The calls of an invocation that touch the database. */
export const databaseCalls = (calls: readonly LoggedCall[]): LoggedCall[] =>
  calls.filter(({ action }) => action.startsWith('database.'))

/** Those of them that write documents. */
export const writes = (calls: readonly LoggedCall[]): LoggedCall[] =>
  calls.filter(({ action }) => WRITES.has(action))

/** How many calls had to wait for one another: the longest row of calls of which each began after the one before. */
export function sequentialStages(calls: readonly LoggedCall[]): number {
  const byEnd = [...calls].sort((a, b) => a.startedAt + a.ms - (b.startedAt + b.ms))
  let stages = 0
  let free = Number.NEGATIVE_INFINITY
  for (const { startedAt, ms } of byEnd) {
    if (startedAt < free) continue
    stages++
    free = startedAt + ms
  }
  return stages
}

/** Waits until a condition holds. @throws when it does not */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('the condition did not come true')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** An error of either SDK. */
export interface SdkError {
  code?: string
  errCode?: number
  errMsg?: string
  message: string
}

/** @returns the error a promise rejects with; fails the test when it does not reject */
export async function rejection(promise: Promise<unknown>): Promise<SdkError> {
  try {
    await promise
  } catch (error) {
    return error as SdkError
  }
  throw new Error('the call was expected to be refused')
}
