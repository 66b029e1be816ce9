import { HOUR } from '../core/domain/calendar'
import type { Platform } from '../core/platform/ports'
import { settingsOf } from '../core/store/settings'
import { putTemplateList, templateListOf } from '../core/store/template-list'

/**
 * Asks WeChat once an hour which message templates there are, for the operator to compare (`templates check`).
 * @returns 1 when it asked
 */
export async function listTemplates({ documents, wechat, now }: Platform): Promise<number> {
  const [{ templates }, list] = await Promise.all([
    settingsOf(documents),
    templateListOf(documents),
  ])
  if (templates.length === 0 || (list && now - list.seenAt < HOUR)) return 0
  await putTemplateList(documents, { seenAt: now, templates: await wechat.templates() })
  return 1
}
