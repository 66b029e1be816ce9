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
  const file = await download(made.data.url)
  if (!file.ok) return file
  return { ok: true as const, data: { path: file.data, name: made.data.fileName } }
}
