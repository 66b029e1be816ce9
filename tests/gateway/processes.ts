import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { until } from '../support/cloud'

const ROOT = path.resolve(__dirname, '../..')
const started = new Set<ChildProcess>()

export interface RunningProcess {
  child: ChildProcess
  /** What it has printed so far. */
  out(): string
  err(): string
  /** Exit code, once it has ended and all it printed was read. */
  ended: Promise<number | null>
}

/** Runs a TypeScript file of the project in a process of its own. */
export function runScript(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): RunningProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.add(child)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, out: () => out, err: () => err, ended }
}

export interface Ready {
  url: string
  env: Record<string, string>
}

/** The gateway as a command; settles when it is ready or has ended. */
export async function startCommand(...args: string[]) {
  const command = runScript('emulator/cloud/main.ts', args)
  await until(() => command.out().includes('\n') || command.child.exitCode !== null)
  return { ...command, ready: () => JSON.parse(command.out()) as Ready }
}

/** For `afterAll`. */
export function endProcesses(): void {
  for (const child of started) child.kill('SIGKILL')
}
