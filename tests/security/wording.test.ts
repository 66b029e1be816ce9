import fs from 'node:fs'
import path from 'node:path'

/** Every word a person can read on the phone: templates, labels, sentences, and what the messages say. */
const ROOT = path.resolve(__dirname, '../..')
const SKIP = new Set(['miniprogram_npm', 'node_modules'])

function textsIn(folder: string): { file: string; text: string }[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return SKIP.has(entry.name) ? [] : textsIn(file)
    if (!/\.(ts|wxml|json)$/.test(entry.name)) return []
    return [{ file, text: fs.readFileSync(path.join(ROOT, file), 'utf8') }]
  })
}

const spoken = [...textsIn('miniprogram'), ...textsIn('cloudfunctions/core/domain')]
const found = (pattern: RegExp) =>
  spoken.flatMap(({ file, text }) => (text.match(pattern) ?? []).map((word) => `${file}: ${word}`))

test.each([
  [
    'C1.1 F2 nothing is played for: no points, ranks, levels, streaks',
    /积分|(?<!不)排名|排行|榜单|等级|勋章|连续\d*[天次]/g,
  ],
  [
    'F3 nobody is counted for using the app',
    /安装率|使用率|活跃度|登录次数|未登录|在线时长|已读|未读/g,
  ],
  ['F5 nothing is measured in likes, votes or forwards', /点赞|转发量|浏览量|阅读量|学习时长/g],
  ['F6 no place of a person and no picture is demanded', /定位|轨迹|人脸|必须上传|至少\d+张/g],
  ['F8 nobody is hurried', /立即(?:回复|响应)|限时|逾期未|催办/g],
  ['C1.1 the tone is sober: no emoji', /\p{Extended_Pictographic}/gu],
])('%s', (_, pattern) => {
  expect(spoken.length).toBeGreaterThan(100)
  expect(found(pattern)).toEqual([])
})
