import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startGateway } from '../emulator/cloud/gateway'
import { startFloor } from './floor'
import { gatewayFigures } from './gateway'
import { gatewaySizeFigures } from './gateway-size'
import { ledgerFigures } from './ledger'
import type { Figure } from './measure'
import { openingFigure } from './opening'
import { pageFigures } from './pages'
import { missed } from './promises'
import { reminderFigures } from './reminders'
import { signInFigures } from './signin'

const HELP = `npm run bench -- [--json FILE]
Ratios against the floor, measured side by side in one run (some minutes); fails when one misses
what is promised. Or one part alone:
  --signin     the burst at the door
  --reminders  the sending of messages; --messages 18000 for a school's
  --ledger     the export of a large ledger
  --opening    what opening 100,000 and a million documents costs`

/** `npm run bench`: everything, or the part that is asked for. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      opening: { type: 'boolean' },
      signin: { type: 'boolean' },
      reminders: { type: 'boolean' },
      messages: { type: 'string' },
      ledger: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(HELP)
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bench-'))
  try {
    if (values.opening) {
      console.table([await openingFigure(dir, 100_000), await openingFigure(dir, 1_000_000)])
      return
    }
    const figures = await measured(dir, values)
    console.table(figures)
    if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
    const broken = missed(figures)
    for (const line of broken) console.error(line)
    if (broken.length > 0) process.exitCode = 1
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

type Asked = { [part in 'signin' | 'reminders' | 'ledger']?: boolean } & {
  messages?: string
}

async function measured(dir: string, asked: Asked): Promise<Figure[]> {
  if (asked.signin) return signInFigures(dir)
  if (asked.ledger) return ledgerFigures(dir)
  if (asked.reminders) {
    return reminderFigures(dir, asked.messages ? Number(asked.messages) : undefined)
  }
  return everything(dir)
}

async function everything(dir: string): Promise<Figure[]> {
  const gateway = await startGateway({ data: path.join(dir, 'data') })
  const floor = await startFloor(dir)
  try {
    return [
      ...(await gatewayFigures(gateway, floor)),
      ...(await gatewaySizeFigures(gateway)),
      ...(await pageFigures(dir, floor)),
      ...(await signInFigures(dir)),
      ...(await reminderFigures(dir)),
      ...(await ledgerFigures(dir)),
    ]
  } finally {
    await floor.close()
    await gateway.close()
  }
}

void main()
