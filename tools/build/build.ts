import path from 'node:path'
import { buildFunctions } from './functions'
import { MAIN_PACKAGE_LIMIT, measurePackage } from './measure'
import { packNpm } from './pack-npm'

export { buildFunctions } from './functions'
export { MAIN_PACKAGE_LIMIT, measurePackage } from './measure'
export { packNpm } from './pack-npm'

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`

/** `npm run build`: cloud functions to dist/, the npm subset to miniprogram/, and what the Mini Program weighs. */
export async function build(
  projectDir: string,
  print: (line: string) => void = console.log,
): Promise<void> {
  const started = performance.now()
  const [functions, npm] = await Promise.all([buildFunctions(projectDir), packNpm(projectDir)])
  for (const { name, bytes } of functions) print(`cloud function ${name.padEnd(10)} ${kb(bytes)}`)
  print(
    `miniprogram_npm ${npm.files} files, ${kb(npm.bytes)}${npm.plain.length ? ` (bundled: ${npm.plain.join(', ')})` : ''}`,
  )
  const size = measurePackage(projectDir)
  for (const [root, bytes] of Object.entries(size.subPackages))
    print(`sub-package ${root} ${kb(bytes)}`)
  print(`main package ${kb(size.main)} of at most ${kb(MAIN_PACKAGE_LIMIT)}`)
  if (size.main > MAIN_PACKAGE_LIMIT) {
    const heavy = size.largest.map(({ file, bytes }) => `${file} ${kb(bytes)}`).join(', ')
    throw new Error(`the main package is too large; the heaviest files: ${heavy}`)
  }
  print(`built in ${Math.round(performance.now() - started)} ms`)
}

if (require.main === module) {
  build(path.resolve(__dirname, '../..')).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
