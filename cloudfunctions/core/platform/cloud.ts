import cloud from 'wx-server-sdk'

/** The SDK, made ready for the environment the function runs in. */
let ready = false
export function sdk(): typeof cloud {
  if (!ready) {
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })
    ready = true
  }
  return cloud
}
