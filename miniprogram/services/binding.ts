import { call } from './call'

export const showMe = () => call('me.show', {})
/** @param phoneCode what `getPhoneNumber` gave: five minutes, once (platform §3.2) */
export const bind = (phoneCode: string) => call('binding.confirm', { phoneCode })
export const unbind = () => call('binding.release', {})
