import type { Host } from './builtins/builtin'
import { postToCloud } from './cloud-link'
import { messageOf, reportError } from './errors'
import { addFile } from './files'
import { identity } from './identity'
import { askPhoneNumber } from './native/phone-number'
import { pickFiles } from './native/pick-file'
import { sharePage } from './share'
import { state, topPage } from './state'

type OpenType = (host: Host) => Promise<void> | void

const OPEN_TYPES: Record<string, OpenType> = {
  async getPhoneNumber(host) {
    const phone = await askPhoneNumber()
    if (phone === null)
      return host.emit('getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
    const { code } = await postToCloud('phone-code', { openid: identity.openid, phone })
    host.emit('getphonenumber', { code, errMsg: 'getPhoneNumber:ok' })
  },
  async share(host) {
    const page = topPage()
    if (page)
      await sharePage(page, {
        from: 'button',
        target: { id: host.node.id, dataset: host.node.dataset },
      })
  },
  openSetting(host) {
    state.subscriptionChoices = {}
    host.emit('opensetting', { errMsg: 'openSetting:ok', authSetting: {} })
  },
  agreePrivacyAuthorization: (host) =>
    host.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' }),
  async chooseAvatar(host) {
    const [file] = await pickFiles()
    if (file) host.emit('chooseavatar', { avatarUrl: addFile(file, file.name) })
  },
}

/** What `<button open-type>` does beside its tap. `a|b` asks for both, in that order. */
export function runOpenType(openType: string, host: Host): void {
  for (const name of openType.split('|')) {
    const run = OPEN_TYPES[name]
    if (!run) {
      state.missing.push(`button open-type=${name}`)
      reportError(new Error(`button open-type="${name}" is not emulated`))
      continue
    }
    Promise.resolve(run(host)).catch((error: unknown) => {
      host.emit(name.toLowerCase(), { errMsg: `${name}:fail ${messageOf(error)}` })
    })
  }
}
