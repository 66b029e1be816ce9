import { parseArgs } from 'node:util'
import { type DemoOptions, startDemo } from './start'

const USAGE = `npm start -- [options]
  --reset          begin again without the data of earlier starts
  --port 5173      port of the phone
  --now 2026-12-01T09:00:00+08:00   what the clock shows at the start
  --empty          without people`

/** Options of `npm start`. @throws Error that says what is wrong with them */
export function readOptions(args: string[]): DemoOptions | 'help' {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({
    args,
    options: { reset: flag, empty: flag, help: flag, port: text, now: text, data: text },
  })
  if (values.help) return 'help'
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new Error(`--port is not a port: ${values.port}`)
  }
  if (values.now !== undefined && Number.isNaN(Date.parse(values.now))) {
    throw new Error(`--now is not a time: ${values.now}`)
  }
  const { reset, empty, now, data } = values
  return { reset, empty, now, data, port, watch: true }
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    console.log(USAGE)
    return
  }
  const demo = await startDemo(options)
  console.log(`\n  ${demo.phone.url}\n`)
  console.log(`  工具连接本机：npm run tool -- verify --local ${new URL(demo.gateway.url).port}`)
  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (closing) return
      closing = true
      demo.close().finally(() => process.exit(0))
    })
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
