import path from 'node:path'
import { buildFunctions, packNpm } from '../../tools/build/build'
import { type Gateway, startGateway } from '../cloud/gateway'
import { startPhone } from '../phone/server'
import { freePort } from './free-port'
import { keptSecret, MadeFrom } from './kept'
import { type DemoUser, persons } from './persons'
import { prepare, templateKeys, templateTitles } from './prepare'
import { watchFunctions } from './watch-functions'

const PROJECT = path.resolve(__dirname, '../..')

export type DemoOptions = {
  /** Port of the phone; 0 takes any. 5173, or the next free one, when left out. */
  port?: number
  /** Folder of the data; `.data` when left out. */
  data?: string
  /** Keeps nothing on disk. */
  memory?: boolean
  /** ISO text with zone: what the clock shows at the start. */
  now?: string
  /** Begins again. */
  reset?: boolean
  /** Without people. */
  empty?: boolean
  /** Fires timers by itself; true when left out. */
  timers?: boolean
  /** Rebuilds phone and functions when a file of theirs changes. */
  watch?: boolean
}
export type Demo = {
  gateway: Gateway
  phone: Awaited<ReturnType<typeof startPhone>>
  persons: readonly DemoUser[]
  close(): Promise<void>
}

/** Everything of `npm start`: functions built, the cloud filled, the phone ready in a browser. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const data = options.memory ? null : path.resolve(options.data ?? path.join(PROJECT, '.data'))
  const cloud = data === null ? null : path.join(data, 'cloud')
  const madeFrom = new MadeFrom(cloud)
  if (options.reset) madeFrom.forget()
  const ledgerSecret = keptSecret(data, 'ledger-secret')
  await Promise.all([buildFunctions(PROJECT), packNpm(PROJECT)])
  const gateway = await startGateway({
    port: options.port === 0 ? 0 : await freePort(5174),
    ...(cloud === null ? { memory: true } : { data: cloud }),
    functions: path.join(PROJECT, 'dist/cloudfunctions'),
    patience: 10,
    timers: options.timers,
    functionEnv: {
      SIGN_IN_SECRET: keptSecret(data, 'sign-in-secret'),
      LEDGER_SECRET: ledgerSecret,
    },
    templates: await templateKeys(),
    reset: options.reset,
    now: options.now,
  })
  try {
    await prepare(gateway, madeFrom, { empty: options.empty ?? false, ledgerSecret })
    const phone = await startPhone({
      projectDir: PROJECT,
      gatewayUrl: gateway.url,
      port: options.port ?? (await freePort(5173)),
      persons: [...persons],
      templateTitles: await templateTitles(),
      watch: options.watch,
    })
    const watcher = options.watch ? watchFunctions(PROJECT) : null
    return {
      gateway,
      phone,
      persons,
      async close() {
        watcher?.close()
        await phone.close()
        await gateway.close()
      },
    }
  } catch (error) {
    await gateway.close()
    throw error
  }
}
