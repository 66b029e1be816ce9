import * as z from 'zod'
import { Day } from '../../cloudfunctions/core/contract'
import { Line } from '../../cloudfunctions/core/contract/primitives'
import { dayOf } from '../../cloudfunctions/core/domain/calendar'
import { schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { orgOf } from '../../cloudfunctions/core/store/orgs'
import { settings } from '../../cloudfunctions/core/store/settings'
import { OperatorError } from '../operator-error'
import { type SchoolSet, setSchool } from '../school/set'
import type { Command } from './command'

const DONE: Record<SchoolSet['done'], string> = { founded: '新建', renamed: '改名', same: '未变' }

export const schoolSetCommand: Command = {
  name: 'school set',
  usage: '[--name 示例大学党委] [--since 2026-09-01] [--dry-run]',
  summary: '建立学校党委，名称取自设置里的校名；给出 --name 可另取名称或改名，可重复运行',
  async run({ options, print, connect }) {
    const since = z.optional(Day).safeParse(options.since)
    if (!since.success) throw new OperatorError('--since 请写成 2026-09-01')
    const { documents, now } = connect()
    const at = await now()
    const name = Line(60, 2).safeParse(options.name ?? (await nameKnown(documents)))
    if (!name.success) throw new OperatorError('--name 请写 2 至 60 字')
    const { dryRun } = options
    const facts = { name: name.data, on: since.data ?? dayOf(at), now: at, write: !dryRun }
    const { done, before, validFrom } = await setSchool(documents, facts)
    const was = before === null ? '' : `（原名${before}）`
    print(`${DONE[done]}　${name.data}${was}，自 ${validFrom} 起。`)
    if (dryRun) print('这是试运行，没有写入。')
  },
}

/** The name it has, or at first the one the settings give: it is asked for once. @throws OperatorError without any */
async function nameKnown(documents: Documents): Promise<string> {
  const school = await orgOf(documents, schoolIdOf())
  if (school) return school.name
  const stored = await documents.get(settings.name, 'school')
  if (stored) return `${stored.schoolName}党委`
  throw new OperatorError('请先写入设置（settings set），或用 --name 给出学校党委的名称。')
}
