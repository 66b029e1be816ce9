import protobuf from 'protobufjs'
import { invalidParam } from '../errors'

/** The protobuf messages in which openapi calls travel (cloud-protocol §1.5). */
const { root } = protobuf.parse(
  `syntax = "proto3";
  message Pair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated Pair pairs = 1; }
  message SvrkitData { string apiName = 1; bytes reqData = 2; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; SvrkitData svrkitData = 4; string appid = 6; }
  message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6; }
  message OpenDataRequest { repeated string cloudidList = 2; string appid = 3; }
  message OpenDataItem { string cloudId = 1; string json = 2; }
  message OpenDataResponse { repeated OpenDataItem dataList = 1; }`,
  { keepCase: true },
)

/** Value of `apiType` for `cloud.getOpenData`. */
const SVRKIT = 2

export type OpenApiRequest =
  | { kind: 'openapi'; params: Record<string, unknown> }
  | { kind: 'open-data'; cloudIds: string[] }

/** Reads the request of an openapi call; parameters arrive as JSON texts, files as bytes. */
export function readEnvelope(bytes: Buffer): OpenApiRequest {
  const message = decode('CommApiData', bytes) as {
    apiType: number
    openapiData?: { pairs: { key: string; value: Uint8Array; contenttype: string }[] }
    svrkitData?: { reqData: Uint8Array }
  }
  if (message.apiType === SVRKIT && message.svrkitData) {
    const { cloudidList } = decode('OpenDataRequest', message.svrkitData.reqData) as {
      cloudidList: string[]
    }
    return { kind: 'open-data', cloudIds: cloudidList }
  }
  const params: Record<string, unknown> = {}
  for (const { key, value, contenttype } of message.openapiData?.pairs ?? []) {
    params[key] = contenttype
      ? { contentType: contenttype, bytes: Buffer.from(value) }
      : JSON.parse(Buffer.from(value).toString('utf8'))
  }
  return { kind: 'openapi', params }
}

/** @returns the protobuf answer that carries JSON */
export const jsonEnvelope = (answer: object): Buffer =>
  encode('CommOpenApiResp', {
    contentType: 'application/json; charset=UTF-8',
    respData: Buffer.from(JSON.stringify(answer)),
    httpCode: 200,
  })

/** @returns the protobuf answer that carries a file */
export const fileEnvelope = (contentType: string, bytes: Buffer): Buffer =>
  encode('CommOpenApiResp', { contentType, respData: bytes, httpCode: 200 })

/** @param items what stands behind each cloud id, as JSON */
export const openDataEnvelope = (items: { cloudId: string; json: string }[]): Buffer =>
  encode('CommOpenApiResp', {
    svrkitErrorCode: 0,
    respData: encode('OpenDataResponse', { dataList: items }),
  })

function decode(type: string, bytes: Uint8Array): unknown {
  try {
    return root.lookupType(type).decode(bytes)
  } catch {
    throw invalidParam('requestData is not the expected message')
  }
}

const encode = (type: string, message: object): Buffer =>
  Buffer.from(root.lookupType(type).encode(message).finish())
