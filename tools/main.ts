import { parseArgs } from 'node:util'
import { commands } from './commands'
import type { Command, Options } from './commands/command'
import { helpText } from './help'
import { OperatorError } from './operator-error'
import { connect } from './platform/connect'

const text = { type: 'string' } as const
const OPTIONS = {
  local: text,
  'env-id': text,
  'secret-id': text,
  'secret-key': text,
  region: text,
  since: text,
  branch: text,
  out: text,
  year: text,
  reason: text,
  units: text,
  branches: text,
  members: text,
  seed: text,
  name: text,
  role: text,
  from: text,
  end: text,
  'dry-run': { type: 'boolean' },
  apply: { type: 'boolean' },
  pictures: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * Runs one operator's command.
 * @param argv the words after the program's name
 * @throws OperatorError when the command is unknown or says no
 */
export async function runTool(argv: string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = parse(argv)
  if (values.help || positionals.length === 0 || positionals[0] === 'help') {
    print(helpText())
    return
  }
  const [command, words] = find(positionals)
  const options: Options = {
    local: values.local,
    envId: values['env-id'],
    secretId: values['secret-id'],
    secretKey: values['secret-key'],
    region: values.region,
    since: values.since,
    branch: values.branch,
    out: values.out,
    year: values.year,
    reason: values.reason,
    units: values.units,
    branches: values.branches,
    members: values.members,
    seed: values.seed,
    name: values.name,
    role: values.role,
    from: values.from,
    end: values.end,
    dryRun: values['dry-run'],
    apply: values.apply,
    pictures: values.pictures,
  }
  await command.run({ words, options, print, connect: () => connect(options) })
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const option = /'(--?[^' ]+)/.exec(String(error))?.[1] ?? ''
    throw new OperatorError(`选项 ${option} 不认识，或缺少内容；用 --help 查看说明`)
  }
}

function find(words: string[]): [Command, string[]] {
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, index) => words[index] === word))
      return [command, words.slice(name.length)]
  }
  throw new OperatorError(`没有“${words.join(' ')}”这个命令；用 --help 查看说明`)
}

if (require.main === module) {
  runTool(process.argv.slice(2), (line) => console.log(line)).catch((error: unknown) => {
    console.error(error instanceof OperatorError ? error.message : error)
    process.exitCode = 1
  })
}
