import { randomUUID } from 'node:crypto'
import { isOpenid, type OpenApi, refuse, textOf } from './api'

/** `security.msgSecCheck`: everything passes; a failure can be scripted. */
export const msgSecCheck: OpenApi = (params) =>
  textOf(params, 'content') === ''
    ? refuse(44002, 'empty post data')
    : {
        errcode: 0,
        errmsg: 'ok',
        result: { suggest: 'pass', label: 100 },
        trace_id: randomUUID(),
      }

/** `security.mediaCheckAsync`: accepted; the platform answers later by a push. */
export const mediaCheckAsync: OpenApi = (params) => {
  if (!isOpenid(textOf(params, 'openid'))) return refuse(40003, 'invalid openid')
  if (textOf(params, 'media_url') === '') return refuse(44002, 'empty post data')
  return { errcode: 0, errmsg: 'ok', trace_id: randomUUID() }
}
