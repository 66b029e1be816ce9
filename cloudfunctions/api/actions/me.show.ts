import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { schoolCard, templateCards } from '../../core/steps/me-card'
import { ownData } from '../../core/steps/own-data'
import { personOf } from '../../core/steps/person'
import { bindingOf } from '../../core/store/bindings'
import { settingsOf } from '../../core/store/settings'

const AT_MOST = 24

/** Everything that is stored about the caller, for the caller alone (C3.5b). */
export const meShow: Action<'me.show'> = async (_input, platform, caller) => {
  const { documents } = platform
  const [binding, settings] = await Promise.all([
    bindingOf(documents, caller.openid),
    settingsOf(documents),
  ])
  const school = schoolCard(settings)
  const me = await personOf(platform, binding)
  const templates = templateCards(settings)
  if (!me) return yes({ school, templates, me: null, attendance: [] })
  return yes({ school, templates, ...(await ownData(platform, me, AT_MOST)) })
}
