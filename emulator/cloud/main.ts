import { readArguments, USAGE } from './arguments'
import { startGateway } from './gateway'

/** The gateway as a command: ready when it prints one line of JSON; ends on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2))
  if (asked === 'help') {
    console.log(USAGE)
    return
  }
  const gateway = await startGateway({
    ...asked.options,
    // nothing must happen while a folder is being written
    timers: asked.options.timers && asked.exportTo === undefined,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  try {
    if (asked.importFrom !== undefined) await gateway.importFrom(asked.importFrom)
    if (asked.exportTo !== undefined) {
      console.log(JSON.stringify(await gateway.exportTo(asked.exportTo)))
      return await gateway.close()
    }
  } catch (error) {
    await gateway.close()
    throw error
  }
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
