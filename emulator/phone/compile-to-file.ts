import fs from 'node:fs'
import path from 'node:path'
import { packNpm } from '../../tools/build/pack-npm'
import { compile } from './compiler/compile'
import { openProject } from './compiler/project'

/**
 * `node --import tsx emulator/phone/compile-to-file.ts <project> <script>`: the compiled app as one script, for
 * tests that run pages without a browser.
 */
async function main(projectDir = '', file = ''): Promise<void> {
  await packNpm(projectDir)
  const { script, info } = await compile(openProject(projectDir))
  for (const warning of info.warnings) console.error(warning)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, script)
}

main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
