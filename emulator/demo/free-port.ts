import net from 'node:net'

const MOST_TRIES = 50

/** The first port from the given one on that nobody on this machine listens on. */
export async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + MOST_TRIES; port++) if (await isFree(port)) return port
  return 0
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
