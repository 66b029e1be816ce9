import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { collections } from '../cloudfunctions/core/store'
import { settings } from '../cloudfunctions/core/store/settings'
import { type Gateway, startGateway } from '../emulator/cloud/gateway'
import { cellsOf } from '../tests/support/forms'
import { buildFunctions } from '../tools/build/functions'
import { readSettings } from '../tools/commands/settings-set'
import { type UnitLedger, unitLedgerOf } from '../tools/load/unit-ledger'
import { writeFiled } from '../tools/load/write'
import { connect } from '../tools/platform/connect'
import { type Figure, figure } from './measure'

const PROJECT = path.resolve(__dirname, '..')
/** Branches with 36 lines each: 720 and 7,200 lines. */
const FEW = 20
const MANY = 200
const SECRET = 'of the bench only'
/** Lines for which one question of the database is promised. */
const LINES_A_CALL = 500
/** Milliseconds in which the platform ends a run. */
const RUN = 60_000

/**
 * What the ledger of ten times the branches costs beside one: time for a line, questions of the database for five hundred
 * lines, and the memory of the function at its highest. A file without all its lines ends the bench.
 */
export async function ledgerFigures(dir: string): Promise<Figure[]> {
  const functions = path.join(dir, 'ledger-functions')
  await buildFunctions(PROJECT, functions)
  const gateway = await startGateway({
    memory: true,
    functions,
    functionEnv: { SIGN_IN_SECRET: SECRET, LEDGER_SECRET: SECRET },
    now: '2026-12-30T10:00:00+08:00',
    timers: false,
  })
  try {
    await gateway.provision(collections)
    const { documents } = connect({ local: gateway.url })
    const school = await readSettings(path.join(PROJECT, 'emulator/demo/settings.json'))
    await documents.put(settings.name, school)
    const [small, large] = [
      unitLedgerOf('小总支', FEW, [SECRET]),
      unitLedgerOf('大总支', MANY, [SECRET]),
    ]
    await writeFiled(documents, [...small.filed, ...large.filed])
    // the first runs load the program
    for (let i = 0; i < 3; i++) await exported(gateway, small)
    const few = await exported(gateway, small)
    const many = await exported(gateway, large)
    const { lines } = large
    return [
      figure('ledger.growth', 'ms', [many.ms / lines, few.ms / small.lines], lines),
      figure('ledger.run', 'ms', [many.ms, RUN], lines),
      figure(
        'ledger.calls-per-500-lines',
        'calls',
        [(many.reads * LINES_A_CALL) / lines, 1],
        lines,
      ),
      ...(many.peak && few.peak ? [figure('ledger.peak', 'MB', [many.peak, few.peak], lines)] : []),
    ]
  } finally {
    await gateway.close()
  }
}

async function exported(gateway: Gateway, of: UnitLedger) {
  forgetPeaks()
  const call = { action: 'forms.unit-ledger', input: { year: 2026, unitId: of.unitId } }
  const began = performance.now()
  const answer = await gateway.invoke('forms', call, { openid: of.openid })
  const ms = performance.now() - began
  const reply = 'result' in answer ? (answer.result as { data?: { url: string } }) : {}
  if (!reply.data) throw new Error(`the export failed: ${JSON.stringify(answer)}`)
  const peak = highestPeak()
  const rows = await cellsOf(new Uint8Array(await (await fetch(reply.data.url)).arrayBuffer()))
  if (rows.length !== of.lines + 3) throw new Error(`${rows.length - 3} of ${of.lines} lines`)
  const entry = gateway.logs.entries({ function: 'forms' }).at(-1)
  const asked = (entry?.calls ?? []).filter(({ action }) => action.startsWith('database.'))
  return { ms, peak, reads: asked.length }
}

/** Instances of the function that makes forms; none where the system does not tell. */
const instances = (): string[] =>
  existsSync('/proc/self/status')
    ? readdirSync('/proc').filter(
        (pid) =>
          /^\d+$/.test(pid) &&
          statusOf(pid, 'PPid') === process.pid &&
          commandOf(pid).includes(FORMS),
      )
    : []
const FORMS = path.join('ledger-functions', 'forms')

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // it has ended meanwhile
    return ''
  }
}

function statusOf(pid: string, field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
  } catch {
    // it has ended meanwhile
    return 0
  }
}

/** Megabytes of the instance that once needed most. */
const highestPeak = (): number =>
  Math.max(0, ...instances().map((pid) => statusOf(pid, 'VmHWM'))) / 1024

function forgetPeaks(): void {
  for (const pid of instances()) {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, '5')
    } catch {
      // without the right to do so the peaks of both runs stand as they are
    }
  }
}
