/** `node tools/run/tsx.mjs FILE.ts [arguments]`: installs if needed, then runs a TypeScript file. */
import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensure } from './ensure.mjs'
import { root } from './root.mjs'

/**
 * Runs a TypeScript file of the project with the signals and the exit code of this process.
 * @param {string} file path below the project's folder
 * @param {string[]} args
 */
export function runTypeScript(file, args) {
  ensure()
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, file), ...args], {
    cwd: root,
    stdio: 'inherit',
    // paths among the arguments are meant from where the command was typed
    env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  endWithNpm(child)
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + os.constants.signals[signal] : (code ?? 1))
  })
}

/** A signal to `npm start` ends the shell between npm and this process, but not this process: it notices and ends too. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file, ...args] = process.argv.slice(2)
  if (!file) {
    console.error('usage: node tools/run/tsx.mjs FILE.ts [arguments]')
    process.exit(1)
  }
  runTypeScript(file, args)
}
