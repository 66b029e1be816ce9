import { spokenTime } from '../../cloudfunctions/core/domain/calendar'
import { messageData } from '../../cloudfunctions/core/domain/message-text'
import { checkTemplates, compareTemplates } from '../../cloudfunctions/core/domain/template-check'
import { settingsOf } from '../../cloudfunctions/core/store/settings'
import { templateListOf } from '../../cloudfunctions/core/store/template-list'
import { OperatorError } from '../operator-error'
import type { Command } from './command'

/** What a message would say, so that it can be compared with the template in the console of WeChat. */
const SAMPLE: Readonly<Record<string, string>> = {
  theme: '走进校史馆',
  time: '2026年12月11日 15:00',
  place: '学院楼 301 会议室',
  branch: '第一党支部',
  reason: '场地临时停用',
  matter: '发布本月主题并通知',
  name: '张三',
  month: '2026年12月',
  by: '2026-12-09',
  state: '待办理',
}

export const templatesCheckCommand: Command = {
  name: 'templates check',
  usage: '',
  summary: '核对消息模板：每类都有、微信里也有、关键词对得上、类型合适，并列出样例',
  async run({ print, connect }) {
    const { documents } = connect()
    const [{ templates }, list] = await Promise.all([
      settingsOf(documents),
      templateListOf(documents),
    ])
    const problems = [
      ...checkTemplates(templates),
      ...(list ? compareTemplates(templates, list.templates) : []),
    ]
    if (problems.length > 0) {
      throw new OperatorError(...problems.map(({ kind, text }) => `${kind}：${text}`))
    }
    for (const { kind, keywords } of templates) {
      const data = Object.entries(messageData(keywords, SAMPLE))
      print(`${kind}：${data.map(([key, value]) => `${key}=${value}`).join('，')}`)
    }
    print(
      list
        ? `模板都能用，与微信里的一致（${spokenTime(list.seenAt)}核对）。`
        : '写法没有问题。微信里有没有这些模板，要等定时任务问过：五分钟后再运行一次。',
    )
  },
}
