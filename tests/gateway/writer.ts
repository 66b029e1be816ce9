import tcb from '@cloudbase/node-sdk'

/**
 * A client of its own process: adds pairs of documents without end and says on its output which were acknowledged.
 * Arguments: a prefix for the ids. The address of the gateway is in the environment.
 */
async function main(): Promise<void> {
  const [prefix = 'w'] = process.argv.slice(2)
  const items = tcb.init({ env: process.env.TCB_ENV }).database().collection('items')
  for (let i = 0; ; i++) {
    await items.add([
      { _id: `${prefix}-${i}-a`, i },
      { _id: `${prefix}-${i}-b`, i },
    ])
    process.stdout.write(`${prefix}-${i}\n`)
  }
}

// the gateway is killed under it
main().catch(() => process.exit(0))
