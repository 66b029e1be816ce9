/** `node tools/check/wechat-compile.mjs PATH_OF_MINIPROGRAM_CI`: compiles the Mini Program offline with WeChat's own compiler. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const ci = createRequire(import.meta.url)(process.argv[2])
const folder = mkdtempSync(path.join(os.tmpdir(), 'wechat-compile-'))
const key = path.join(folder, 'key')
// the compiler wants an upload key even when nothing is uploaded; this one is good for nothing
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }))

const { setting } = JSON.parse(readFileSync(path.join(root, 'project.config.json'), 'utf8'))
const project = new ci.Project({
  appid: 'wx0000000000000000',
  type: 'miniProgram',
  projectPath: root,
  privateKeyPath: key,
  ignores: ['node_modules/**/*', 'dist/**/*', '.data/**/*'],
})
// both are asked of WeChat's servers otherwise (platform §7.3)
project.attr = async () => ({ ...ci.DefaultProjectAttr })
project.getExtAppid = async () => undefined

try {
  await ci.getCompiledResult(
    { project, version: '0.0.0', setting: { ...setting, useProjectConfig: true } },
    path.join(folder, 'compiled.zip'),
  )
  console.log('accepted')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
  // the compiler leaves a worker behind that would keep this process alive
  process.exit()
}
