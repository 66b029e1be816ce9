import * as z from 'zod'
import { Day } from '../../cloudfunctions/core/contract'
import type { RosterKind } from '../../cloudfunctions/core/domain/roster-changes'
import type { RosterPreview } from '../../cloudfunctions/core/domain/roster-preview'
import { OperatorError } from '../operator-error'
import { importRoster } from '../roster/import'
import { readWorkbook } from '../roster/read-workbook'
import { type Command, typedPath } from './command'

const KINDS: Record<RosterKind, string> = {
  units: '二级党组织',
  branches: '支部',
  members: '人员',
  roles: '职务',
}

const MOST_NAMES = 12
const MOST_LINES = 200

/** New names in one line, what changes and what ends in a line each. */
function previewLines({ added, changed, ended }: RosterPreview): string[] {
  const names = added.slice(0, MOST_NAMES).join('、')
  const lines = [...changed.map((line) => `更新 ${line}`), ...ended.map((line) => `结束 ${line}`)]
  const more = lines.length - MOST_LINES
  return [
    ...(added.length > 0
      ? [`新增 ${names}${added.length > MOST_NAMES ? ` 等 ${added.length} 项` : ''}`]
      : []),
    ...lines.slice(0, MOST_LINES),
    ...(more > 0 ? [`…… 还有 ${more} 处更新`] : []),
  ]
}

export const rosterImportCommand: Command = {
  name: 'roster import',
  usage: '文件.xlsx [--dry-run] [--since 2026-09-01]',
  summary: '核对并导入名册；有一处错误就全部不写入，可重复运行',
  async run({ words: [file], options, print, connect }) {
    if (!file) throw new OperatorError('请给出名册文件，例如 roster import roster.xlsx')
    const since = z.optional(Day).safeParse(options.since)
    if (!since.success) throw new OperatorError('--since 请写成 2026-09-01')
    const sheets = await readWorkbook(typedPath(file))
    const { documents, now } = connect()
    const { dryRun } = options
    const report = await importRoster(documents, sheets, {
      now: await now(),
      since: since.data,
      dryRun,
    })
    for (const line of previewLines(report.preview)) print(line)
    for (const line of report.notices) print(`提示：${line}`)
    for (const [kind, { added, changed, unchanged }] of Object.entries(report.counts)) {
      print(`${KINDS[kind as RosterKind]}：新增 ${added}，更新 ${changed}，未变 ${unchanged}`)
    }
    print(dryRun ? '核对通过；这是试运行，没有写入。' : '已导入。')
  },
}
