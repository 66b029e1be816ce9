import { randomUUID } from 'node:crypto'
import { type OpenApi, refuse, textOf } from './api'

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
