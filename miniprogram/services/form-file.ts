import type { ActionName, Input } from '../../typings/contract'
import { call } from './call'
import { download } from './transport'

type Form = Exclude<Extract<ActionName, `forms.${string}`>, 'forms.plan-import'>

/**
 * A form as a workbook on the phone. Sharing it needs a tap of its own, since a download does not carry the tap on
 * (platform §6).
 */
export async function fetchForm<A extends Form>(action: A, input: Input<A>) {
  const made = await call(action, input)
  if (!made.ok) return made
  const file = await download(made.data.url, made.data.fileName)
  if (!file.ok) return file
  return { ok: true as const, data: { path: file.data, name: made.data.fileName } }
}

const FORM = /\.(docx|xlsx|zip)$/

/** Forms tell of people: they stay on the phone until the app is started the next time. */
export function forgetForms(): void {
  const files = wx.getFileSystemManager()
  const folder = wx.env.USER_DATA_PATH
  files.readdir({
    dirPath: folder,
    success: ({ files: names }) => {
      for (const name of names.filter((one) => FORM.test(one))) {
        files.unlink({ filePath: `${folder}/${name}`, fail: () => undefined })
      }
    },
  })
}
