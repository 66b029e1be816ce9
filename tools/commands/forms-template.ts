import fs from 'node:fs/promises'
import { lookAt } from '../forms/fields'
import { recordTemplate } from '../forms/record-template'
import { OperatorError } from '../operator-error'
import { type Command, typedPath } from './command'

/** Looks at a template of the school before it is put into the settings (docs/forms.zh-CN.md). */
export const formsCheckCommand: Command = {
  name: 'forms check',
  usage: '模板.docx',
  summary: '核对记录表模板：字段名都认识、括号成对',
  async run({ words: [file], print }) {
    if (!file) throw new OperatorError('请给出模板文件，例如 forms check 记录表.docx')
    const bytes = await fs.readFile(typedPath(file)).catch(() => {
      throw new OperatorError(`读不到文件 ${file}`)
    })
    const look = await lookAt(bytes)
    if (!look.ok) throw new OperatorError('不是能用的 .docx 模板，或括号没有成对：', look.why)
    if (look.unknown.length > 0) {
      throw new OperatorError(
        ...look.unknown.map((name) => `没有名为“${name}”的字段`),
        '可用的字段见 docs/forms.zh-CN.md。',
      )
    }
    if (look.used.length === 0) throw new OperatorError('模板里没有任何字段')
    print(`模板可用，用到 ${look.used.length} 个字段：${look.used.join('、')}`)
    if (look.unused.length > 0) print(`没有用到：${look.unused.join('、')}`)
  },
}

/** Writes our own template, to begin with. */
export const formsTemplateCommand: Command = {
  name: 'forms template',
  usage: '--out 记录表.docx',
  summary: '写出自带的记录表模板，供学校改版',
  async run({ options, print }) {
    if (!options.out) throw new OperatorError('请用 --out 给出要写的文件')
    await fs.writeFile(typedPath(options.out), await recordTemplate())
    print(`已写出 ${options.out}。改好后用 forms check 核对。`)
  },
}
