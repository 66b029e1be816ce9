import { postToCloud, uploadToCloud } from '../cloud-link'
import { messageOf } from '../errors'
import { addFile } from '../files'
import { identity } from '../identity'
import { tellDesk } from '../panel'
import { bytesAt } from '../sources'
import { type CallRecord, state } from '../state'
import { ApiError, type ApiTable, asyncCall, type Callbacks } from './define'
import { mustBeOnline, transferTask } from './network'

interface CallOptions {
  name: string
  data?: unknown
}

interface FileOptions extends Callbacks {
  cloudPath: string
  filePath: string
  fileID: string
}

let ready = false

function begin(name: string) {
  if (!ready)
    throw new ApiError(
      `${name}:fail Error: Cloud API isn't enabled, please call wx.cloud.init first`,
      -601001,
    )
  mustBeOnline()
}

async function callFunction({ name, data = {} }: CallOptions) {
  const started = performance.now()
  const record: CallRecord = { name, data, ms: 0 }
  try {
    begin('cloud.callFunction')
    const answer = await postToCloud('call', { name, data, openid: identity.openid })
    record.result = answer.result
    return { result: answer.result, requestID: answer.requestId }
  } catch (error) {
    record.error = messageOf(error)
    throw error
  } finally {
    record.ms = Math.round(performance.now() - started)
    state.calls.push(record)
    tellDesk({ type: 'call', record: JSON.parse(JSON.stringify(record)) })
  }
}

const fileIds = (list: (string | { fileID: string })[]) =>
  list.map((one) => (typeof one === 'string' ? one : one.fileID))

const CLOUD_CALLS: Record<string, (options: never) => unknown> = {
  callFunction,
  async downloadFile({ fileID }: FileOptions) {
    begin('cloud.downloadFile')
    const blob = await bytesAt(fileID)
    return { tempFilePath: addFile(blob, fileID.split('/').pop() ?? 'file'), statusCode: 200 }
  },
  async getTempFileURL({ fileList }: { fileList: (string | { fileID: string })[] }) {
    begin('cloud.getTempFileURL')
    return postToCloud('temp-urls', { openid: identity.openid, fileList: fileIds(fileList) })
  },
  async deleteFile({ fileList }: { fileList: string[] }) {
    begin('cloud.deleteFile')
    return postToCloud('delete', { openid: identity.openid, fileList })
  },
}

/** Called with or without `new`; the gateway replaces it when it is a top field of a call. */
function CloudID(cloudID: string) {
  return { cloudID }
}

function uploadFile(options: FileOptions) {
  const { task, done } = transferTask('cloud.uploadFile', options, async (report, signal) => {
    begin('cloud.uploadFile')
    return {
      ...(await uploadToCloud(options.cloudPath, await bytesAt(options.filePath), report, signal)),
      statusCode: 204,
    }
  })
  if (options.success || options.fail || options.complete) return task
  const promise = done.then((outcome) => {
    if (outcome.ok) return outcome.result
    throw Object.assign(new Error(outcome.failure.errMsg), outcome.failure)
  })
  return Object.assign(promise, task)
}

/** `wx.cloud`, by way of the phone's server to the gateway. The client has no database: everything goes through functions. */
export function cloudApi(): ApiTable {
  const calls = Object.entries(CLOUD_CALLS).map(([name, run]) => [
    name,
    asyncCall(`cloud.${name}`, run as (options: object) => unknown),
  ])
  return {
    ...Object.fromEntries(calls),
    uploadFile,
    init() {
      ready = true
    },
    database() {
      throw new ApiError(
        'cloud.database:fail the client may not open the database; call a cloud function',
        -502003,
      )
    },
    CloudID,
  }
}
