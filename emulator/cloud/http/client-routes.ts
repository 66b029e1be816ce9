import { clientError, GatewayError, invalidParam } from '../errors'
import { answerLink } from '../files/actions'
import type { Storage } from '../files/storage'
import { isOpenid } from '../openapi/api'
import type { CloudIds } from '../openapi/cloud-ids'
import type { PhoneCodes } from '../openapi/phone-codes'
import type { SubscribePrompt } from '../openapi/subscribe-message'
import { isPlain } from '../wire/ejson'
import type { Exchange } from './exchange'
import type { Route } from './server'

/** Parts of the platform that a Mini Program reaches without a function. */
export interface ClientParts {
  storage: Storage
  phoneCodes: PhoneCodes
  cloudIds: CloudIds
  prompt: SubscribePrompt
}

const NUMBERS: Record<string, number> = {
  SUCCESS: 0,
  STORAGE_FILE_NONEXIST: -503003,
  STORAGE_EXCEED_AUTHORITY: -503002,
}
const forbidden = () =>
  new GatewayError('STORAGE_EXCEED_AUTHORITY', 'Permission denied: the storage rule refuses it')

/**
 * What `wx.cloud.uploadFile`, `getTempFileURL`, `deleteFile`, the phone-number button and the subscribe prompt do on a
 * phone. Refusals are answered as `{errCode, errMsg}` of the api.
 */
export function clientRoutes({ storage, phoneCodes, cloudIds, prompt }: ClientParts): Route[] {
  return [
    post('/client/upload', 'uploadFile', async (exchange) => {
      const path = exchange.query('path') ?? ''
      const openid = exchange.header('x-openid')
      if (!isOpenid(openid) || !storage.mayWrite(path, openid)) throw forbidden()
      return {
        fileID: await storage.store(path, exchange.request, openid),
        errMsg: 'uploadFile:ok',
      }
    }),
    post('/client/temp-urls', 'getTempFileURL', async (exchange) => {
      const { openid, fileList } = await exchange.json()
      const person = personOf(openid)
      const links = listOf(fileList).map((entry) =>
        answerLink(storage, linkOrder(entry), (file) => storage.mayRead(file, person)),
      )
      return {
        fileList: links.map(({ code, ...link }) => ({ ...link, ...statusOf(code) })),
        errMsg: 'getTempFileURL:ok',
      }
    }),
    post('/client/delete', 'deleteFile', async (exchange) => {
      const { openid, fileList } = await exchange.json()
      const person = personOf(openid)
      return {
        fileList: listOf(fileList).map((id) => ({
          fileID: String(id),
          ...statusOf(removeOwn(storage, String(id), person)),
        })),
        errMsg: 'deleteFile:ok',
      }
    }),
    post('/client/phone-code', 'getPhoneNumber', async (exchange) => {
      const { openid, phone } = await exchange.json()
      if (typeof phone !== 'string' || !/^\d{5,15}$/.test(phone)) throw invalidParam('phone')
      return { code: phoneCodes.issue(personOf(openid), phone), errMsg: 'getPhoneNumber:ok' }
    }),
    post('/client/subscribe', 'requestSubscribeMessage', async (exchange) => {
      const { openid, tmplIds, accept = true } = await exchange.json()
      const person = personOf(openid)
      const asked = listOf(tmplIds).map(String)
      const accepted = Array.isArray(accept) ? accept.map(String) : accept === true ? asked : []
      const words = prompt
        .answer(person, asked, accepted)
        .map(([id, yes]) => [id, yes ? 'accept' : 'reject'])
      return { ...Object.fromEntries(words), errMsg: 'requestSubscribeMessage:ok' }
    }),
    post('/client/unsubscribe', 'openSetting', async (exchange) => {
      const { openid, tmplIds } = await exchange.json()
      prompt.switchOff(personOf(openid), listOf(tmplIds).map(String))
      return { errMsg: 'openSetting:ok' }
    }),
    post('/client/cloud-id', 'getOpenData', async (exchange) => {
      const { openid, data } = await exchange.json()
      if (!isPlain(data)) throw invalidParam('data must be an object')
      return { cloudID: cloudIds.issue(personOf(openid), data) }
    }),
  ]
}

function post(path: string, api: string, act: (exchange: Exchange) => Promise<object>): Route {
  return {
    method: 'POST',
    path,
    handle: async (exchange) => {
      try {
        exchange.reply(await act(exchange))
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error
        exchange.request.resume()
        exchange.reply(clientError(api, error))
      }
    },
  }
}

function personOf(openid: unknown): string {
  if (typeof openid !== 'string' || !isOpenid(openid)) throw invalidParam('openid is required')
  return openid
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length > 50) throw invalidParam('a list of at most 50')
  return value
}

function linkOrder(entry: unknown): { fileid: string; max_age?: number } {
  if (typeof entry === 'string') return { fileid: entry }
  const { fileID, maxAge } = (entry ?? {}) as { fileID?: unknown; maxAge?: unknown }
  return { fileid: String(fileID), max_age: typeof maxAge === 'number' ? maxAge : undefined }
}

const statusOf = (code: string) => ({
  status: NUMBERS[code] ?? -1,
  errMsg: code === 'SUCCESS' ? 'ok' : code,
})

function removeOwn(storage: Storage, fileId: string, openid: string): string {
  const file = storage.find(fileId)
  if (!file) return 'STORAGE_FILE_NONEXIST'
  if (!storage.mayWrite(file._id, openid)) return 'STORAGE_EXCEED_AUTHORITY'
  storage.remove(fileId)
  return 'SUCCESS'
}
