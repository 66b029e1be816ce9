import { Year } from '../../cloudfunctions/core/contract'
import { ReasonText } from '../../cloudfunctions/core/contract/shared'
import { dayOf } from '../../cloudfunctions/core/domain/calendar'
import { officesOn } from '../../cloudfunctions/core/domain/offices-held'
import { readPlanTable } from '../../cloudfunctions/core/domain/plan-table'
import { problemLine } from '../../cloudfunctions/core/domain/roster-problem'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { type Imported, importPlan } from '../../cloudfunctions/core/steps/import-plan'
import { type Branch, orgsOfLevel } from '../../cloudfunctions/core/store/orgs'
import { officesIn } from '../../cloudfunctions/core/store/roles'
import { OperatorError } from '../operator-error'
import { readWorkbook } from '../roster/read-workbook'
import { type Command, typedPath } from './command'

const CHANGES: Record<Imported['rows'][number]['change'], string> = {
  added: '新增',
  changed: '更改',
  same: '未变',
}

export const planImportCommand: Command = {
  name: 'plan import',
  usage: '文件.xlsx --branch 支部名称 --year 2027 [--dry-run] [--reason 原因]',
  summary: '核对并导入支部全年活动计划；有一处错误就全部不写入，可重复运行',
  async run({ words: [file], options, print, connect }) {
    if (!file) throw new OperatorError('请给出计划表文件，例如 plan import plan.xlsx')
    if (!options.branch) throw new OperatorError('请用 --branch 给出支部名称或编号')
    const year = Year.safeParse(Number(options.year))
    if (!year.success) throw new OperatorError('请用 --year 给出年份，例如 --year 2027')
    const reason = ReasonText.optional().safeParse(options.reason)
    if (!reason.success) throw new OperatorError('--reason 请写 2 至 200 字')
    const table = readPlanTable(await readWorkbook(typedPath(file)), year.data)
    if (table.problems.length > 0) throw refusal(table.problems.map(problemLine))
    const { documents, now } = connect()
    const at = await now()
    const branch = await branchNamed(documents, options.branch)
    const { dryRun } = options
    const imported = await importPlan(documents, table, {
      branchId: branch._id,
      year: year.data,
      write: !dryRun,
      revision: null,
      reason: reason.data,
      by: await secretaryOf(documents, branch, at),
      now: at,
    })
    if (!imported.ok) throw new OperatorError('已审定的内容有更改，请用 --reason 写明原因')
    const { rows, problems } = imported.value
    if (problems.length > 0) throw refusal(problems)
    for (const { month, theme, change } of rows) print(`${CHANGES[change]}　${month}　${theme}`)
    print(dryRun ? '核对通过；这是试运行，没有写入。' : `已写入${branch.name}的计划。`)
  },
}

const refusal = (problems: readonly string[]) =>
  new OperatorError(...problems, `共 ${problems.length} 处需要改正；没有写入任何内容。`)

/** The one living branch of that name or number. @throws OperatorError when there is none, or more than one */
async function branchNamed(documents: Documents, wanted: string): Promise<Branch> {
  const branches = (await orgsOfLevel(documents, 'branch')).filter(
    (org): org is Branch => org.level === 'branch' && org.validTo === null,
  )
  const found = branches.filter(({ _id, name }) => _id === wanted || name === wanted)
  if (found.length === 1 && found[0]) return found[0]
  if (found.length === 0) throw new OperatorError(`没有叫“${wanted}”的支部`)
  const ids = found.map(({ _id }) => _id).join('、')
  throw new OperatorError(`有 ${found.length} 个支部叫“${wanted}”，请用编号：${ids}`)
}

/** In whose name the rows are written. @throws OperatorError when the branch has no secretary today */
async function secretaryOf(documents: Documents, branch: Branch, now: number): Promise<string> {
  const offices = officesOn(await officesIn(documents, branch._id), dayOf(now))
  const secretary = offices.find(({ role }) => role === 'secretary')
  if (secretary) return secretary.memberId
  throw new OperatorError(`${branch.name}现在没有书记，计划无人负责，没有写入任何内容。`)
}
