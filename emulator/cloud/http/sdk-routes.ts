import { randomUUID } from 'node:crypto'
import { GatewayError, invalidParam } from '../errors'
import type { Runner } from '../functions/runner'
import { type Actions, Params } from '../wire/call'
import { readMultipart } from '../wire/multipart'
import type { Exchange } from './exchange'
import type { Route } from './server'

export interface SdkParts {
  actions: Actions
  onPhone: (openid: string) => Actions
  runner: Runner
}

/**
 * The endpoint of the SDKs: one URL for everything, one for each instance, and one for each person, whose phone may do
 * less (cloud-protocol §1.2).
 * @param onPhone the actions of a person's phone
 */
export function sdkRoutes(
  { actions, onPhone, runner }: SdkParts,
  onFault: (error: unknown) => void,
): Route[] {
  const handle = async (exchange: Exchange): Promise<void> => {
    const requestId = randomUUID()
    const instance = exchange.path.instance ?? null
    let ended: (ok: boolean) => void = () => {}
    try {
      const fields = await readFields(exchange)
      const params = new Params(fields)
      const action = params.text('action')
      if (instance !== null) ended = runner.noteCall(instance, action, subjectOf(params))
      const { openid } = exchange.path
      const known = openid === undefined ? actions : onPhone(openid)
      const run = Object.hasOwn(known, action) ? known[action] : undefined
      if (!run) throw invalidParam(`unsupported action ${action}`)
      const invocation = instance === null ? null : runner.attribute(instance)
      const answer = await run({ action, params, requestId, invocation })
      ended(true)
      if (Buffer.isBuffer(answer)) sendBytes(exchange, answer)
      else exchange.reply({ requestId, ...answer })
    } catch (error) {
      ended(false)
      if (!(error instanceof GatewayError)) onFault(error)
      const { code, message } =
        error instanceof GatewayError
          ? error
          : { code: 'SYS_ERR', message: '[InternalError] resource system error' }
      // errors are ordinary answers on this wire
      exchange.reply({ requestId, code, message })
    }
  }
  return [
    { method: 'POST', path: '/admin', handle },
    { method: 'POST', path: '/admin/i/:instance', handle },
    { method: 'POST', path: '/client/database/:openid', handle },
  ]
}

async function readFields(exchange: Exchange): Promise<Record<string, unknown>> {
  const contentType = exchange.header('content-type')
  if (!contentType.includes('multipart/form-data')) return exchange.json()
  const parts = readMultipart(await exchange.body(), contentType)
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [
      name,
      name === 'requestData' ? bytes : bytes.toString('utf8'),
    ]),
  )
}

/** The SDK takes an answer as protobuf unless its type is exactly JSON's. */
function sendBytes(exchange: Exchange, bytes: Buffer): void {
  exchange.response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
  })
  exchange.response.end(bytes)
}

const subjectOf = (params: Params): string | null =>
  params.optionalText('collectionName') ??
  params.optionalText('function_name') ??
  params.optionalText('apiName') ??
  null
