import { addFile, writeFile } from '../files'
import { settings } from '../settings'
import { bytesAt } from '../sources'
import { type ApiTable, answer, asyncCall, type Callbacks, settle } from './define'

interface RequestOptions extends Callbacks {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  dataType?: string
}

interface TransferOptions extends Callbacks {
  url: string
  filePath: string
  name?: string
  formData?: Record<string, string>
  header?: Record<string, string>
}

interface Progress {
  progress: number
  totalBytesWritten: number
  totalBytesExpectedToWrite: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

type ProgressListener = (progress: Progress) => void

/** Fails as a phone without a connection does. */
export function mustBeOnline(): void {
  if (!settings.online)
    throw new Error(
      'request:fail errcode:-101 cronet_error_code:-101 error_msg:net::ERR_INTERNET_DISCONNECTED',
    )
}

/** A call that can be watched and stopped while it runs. */
export function transferTask(
  name: string,
  callbacks: Callbacks,
  run: (report: (done: number, all: number) => void, signal: AbortSignal) => unknown,
) {
  const listeners = new Set<ProgressListener>()
  const abort = new AbortController()
  const report = (done: number, all: number) => {
    const progress = {
      progress: all ? Math.floor((done / all) * 100) : 100,
      totalBytesWritten: done,
      totalBytesExpectedToWrite: all,
      totalBytesSent: done,
      totalBytesExpectedToSend: all,
    }
    for (const listener of listeners) listener(progress)
  }
  const done = settle(name, () => run(report, abort.signal))
  answer(callbacks, done)
  return {
    done,
    task: {
      abort: () => abort.abort(),
      onProgressUpdate: (listener: ProgressListener) => void listeners.add(listener),
      offProgressUpdate: (listener: ProgressListener) => void listeners.delete(listener),
      onHeadersReceived() {},
      offHeadersReceived() {},
    },
  }
}

async function request(
  { url, method = 'GET', data, header, dataType }: RequestOptions,
  signal?: AbortSignal,
) {
  mustBeOnline()
  const reading = /^(GET|HEAD)$/i.test(method)
  const query =
    reading && data
      ? `${url.includes('?') ? '&' : '?'}${new URLSearchParams(data as Record<string, string>)}`
      : ''
  const body =
    reading || data === undefined
      ? undefined
      : typeof data === 'string'
        ? data
        : JSON.stringify(data)
  const response = await fetch(url + query, {
    method: method.toUpperCase(),
    body,
    signal,
    headers: { 'content-type': 'application/json', ...header },
  })
  const text = await response.text()
  return {
    data: dataType === 'text' ? text : parsed(text),
    statusCode: response.status,
    header: Object.fromEntries(response.headers),
    cookies: [],
  }
}

/** WeChat gives the text itself when it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** `wx.request`, `wx.uploadFile`, `wx.downloadFile`; the phone's rules let them reach this machine only. */
export function networkApi(): ApiTable {
  return {
    request(options: RequestOptions) {
      if (!options.success && !options.fail && !options.complete)
        return asyncCall<RequestOptions>('request', (given) => request(given))(options)
      return transferTask('request', options, (_, signal) => request(options, signal)).task
    },
    uploadFile: (options: TransferOptions) =>
      transferTask('uploadFile', options, async (report, signal) => {
        mustBeOnline()
        const file = await bytesAt(options.filePath)
        const form = new FormData()
        form.append(options.name ?? 'file', file, options.filePath.split('/').pop())
        for (const [name, value] of Object.entries(options.formData ?? {})) form.append(name, value)
        const response = await fetch(options.url, {
          method: 'POST',
          body: form,
          headers: options.header,
          signal,
        })
        report(file.size, file.size)
        return { data: await response.text(), statusCode: response.status }
      }).task,
    downloadFile: (options: TransferOptions) =>
      transferTask('downloadFile', options, async (report, signal) => {
        mustBeOnline()
        const response = await fetch(options.url, { headers: options.header, signal })
        const blob = await response.blob()
        report(blob.size, blob.size)
        if (options.filePath) writeFile(options.filePath, blob)
        const kept = options.filePath
          ? { filePath: options.filePath }
          : { tempFilePath: addFile(blob, nameOf(options.url)) }
        return { ...kept, statusCode: response.status }
      }).task,
  }
}

const nameOf = (url: string) => new URL(url, location.href).pathname.split('/').pop() ?? 'file'
