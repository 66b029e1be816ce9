import tcb from '@cloudbase/node-sdk'

/**
 * A client of its own process that writes without end and says on its output what was acknowledged, one JSON a line:
 * `["pair", id]` two documents of one add, `["tx", id]` one document in each of two collections by a transaction,
 * `["auto", id, i]` a document whose id the service made, `["count"]` one more in a counter, `["file", path]`.
 * When the gateway is gone it waits for the next one on the same port. Argument: its name.
 */
const [name = 'w'] = process.argv.slice(2)
const app = tcb.init({ env: process.env.TCB_ENV })
const db = app.database()
const { URL: endpoint } = JSON.parse(process.env.TCB_CONTEXT_CNFG ?? '{}') as { URL: string }

const say = (...words: unknown[]) => process.stdout.write(`${JSON.stringify(words)}\n`)

interface Doc {
  set(doc: object): Promise<unknown>
}
type Transaction = { collection(name: string): { doc(id: string): Doc } }

async function write(i: number): Promise<void> {
  const id = `${name}-${i}`
  await db.collection('items').add([
    { _id: `${id}-a`, i },
    { _id: `${id}-b`, i },
  ])
  say('pair', id)
  await db.runTransaction(async (tx: Transaction) => {
    await tx.collection('left').doc(id).set({ i })
    await tx.collection('right').doc(id).set({ i })
  })
  say('tx', id)
  const { id: made } = await db.collection('autos').add({ by: name, i })
  say('auto', made, i)
  await db
    .collection('counters')
    .doc(name)
    .update({ n: db.command.inc(1) })
  say('count')
  await app.uploadFile({ cloudPath: `${name}/${i % 3}.txt`, fileContent: Buffer.from(`${i}`) })
  say('file', `${name}/${i % 3}.txt`, i)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function untilAnswered(): Promise<void> {
  for (;;) {
    const answer = await fetch(new URL('/control/clock', endpoint)).catch(() => null)
    if (answer?.ok) return
    await pause(100)
  }
}

async function main(): Promise<void> {
  for (let i = 0; ; i++) {
    try {
      await write(i)
    } catch {
      // what failed is not acknowledged; whether it was written is open
      await untilAnswered()
    }
  }
}

void main()
