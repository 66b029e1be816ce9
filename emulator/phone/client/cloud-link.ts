import { ApiError } from './api/define'
import { setClockOffset } from './clock'
import { identity } from './identity'

interface CloudAnswer {
  errCode?: number
  errMsg?: string
  [field: string]: unknown
}

let underWay = 0
/** Questions to the gateway that are not answered yet. */
export const questionsUnderWay = (): number => underWay

/** One question to the gateway, through the phone's server. A failure there is thrown with the gateway's words. */
export async function postToCloud(what: string, body: unknown): Promise<CloudAnswer> {
  underWay++
  try {
    return await post(what, body)
  } finally {
    underWay--
  }
}

async function post(what: string, body: unknown): Promise<CloudAnswer> {
  const response = await fetch(`/__cloud/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const offset = response.headers.get('x-clock-offset')
  if (offset !== null) setClockOffset(Number(offset))
  return answered((await response.json()) as CloudAnswer, response.ok)
}

function answered(answer: CloudAnswer, ok: boolean): CloudAnswer {
  if (ok && !answer.errCode) return answer
  throw new ApiError(answer.errMsg ?? 'the cloud did not answer', Number(answer.errCode ?? -1))
}

/** Sends bytes with word of how far they are; only XMLHttpRequest tells. */
export function uploadToCloud(
  path: string,
  bytes: Blob,
  report: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<CloudAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/__cloud/upload?${new URLSearchParams({ path })}`)
    request.setRequestHeader('x-openid', identity.openid)
    request.setRequestHeader('content-type', bytes.type || 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => report(event.loaded, event.total))
    request.addEventListener('error', () =>
      reject(new Error('cloud.uploadFile:fail network error')),
    )
    request.addEventListener('load', () => {
      try {
        resolve(answered(JSON.parse(request.responseText) as CloudAnswer, request.status < 300))
      } catch (error) {
        reject(error)
      }
    })
    signal.addEventListener('abort', () => {
      request.abort()
      reject(new Error('cloud.uploadFile:fail abort'))
    })
    request.send(bytes)
  })
}
