import { readArguments, USAGE } from './arguments'
import { startGateway } from './gateway'

/** The gateway as a command: ready when it prints one line of JSON; ends on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2))
  if (options === 'help') {
    console.log(USAGE)
    return
  }
  const gateway = await startGateway({
    ...options,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  const stop = () => {
    gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  console.log(JSON.stringify({ url: gateway.url, env: gateway.env() }))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
