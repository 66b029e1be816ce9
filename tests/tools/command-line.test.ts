import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { commands } from '../../tools/commands'
import { readSettings } from '../../tools/commands/settings-set'
import { runTool } from '../../tools/main'
import { OperatorError } from '../../tools/operator-error'

async function said(...argv: string[]): Promise<string> {
  const lines: string[] = []
  await runTool(argv, (line) => lines.push(line))
  return lines.join('\n')
}
const refusal = (...argv: string[]) =>
  said(...argv).then(
    () => 'no refusal',
    (error: unknown) => (error instanceof OperatorError ? error.message : `a fault: ${error}`),
  )

const saved = { ...process.env }
beforeEach(() => {
  for (const name of [
    'TCB_ENV',
    'TENCENTCLOUD_SECRETID',
    'TENCENTCLOUD_SECRETKEY',
    'TCB_CONTEXT_CNFG',
  ]) {
    delete process.env[name]
  }
})
afterAll(() => Object.assign(process.env, saved))

test.each([[['--help']], [['help']], [[]], [['roster', 'import', '-h']]])(
  'help lists every command: %j',
  async (argv) => {
    const help = await said(...argv)
    for (const { name, summary } of commands) {
      expect(help).toContain(name)
      expect(help).toContain(summary)
    }
  },
)

test.each([
  [['rosters'], '没有“rosters”这个命令'],
  [['verify', '--brunch', 'b'], '选项 --brunch 不认识'],
  [['roster', 'import'], '请给出名册文件'],
  [['roster', 'import', 'x.xlsx', '--since', '九月'], '--since 请写成 2026-09-01'],
  [['roster', 'import', '/nowhere/x.xlsx'], '读不到文件 /nowhere/x.xlsx'],
  [['settings', 'set'], '请给出设置文件'],
  [['export-ledger'], '请用 --out'],
  [['verify'], '没有说明要连接哪个云环境'],
  [['provision', '--local', 'no sense'], '--local 不是网址或端口'],
])('a mistake is answered with what to do: %j', async (argv, sentence) => {
  expect(await refusal(...argv)).toContain(sentence)
})

test('a gateway that does not run is said plainly', async () => {
  expect(await refusal('provision', '--local', 'http://127.0.0.1:9')).toContain('连接不上本机环境')
})

test('the command ends with a code other than zero and without a stack', () => {
  const root = path.resolve(__dirname, '../..')
  const run = spawnSync(process.execPath, ['tools/run/tsx.mjs', 'tools/main.ts', 'nonsense'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(run.status).toBe(1)
  expect(run.stderr.trim()).toBe('没有“nonsense”这个命令；用 --help 查看说明')
})

describe('settings', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-'))
  const demo = path.resolve(__dirname, '../../emulator/demo/settings.json')
  afterAll(() => fs.rmSync(folder, { recursive: true }))
  const fileWith = (content: string) => {
    const file = path.join(folder, 'settings.json')
    fs.writeFileSync(file, content)
    return file
  }

  test('the demo settings are complete', async () => {
    expect(await readSettings(demo)).toMatchObject({ _id: 'school', schoolName: '示例大学' })
  })

  test('every wrong field is named', async () => {
    const wrong = { ...JSON.parse(fs.readFileSync(demo, 'utf8')), leadDays: -1, colour: 'red' }
    await expect(readSettings(fileWith(JSON.stringify(wrong)))).rejects.toThrow(
      /leadDays：.*colour.*没有写入任何内容/s,
    )
  })

  test('a file that is no JSON is refused', async () => {
    await expect(readSettings(fileWith('schoolName: x'))).rejects.toThrow('文件不是 JSON')
  })
})
