import type { Fault } from './answer'

/**
 * The one place that speaks to `wx.cloud`. A failure on the way is a typed fault; what the server says is
 * handed back as it is.
 */
export type Sent<T> = { ok: true; data: T } | Fault

/** No user tracing: the platform is not asked to keep a list of visitors. */
export const connect = () => wx.cloud.init({ traceUser: false })

/** Everything heavy that makes a file runs in its own function. */
const functionOf = (action: string) => (action.startsWith('forms.') ? 'forms' : 'api')

/** Asks which of the two it was only after something failed. */
const fault = (): Promise<Fault> =>
  new Promise((resolve) => {
    wx.getNetworkType({
      success: ({ networkType }) =>
        resolve({ ok: false, code: networkType === 'none' ? 'offline' : 'unreachable' }),
      fail: () => resolve({ ok: false, code: 'unreachable' }),
    })
  })

export async function callFunction(action: string, input: unknown): Promise<Sent<unknown>> {
  try {
    const { result } = await wx.cloud.callFunction({
      name: functionOf(action),
      data: { action, input },
    })
    return result ? { ok: true, data: result } : await fault()
  } catch {
    return fault()
  }
}

/**
 * A local file to the cloud.
 * @param progress called with 0 to 100
 * @returns the file's id
 */
export function uploadFile(
  file: { from: string; to: string },
  progress: (percent: number) => void,
): Promise<Sent<string>> {
  return new Promise((resolve) => {
    const task = wx.cloud.uploadFile({
      filePath: file.from,
      cloudPath: file.to,
      success: ({ fileID }) => resolve({ ok: true, data: fileID }),
      fail: () => resolve(fault()),
    }) as WechatMiniprogram.UploadTask | undefined
    task?.onProgressUpdate?.((state) => progress(state.progress))
  })
}

/**
 * Fetches what a temporary link leads to under a name of its own: WeChat shows the name of the file to who opens it.
 * @returns its local path
 */
export function download(url: string, name: string): Promise<Sent<string>> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`
  return new Promise((resolve) => {
    wx.downloadFile({
      url,
      filePath,
      success: ({ statusCode }) =>
        resolve(statusCode === 200 ? { ok: true, data: filePath } : fault()),
      fail: () => resolve(fault()),
    })
  })
}
