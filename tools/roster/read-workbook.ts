import fs from 'node:fs/promises'
import type { Sheet } from '../../cloudfunctions/core/domain/roster-problem'
import { sheetsOf } from '../../cloudfunctions/forms/read-workbook'
import { OperatorError } from '../operator-error'

const MOST_BYTES = 20 * 1024 * 1024
const MOST_UNPACKED = 200 * 1024 * 1024

/**
 * Reads every sheet of an .xlsx file.
 * @throws OperatorError when the file is missing, too large or no workbook
 */
export async function readWorkbook(file: string): Promise<Sheet[]> {
  const bytes = await fs.readFile(file).catch(() => {
    throw new OperatorError(`读不到文件 ${file}`)
  })
  if (bytes.length > MOST_BYTES) throw new OperatorError('文件超过 20 MB，不像一份表格')
  const read = await sheetsOf(bytes, MOST_UNPACKED)
  if (read.ok) return read.sheets
  throw new OperatorError(
    read.why === 'too-large'
      ? '文件展开后过大，不像一份表格'
      : '文件不是 .xlsx 工作簿，或已损坏；请用表格软件另存为 .xlsx 再试',
  )
}
