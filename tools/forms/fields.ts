import { TemplateHandler } from 'easy-template-x'
import {
  RECORD_PAPER_FIELDS,
  type RecordPaperField,
} from '../../cloudfunctions/core/domain/record-paper'

export type TemplateLook =
  | { ok: true; used: RecordPaperField[]; unknown: string[]; unused: RecordPaperField[] }
  | { ok: false; why: string }

/** Which fields a template names in braces: those there are, others, and those it leaves out. */
export async function lookAt(template: Uint8Array): Promise<TemplateLook> {
  try {
    const tags = await new TemplateHandler().parseTags(Buffer.from(template))
    const named = [...new Set(tags.map((tag) => tag.name.trim()))]
    const known = new Set<string>(RECORD_PAPER_FIELDS)
    return {
      ok: true,
      used: RECORD_PAPER_FIELDS.filter((name) => named.includes(name)),
      unknown: named.filter((name) => !known.has(name)),
      unused: RECORD_PAPER_FIELDS.filter((name) => !named.includes(name)),
    }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}
