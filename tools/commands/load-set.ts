import { yearOf } from '../../cloudfunctions/core/domain/calendar'
import { schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { members } from '../../cloudfunctions/core/store/members'
import { orgOf } from '../../cloudfunctions/core/store/orgs'
import { inventedSchool, type LoadSize, loadSet } from '../load/load-set'
import { writeFiled } from '../load/write'
import { OperatorError } from '../operator-error'
import type { Command, Options } from './command'

export const loadSetCommand: Command = {
  name: 'load-set',
  usage: '[--units 30] [--branches 20] [--members 30] [--year 2026] [--seed 1]',
  summary:
    '写入一所虚构的学校（单位、支部、人员、计划、全年活动），供测量用；只用于没有真实人员的环境',
  async run({ options, print, connect }) {
    const { documents, gateway, now } = connect()
    const size = sizeOf(options, await now())
    if (!gateway) await ensureNobody(documents)
    const stored = await orgOf(documents, schoolIdOf())
    const school = stored?.level === 'school' ? stored : inventedSchool(size.year)
    let written = 0
    for (const batch of loadSet(size, school)) {
      await writeFiled(documents, batch)
      written += batch.length
    }
    const branches = size.units * size.branches
    print(`已写入 ${size.units} 个单位、${branches} 个支部、${branches * size.members} 人，`)
    print(`共 ${written} 份文档。`)
  },
}

/** @throws OperatorError for a number that makes no sense */
function sizeOf(options: Options, now: number): LoadSize {
  const number = (name: 'units' | 'branches' | 'members' | 'year' | 'seed', least: number) => {
    const text = options[name]
    const most = MOST[name]
    const value = text === undefined ? USUAL[name] : Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new OperatorError(`--${name} 应是 ${least} 至 ${most} 的整数`)
  }
  return {
    units: number('units', 1),
    branches: number('branches', 1),
    members: number('members', 6),
    year: options.year === undefined ? yearOf(now) : number('year', 2001),
    seed: number('seed', 0),
    now,
  }
}

const USUAL = { units: 30, branches: 20, members: 30, year: 0, seed: 1 }
const MOST = { units: 99, branches: 99, members: 500, year: 2099, seed: 1_000_000 }

/** Invented people are never put among real ones. @throws OperatorError */
async function ensureNobody(documents: Documents): Promise<void> {
  const before = await documents.find(members.name, { where: { schoolNo: { lt: 'L0' } }, limit: 1 })
  const after = await documents.find(members.name, { where: { schoolNo: { gt: 'L:' } }, limit: 1 })
  if (before.length + after.length > 0) {
    throw new OperatorError('这个环境里已有人员名册；虚构数据只写入没有真实人员的环境。')
  }
}
