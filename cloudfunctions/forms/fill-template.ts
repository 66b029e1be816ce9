import { TemplateHandler } from 'easy-template-x'
import type { Platform } from '../core/platform/ports'
import { settingsOf } from '../core/store/settings'
import record from './templates/record.docx'
import { writable } from './writable'

const SHIPPED = { record }

type Fill = (fields: Record<string, string>) => Promise<Uint8Array>

/**
 * How a form is made out of its template: the school's own, or ours where there is none (decision 0023). A template of the
 * school that is gone or cannot be read is reported, and ours is taken: a secretary gets the form all the same.
 * @returns makes the bytes of a .docx out of its fields
 */
export async function templateOf(platform: Platform, form: keyof typeof SHIPPED): Promise<Fill> {
  const { formTemplates } = await settingsOf(platform.documents)
  const fileId = formTemplates?.[form]
  const own = fileId ? await ownTemplate(platform, fileId) : null
  return async (fields) => {
    if (!own) return filled(SHIPPED[form], fields)
    try {
      return await filled(own, fields)
    } catch (error) {
      platform.log.fault('form-template', error)
      return filled(SHIPPED[form], fields)
    }
  }
}

async function ownTemplate({ files, log }: Platform, fileId: string): Promise<Uint8Array | null> {
  const bytes = await files.get(fileId)
  if (!bytes) log.fault('form-template', new Error('the template is not in the storage'))
  return bytes
}

const filled = async (template: Uint8Array, fields: Record<string, string>): Promise<Uint8Array> =>
  new TemplateHandler().process(
    Buffer.from(template),
    Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, writable(text)])),
  )
