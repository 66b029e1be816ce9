import type { Output } from '../../../../typings/contract'

/** What a verification found, in sentences that say where to look. */
export function verifiedLines({ entries, broken, lost, unlike }: Output<'ledger.verify'>) {
  const lines = broken.map(({ branchName, seq }) => `${branchName}：第${seq}条的封签对不上。`)
  for (const { branchName, seq } of unlike)
    lines.push(`${branchName}：第${seq}条所记的活动被改过，和封存时不一致。`)
  if (lost > 0) lines.push(`有${lost}次已归档的活动找不到台账条目。`)
  if (lines.length > 0)
    return { tone: 'watch', lines: [...lines, '请联系管理员，和备份、打印件核对。'] }
  return { tone: 'good', lines: [`共${entries}条，全部一致。`] }
}
