import type { Attribution } from '../wire/call'

export const APP_ID = 'wx0000000000000001'

/** On whose behalf a function runs. */
export interface Caller {
  /** Null for timers and for functions called by functions. */
  openid: string | null
  /** `wx_client`, `wx_trigger`, `scf`, a chain `wx_client,scf` … */
  source: string
}

/**
 * Variables of a process in which an unmodified SDK reaches the gateway (cloud-protocol §2.1).
 * @param endpoint the URL that takes the SDK's requests
 */
export function sdkEnvironment(env: string, endpoint: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    // without both the SDK ends its process; the gateway does not read them
    TENCENTCLOUD_SECRETID: 'local-id',
    TENCENTCLOUD_SECRETKEY: 'local-key',
    SCF_NAMESPACE: env,
    TCB_ENV: env,
    SILENCE: 'true',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: endpoint }),
  }
}

/** Variables set for one call and cleared after it; `getWXContext` reads them (cloud-protocol §1.6). */
export function callEnvironment({ openid, source }: Caller): Record<string, string> {
  const isTimer = source === 'wx_trigger'
  const wx: Record<string, string> = {
    WX_APPID: APP_ID,
    WX_CLIENTIP: '127.0.0.1',
    [isTimer ? 'WX_TRIGGER_API_TOKEN_V0' : 'WX_API_TOKEN']: 'local-token',
  }
  if (openid !== null) wx.WX_OPENID = openid
  return {
    ...wx,
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_SOURCE: source,
    ...(isTimer ? { TRIGGER_SRC: 'timer' } : {}),
  }
}

/** The second argument of a function (cloud-protocol §7). */
export function callContext(
  call: Pick<Attribution, 'requestId' | 'functionName'>,
  env: string,
  seconds: number,
  variables: Record<string, string>,
) {
  return {
    request_id: call.requestId,
    function_name: call.functionName,
    function_version: '$LATEST',
    namespace: env,
    memory_limit_in_mb: 256,
    time_limit_in_ms: seconds * 1000,
    callbackWaitsForEmptyEventLoop: false,
    environ: Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
  }
}
