import { postToCloud } from '../cloud-link'
import { identity, phoneConfig } from '../identity'
import { askSubscribe } from '../native/subscribe'
import { showToast } from '../native/toast'
import { state } from '../state'
import { ApiError, type ApiTable, asyncCalls } from './define'

const MOST_TEMPLATES = 5

async function subscribe({ tmplIds }: { tmplIds: string[] }) {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0 || tmplIds.length > MOST_TEMPLATES) {
    throw new ApiError('requestSubscribeMessage:fail TmplIds length error', 20003)
  }
  const open = tmplIds.filter((id) => !(id in state.subscriptionChoices))
  const asked = open.length
    ? await askSubscribe(open.map((id) => ({ id, title: phoneConfig.templateTitles[id] ?? id })))
    : { choices: {} as Record<string, 'accept' | 'reject'>, always: false }
  if (asked.always) Object.assign(state.subscriptionChoices, asked.choices)
  const choices = Object.fromEntries(
    tmplIds.map((id) => [id, asked.choices[id] ?? state.subscriptionChoices[id]]),
  )
  const accept = tmplIds.filter((id) => choices[id] === 'accept')
  if (accept.length) await postToCloud('subscribe', { openid: identity.openid, tmplIds, accept })
  return choices
}

function setting({ withSubscriptions }: { withSubscriptions?: boolean }) {
  const itemSettings = state.subscriptionChoices
  return {
    authSetting: {
      'scope.camera': true,
      'scope.addPhoneCalendar': true,
      'scope.writePhotosAlbum': true,
    },
    ...(withSubscriptions ? { subscriptionsSetting: { mainSwitch: true, itemSettings } } : {}),
  }
}

/** Forgets every "总是保持以上选择", as a person would do in WeChat's own settings. */
function openSetting(options: { withSubscriptions?: boolean }) {
  state.subscriptionChoices = {}
  showToast({ title: '已恢复每次询问', icon: 'none' })
  return setting(options)
}

/** Who the person is, and what they allow. */
export function openApi(): ApiTable {
  return asyncCalls({
    login: () => ({ code: `code-${Math.random().toString(36).slice(2)}` }),
    checkSession() {},
    requestSubscribeMessage: subscribe,
    getSetting: setting,
    openSetting,
    authorize() {},
    getPrivacySetting: () => ({
      needAuthorization: false,
      privacyContractName: '《用户隐私保护指引》',
    }),
    requirePrivacyAuthorize() {},
    openPrivacyContract: () => showToast({ title: '用户隐私保护指引', icon: 'none' }),
  })
}
