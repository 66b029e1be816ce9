import { dayOf } from '../../cloudfunctions/core/domain/calendar'
import { yearsOver } from '../../cloudfunctions/core/domain/retention'
import { eraseExpired } from '../../cloudfunctions/core/steps/erase-expired'
import { settingsOf } from '../../cloudfunctions/core/store/settings'
import { secretsOf } from '../ledger-secrets'
import { OperatorError } from '../operator-error'
import { type Going, whatIsOver } from '../retention'
import type { Command } from './command'

/** What the kinds are called. */
const WORDS: Record<string, string> = {
  activities: '主题党日',
  leaves: '请假',
  arrivals: '到会登记',
  late_codes: '离线登记码',
  late_entries: '补登',
  briefings: '补课',
  objections: '登记异议',
  services: '志愿服务',
  publicity: '宣传',
  messages: '消息',
  resolutions: '决议',
  media: '照片和视频',
  contacts: '联系记录',
  care: '关怀记录',
  months: '上级月度安排',
  plans: '年度计划',
  data_objections: '信息更正',
  members: '已离开学校的人员',
}

export const retentionCommand: Command = {
  name: 'retention',
  usage: '[--apply]',
  summary: '列出保存期已满、将要清除的内容；加 --apply 立即清除（平时由定时器逐步清除）',
  async run({ options, print, connect }) {
    const { documents, now } = connect()
    const [{ retention }, at] = [await settingsOf(documents), await now()]
    const over = yearsOver(dayOf(at), retention)
    const pictures = retention.mediaYears === null ? '与文字同期' : `${retention.mediaYears} 年`
    print(`保存期：文字 ${retention.textYears} 年，照片和视频 ${pictures}。`)
    print(`文字保存期已满的年度：${over.text} 年及以前；照片和视频：${over.media} 年及以前。`)
    const ledgerSecrets = secretsOf(process.env)
    const { going, held } = await whatIsOver(documents, over, ledgerSecrets)
    if (held > 0)
      print(`有 ${held} 次活动的年度与台账所封存的不符，不清除。请先用 verify 核验台账。`)
    if (going.size === 0) {
      print('没有需要清除的内容。')
      return
    }
    for (const line of linesOf(going)) print(line)
    if (!options.apply) {
      print('以上没有改动。加 --apply 清除。清除后不能恢复，请先导出台账存入档案馆。')
      return
    }
    if (!ledgerSecrets)
      throw new OperatorError('请先设好环境变量 LEDGER_SECRET，台账要留下清除的印记')
    const { erased } = await eraseExpired({ documents, now: at, ledgerSecrets }, over, () => false)
    print(`已清除，共处理 ${erased} 项；照片和视频的文件由定时器随后删除。`)
  },
}

/** `主题党日  2014年 12 · 2015年 11` */
const linesOf = (going: Going): string[] =>
  [...going].map(([kind, years]) => {
    const counts = [...years].sort(([a], [b]) => a - b).map(([year, n]) => `${year}年 ${n}`)
    return `  ${WORDS[kind] ?? kind}：${counts.join(' · ')}`
  })
