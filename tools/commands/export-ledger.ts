import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { branchesOf, chainOf } from '../ledger'
import { OperatorError } from '../operator-error'
import { type Command, typedPath } from './command'

export const exportLedgerCommand: Command = {
  name: 'export-ledger',
  usage: '--out 文件.jsonl [--branch 支部编号]',
  summary: '导出已封存的台账，每行一条，供档案保存',
  async run({ options, print, connect }) {
    if (!options.out) throw new OperatorError('请用 --out 给出要写的文件')
    const { documents } = connect()
    const branches = await branchesOf(documents, options.branch)
    // an existing archive is never overwritten
    const file = createWriteStream(typedPath(options.out), { flags: 'wx' })
    const opened = await once(file, 'open').catch(() => null)
    if (!opened) throw new OperatorError(`不能新建文件 ${options.out}（已存在，或没有权限）`)
    let entries = 0
    for (const { id } of branches) {
      for (const entry of await chainOf(documents, id)) {
        entries++
        if (!file.write(`${JSON.stringify(entry)}\n`)) await once(file, 'drain')
      }
    }
    file.end()
    await finished(file)
    print(`已导出 ${entries} 条到 ${options.out}`)
  },
}
