import { OperatorError } from '../operator-error'
import { simulateReminders } from '../simulate/reminders'
import type { Command, Options } from './command'

/** In a hundred: runs killed, runs doubled, refusals of each kind. */
const CHANCES = { killed: 5, doubled: 5, refused: 3 }
const YEAR = 365

export const simulateYearCommand: Command = {
  name: 'simulate year',
  usage: '[--units 1] [--branches 20] [--members 30] [--seed 1]',
  summary:
    '在本机内存里模拟一年的提醒：运行被中断、重复、微信报错；列出每条的去向（不连接任何环境）',
  async run({ options, print }) {
    const size = sizeOf(options)
    const { lines, reasons, met, posted } = await simulateReminders(size)
    print(
      `发布活动 ${posted} 次；定时运行 ${met.runs} 次，其中重复 ${met.doubled} 次、中断 ${met.killed} 次；`,
    )
    print(`安排微信报错 ${met.refusals} 次。`)
    print('类别　应发　已发　列入电话名单　未到时间　悬空　遗漏　重复　虚记　超出授权')
    for (const line of lines) {
      const { kind, owed, sent, listed, waiting, open, missing, twice, untrue, beyond } = line
      print([kind, owed, sent, listed, waiting, open, missing, twice, untrue, beyond].join('　'))
    }
    print(
      `未送达的原因：${Object.entries(reasons)
        .map(([why, n]) => `${why} ${n}`)
        .join('，')}`,
    )
    const wrong = lines.some(
      (one) => one.open + one.missing + one.twice + one.untrue + one.beyond > 0,
    )
    if (wrong) throw new OperatorError('有悬空、遗漏、重复、虚记或超出授权的消息，见上表。')
  },
}

const USUAL = { units: 1, branches: 20, members: 30, seed: 1 }
const MOST = { units: 99, branches: 99, members: 500, seed: 1_000_000 }

/** @throws OperatorError for a number that makes no sense */
function sizeOf(options: Options) {
  const number = (name: keyof typeof USUAL, least: number) => {
    const text = options[name]
    const value = text === undefined ? USUAL[name] : Number(text)
    if (Number.isInteger(value) && value >= least && value <= MOST[name]) return value
    throw new OperatorError(`--${name} 应是 ${least} 至 ${MOST[name]} 的整数`)
  }
  return {
    units: number('units', 1),
    branches: number('branches', 1),
    members: number('members', 6),
    seed: number('seed', 0),
    days: YEAR,
    chances: CHANCES,
  }
}
