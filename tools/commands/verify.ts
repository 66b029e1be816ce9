import { verifyLedger } from '../../cloudfunctions/core/steps/verify-ledger'
import { branchesOf } from '../ledger'
import { secretsOf } from '../ledger-secrets'
import { OperatorError } from '../operator-error'
import { verifyPictures } from '../pictures'
import type { Command } from './command'

export const verifyCommand: Command = {
  name: 'verify',
  usage: '[--branch 支部编号] [--pictures]',
  summary:
    '核验台账的封存链：有没有被改动、缺少、倒签或插入，活动、决议和照片是否仍与封存时一致；设了环境变量 LEDGER_SECRET 时连印记一起核验；加 --pictures 时逐个取回照片和视频，与封存时比对',
  async run({ options, print, connect }) {
    const connection = connect()
    const { documents, now } = connection
    const only = options.branch ? await branchesOf(documents, options.branch) : null
    const keys = secretsOf(process.env)
    const ids = only?.map(({ id }) => id) ?? null
    const found = await verifyLedger(documents, ids, { keys, now: await now() })
    const { entries, broken, lost, unlike } = found
    const faults = broken.map(
      (one) => `${one.branchName}（${one.branchId}）：第 ${one.seq} 条 ${one.entryId} 与封存时不符`,
    )
    for (const { branchName, branchId, seq, entryId } of unlike)
      faults.push(
        `${branchName}（${branchId}）：第 ${seq} 条 ${entryId} 所记的活动、决议或照片，库里的内容与封存时不符`,
      )
    if (lost > 0) faults.push(`有 ${lost} 次已归档的活动找不到台账条目`)
    const pictures = options.pictures ? await verifyPictures(connection, ids) : null
    for (const { branchName, month, theme, what } of pictures?.unlike ?? []) {
      const words = what === 'gone' ? '有照片或视频不在了' : '有照片或视频不是封存时的那一个'
      faults.push(`${branchName} ${month} “${theme}”：${words}`)
    }
    if (faults.length > 0) throw new OperatorError(...faults)
    print(`共 ${entries} 条，全部完好。${keys ? '' : '（没有设 LEDGER_SECRET，印记未核验）'}`)
    if (pictures) print(`照片和视频 ${pictures.looked} 个，与封存时一致。`)
  },
}
