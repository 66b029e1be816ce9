import { spawnSync } from 'node:child_process'
import { root } from './root.mjs'

/**
 * Known weaknesses of what ships. Null when the audit service gave no answer: that is not a pass.
 * @returns {boolean | null}
 */
export function audit() {
  const run = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  let report = null
  try {
    report = JSON.parse(run.stdout)
  } catch {
    return null
  }
  const found = report.metadata?.vulnerabilities
  if (report.error || found === undefined) return null
  for (const [name, { severity, fixAvailable }] of Object.entries(report.vulnerabilities ?? {})) {
    console.log(`${severity.padEnd(8)} ${name}${fixAvailable ? '' : ' (no fix yet)'}`)
  }
  console.log(`${found.total} known weaknesses in what ships`)
  return found.high + found.critical === 0
}
