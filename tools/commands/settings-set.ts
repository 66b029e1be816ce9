import fs from 'node:fs/promises'
import * as z from 'zod'
import { Settings, settings } from '../../cloudfunctions/core/store/settings'
import { OperatorError } from '../operator-error'
import { type Command, typedPath } from './command'

/**
 * Reads the school's settings from a JSON file; `_id` may be left out.
 * @throws OperatorError with a line for each field that is wrong
 */
export async function readSettings(file: string): Promise<Settings> {
  const text = await fs.readFile(file, 'utf8').catch(() => {
    throw new OperatorError(`读不到文件 ${file}`)
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new OperatorError('文件不是 JSON')
  }
  const parsed = Settings.strict().safeParse(
    { _id: 'school', ...(json as object) },
    { error: z.locales.zhCN().localeError },
  )
  if (parsed.success) return parsed.data
  throw new OperatorError(
    ...parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || '整个文件'}：${issue.message}`,
    ),
    '没有写入任何内容。',
  )
}

export const settingsSetCommand: Command = {
  name: 'settings set',
  usage: '文件.json',
  summary: '写入学校设置：单位、备案号、提前天数、消息模板',
  async run({ words: [file], print, connect }) {
    if (!file) throw new OperatorError('请给出设置文件，例如 settings set settings.json')
    const school = await readSettings(typedPath(file))
    await connect().documents.put(settings.name, school)
    print(`已写入 ${school.schoolName} 的设置，消息模板 ${school.templates.length} 个。`)
    if (school.filingNumber === null) print('备案号为空：小程序会标明“自愿试用”。')
  },
}
