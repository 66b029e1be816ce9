import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './root.mjs'
import { node } from './steps.mjs'

/** Path of an installed miniprogram-ci: beside the project, or named by MINIPROGRAM_CI; null when there is none. */
export function findWeChatCompiler() {
  for (const place of [process.env.MINIPROGRAM_CI, root]) {
    if (!place) continue
    try {
      return createRequire(path.join(place, 'package.json')).resolve('miniprogram-ci')
    } catch {}
  }
  return null
}

/** Compiles the Mini Program offline as WeChat would; true when it accepts everything. */
export const compileWithWeChat = (compiler) => node('tools/check/wechat-compile.mjs', compiler)
