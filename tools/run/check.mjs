/** `npm run check`: `npm test`, the package-size budget, WeChat's own compiler, an audit of what ships. */
import { audit } from './audit.mjs'
import { ensure } from './ensure.mjs'
import { node, runTests, step, Tally } from './steps.mjs'
import { compileWithWeChat, findWeChatCompiler } from './wechat-compiler.mjs'

ensure()
const tally = new Tally()
runTests(tally, process.argv.slice(2))
step(tally, 'package size', () => node('--import', 'tsx', 'tools/check/package-size.ts'))

const compiler = findWeChatCompiler()
if (compiler === null) {
  console.log(
    "not checked: WeChat's own compiler (miniprogram-ci is not a dependency of this project)",
  )
} else {
  step(tally, "WeChat's own compiler", () => compileWithWeChat(compiler))
}

const clean = audit()
if (clean === null) console.log('not checked: known weaknesses (the audit service gave no answer)')
else tally.count(clean)
tally.close()
