import type { FunctionRegistry } from '../functions/registry'
import type { Actions, SdkCall } from '../wire/call'
import { fileEnvelope, jsonEnvelope, openDataEnvelope, readEnvelope } from '../wire/envelope'
import { isFile, type OpenApi, type OpenApiParams, type OpenApiReply, refuse } from './api'
import type { CloudIds, OpenData } from './cloud-ids'
import type { Failures } from './failures'
import type { Outbox } from './outbox'

export interface OpenApiParts {
  apis: Readonly<Record<string, OpenApi>>
  failures: Failures
  outbox: Outbox
  cloudIds: CloudIds
  registry: FunctionRegistry
}

/** `wx.openApi` (protobuf) and `wx.api` (JSON): permission, scripted failure, then the api itself (cloud-protocol §1.5). */
export function openApiActions(parts: OpenApiParts): Actions {
  const { apis, failures, outbox, cloudIds } = parts

  const ask = (call: SdkCall, api: string, params: OpenApiParams): OpenApiReply => {
    const known = Object.hasOwn(apis, api) ? apis[api] : undefined
    const reply =
      permissionFault(parts.registry, call, api) ??
      (known
        ? (failures.take(api, params) ?? known(params))
        : refuse(40066, 'invalid url: the gateway does not know this api'))
    const { errcode = 0, errmsg = 'ok' } = isFile(reply) ? {} : reply
    outbox.record(
      {
        api,
        requestId: call.invocation?.requestId ?? call.requestId,
        function: call.invocation?.functionName ?? null,
        errcode,
        errmsg,
      },
      params,
    )
    return reply
  }

  return {
    'wx.openApi': (call) => {
      const request = readEnvelope(call.params.bytes('requestData'))
      if (request.kind === 'open-data') {
        const openid = call.invocation?.openid ?? null
        return openData(request.cloudIds.map((id) => cloudIds.open(id, openid)))
      }
      const reply = ask(call, call.params.text('apiName'), request.params)
      return isFile(reply)
        ? fileEnvelope(reply.contentType, reply.bytes)
        : jsonEnvelope({ errcode: 0, errmsg: 'ok', ...reply })
    },
    'wx.api': (call) => {
      const text = call.params.optionalText('requestData')
      const params = text === undefined ? {} : (JSON.parse(text) as OpenApiParams)
      const reply = ask(call, call.params.text('apiName'), params)
      return { data: { responseData: JSON.stringify(isFile(reply) ? {} : reply) } }
    },
  }
}

/** A function may call only what its config.json lists; a tool may call anything. */
function permissionFault(registry: FunctionRegistry, { invocation }: SdkCall, api: string) {
  if (!invocation) return null
  const allowed = registry.find(invocation.functionName)?.config.permissions?.openapi ?? []
  return allowed.includes(api)
    ? null
    : refuse(-604101, 'function has no permission to call this API')
}

const openData = (found: readonly OpenData[]) =>
  openDataEnvelope(found.map((one) => ({ cloudId: one.cloudID, json: JSON.stringify(one) })))
