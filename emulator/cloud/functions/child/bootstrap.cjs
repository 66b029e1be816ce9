'use strict'
/**
 * Runs inside every instance, before the code of the function: one call at a time, the environment of the call set
 * before it and cleared after it, the clock of the gateway instead of the machine's. Plain JavaScript, because an
 * instance must start fast and must not see the gateway's own loaders.
 */
const util = require('node:util')
const shiftClock = require('./clock.cjs')

const send = (message) => process.connected && process.send(message)
const [entry, offsetAtStart] = process.argv.slice(2)
let callNames = []

shiftClock(Number(offsetAtStart))

process.on('disconnect', () => process.exit(0))

for (const level of ['debug', 'info', 'log', 'warn', 'error', 'trace']) {
  console[level] = (...words) => send({ type: 'line', level, text: util.format(...words) })
}

process.on('message', (message) => {
  if (message.type === 'clock') shiftClock(message.offset)
  if (message.type === 'call') void run(message)
})

async function run({ event, context, env, offset }) {
  shiftClock(offset)
  for (const name of callNames) delete process.env[name]
  callNames = Object.keys(env)
  Object.assign(process.env, env)
  try {
    const value = await invoke(require(entry).main, JSON.parse(event), JSON.parse(context))
    send({ type: 'result', result: JSON.stringify(value === undefined ? null : value) ?? 'null' })
  } catch (error) {
    const stack = error instanceof Error ? error.stack : util.format(error)
    send({ type: 'failure', stack: String(stack) })
  } finally {
    for (const name of callNames) delete process.env[name]
    callNames = []
  }
}

/** A handler answers with a value or a promise, or with the callback when it takes one. */
function invoke(main, event, context) {
  if (typeof main !== 'function') throw new Error('handler main is not exported')
  if (main.length < 3) return main(event, context)
  return new Promise((resolve, reject) => {
    const answer = (error, value) => (error ? reject(error) : resolve(value))
    Promise.resolve(main(event, context, answer)).then(
      (value) => value !== undefined && resolve(value),
      reject,
    )
  })
}

/** The module is loaded before the first call, so that a call's timeout does not count the start. */
try {
  require(entry)
} catch {
  // the first call reports it: requiring again throws again
}
send({ type: 'ready' })
