import { OperatorError } from '../operator-error'
import { WRONG } from '../simulate/account'
import { simulateReminders } from '../simulate/reminders'
import type { Command, Options } from './command'

/** In a hundred: runs killed, runs doubled, refusals of each kind, messages lost on the way, runs told of it while they run, what is told twice. */
const CHANCES = { killed: 5, doubled: 5, refused: 3, lost: 2, early: 10, repeated: 10 }
/** In a hundred a day: about nine times a year. */
const ACCEPTING = 2.5
const YEAR = 365

export const simulateYearCommand: Command = {
  name: 'simulate year',
  usage: '[--units 1] [--branches 20] [--members 30] [--seed 1]',
  summary:
    '在本机内存里模拟一年的提醒：运行被中断、重复、微信报错；列出每条的去向（不连接任何环境）',
  async run({ options, print }) {
    const size = sizeOf(options)
    const { lines, reasons, met, posted, changed, cancelled } = await simulateReminders({
      ...size,
      onMonth: (month) => print(`模拟到 ${month} …`),
    })
    print(`发布活动 ${posted} 次，其中改地点 ${changed} 次、取消 ${cancelled} 次；`)
    print(
      `定时运行 ${met.runs} 次，其中重复 ${met.doubled} 次、中断 ${met.killed} 次、运行中收到失败回报 ${met.early} 次；停摆 ${met.silent} 天；`,
    )
    print(
      `安排微信报错 ${met.refusals} 次，发出后在途中丢失 ${met.lost} 条；回报重复 ${met.repeated} 次。`,
    )
    print(COLUMNS.map(([, title]) => title).join('　'))
    for (const line of lines) print(COLUMNS.map(([column]) => line[column]).join('　'))
    print(
      `有人看到的，原因：${Object.entries(reasons)
        .map(([why, n]) => `${why} ${n}`)
        .join('，')}`,
    )
    const wrong = lines.some((one) => WRONG.some((column) => one[column] > 0))
    if (wrong)
      throw new OperatorError('有悬空、遗漏、多出、重复、虚记、超出授权或记错的消息，见上表。')
  },
}

const COLUMNS = [
  ['kind', '类别'],
  ['owed', '应发'],
  ['sent', '已发'],
  ['listed', '未到但有人看到'],
  ['replaced', '已被新通知取代'],
  ['left', '前一天提醒未发'],
  ['waiting', '未到时间'],
  ['open', '悬空'],
  ['missing', '遗漏'],
  ['extra', '多出'],
  ['twice', '重复'],
  ['untrue', '虚记'],
  ['beyond', '超出授权'],
  ['misled', '记错'],
] as const

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
    accepting: ACCEPTING,
    chances: CHANCES,
  }
}
