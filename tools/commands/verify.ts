import { firstBroken } from '../../cloudfunctions/core/domain/seal'
import { branchesOf, chainOf } from '../ledger'
import { OperatorError } from '../operator-error'
import type { Command } from './command'

export const verifyCommand: Command = {
  name: 'verify',
  usage: '[--branch 支部编号]',
  summary: '核验台账的封存链：有没有被改动、缺少或插入',
  async run({ options, print, connect }) {
    const { documents } = connect()
    const broken: string[] = []
    let entries = 0
    for (const { id, name } of await branchesOf(documents, options.branch)) {
      const chain = await chainOf(documents, id)
      const fault = firstBroken(chain, true)
      entries += chain.length
      if (fault) broken.push(`${name}（${id}）：第 ${fault.seq} 条 ${fault.entryId} 与封存时不符`)
      else if (chain.length > 0) print(`${name}：${chain.length} 条，完好`)
    }
    if (broken.length > 0) throw new OperatorError(...broken)
    print(`共 ${entries} 条，全部完好。`)
  },
}
