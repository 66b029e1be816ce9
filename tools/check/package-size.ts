import path from 'node:path'
import { MAIN_PACKAGE_LIMIT, measurePackage } from '../build/build'

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const { main, largest } = measurePackage(path.resolve(__dirname, '../..'))
console.log(`main package ${kb(main)} of at most ${kb(MAIN_PACKAGE_LIMIT)}`)
if (main > MAIN_PACKAGE_LIMIT) {
  for (const { file, bytes } of largest) console.log(`${kb(bytes).padStart(10)}  ${file}`)
  process.exitCode = 1
}
