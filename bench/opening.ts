import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { DiskStore } from '../emulator/cloud/store/disk-store'

/** What a data folder costs when the gateway opens it. */
export interface Opening {
  documents: number
  /** From the start of the process to the line that says it is ready. */
  seconds: number
  /** Resident memory of the gateway when it is ready. */
  memoryMB: number
  fileMB: number
}

const BATCH = 10_000
const PER_KEY = 10
const ROOT = path.resolve(__dirname, '..')

/** Opens a folder with so many documents of about 150 bytes and one index, in a process of its own. */
export async function openingFigure(dir: string, documents: number): Promise<Opening> {
  const data = path.join(dir, `opening-${documents}`)
  mkdirSync(data)
  fill(data, documents)
  const began = performance.now()
  const main = path.join(ROOT, 'emulator/cloud/main.ts')
  const gateway = spawn(process.execPath, ['--import', 'tsx', main, '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => gateway.stdout.once('data', resolve))
  const seconds = (performance.now() - began) / 1000
  const memoryMB = residentMB(gateway.pid ?? 0)
  gateway.kill('SIGKILL')
  await new Promise((resolve) => gateway.once('close', resolve))
  const fileMB = Math.round(statSync(path.join(data, 'cloud.sqlite')).size / 1e6)
  return { documents, seconds: Number(seconds.toFixed(1)), memoryMB, fileMB }
}

function fill(data: string, documents: number): void {
  const store = new DiskStore(data)
  const keys = [['branch', 1]] as const
  store.saveCollection({ name: 'big', indexes: [{ name: 'branch', keys, unique: false }] })
  for (let from = 0; from < documents; from += BATCH) {
    store.commit(Array.from({ length: BATCH }, (_, k) => change(from + k, documents)))
  }
  store.close()
}

const change = (i: number, documents: number) => ({
  collection: 'big',
  id: `sd${i}`,
  doc: {
    _id: `d${i}`,
    branch: `b${i % (documents / PER_KEY)}`,
    month: '2026-11',
    theme: '学风建设',
    counts: { due: 26, present: 23 },
    at: new Date(1_790_000_000_000 + i),
  },
})

/** Linux tells it in /proc. */
function residentMB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round((Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6)
}
