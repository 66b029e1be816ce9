/**
 * Runs before every test file: no name outside this machine is ever looked up.
 * A test that would reach the network fails with the name it asked for. REMOTE=1 asks for the network.
 */
import dns from 'node:dns'

const local = new Set(['localhost', '127.0.0.1', '::1'])
const lookup = dns.lookup.bind(dns) as (...args: unknown[]) => void

Object.assign(dns, {
  lookup(host: string, ...rest: unknown[]) {
    if (!local.has(host) && process.env.REMOTE !== '1')
      throw new Error(`a test looked up ${host}; tests stay on this machine`)
    lookup(host, ...rest)
  },
})
