import * as z from 'zod'
import { Day, type Role } from '../../cloudfunctions/core/contract'
import { dayOf } from '../../cloudfunctions/core/domain/calendar'
import { readSchoolNo } from '../../cloudfunctions/core/domain/roster-cells'
import { lookUp, wordsOf } from '../../cloudfunctions/core/domain/roster-words'
import { OperatorError } from '../operator-error'
import { endSchoolOffice, giveSchoolOffice } from '../school/officer'
import type { Command } from './command'

const ROLES: Readonly<Record<string, Role>> = { 书记: 'school_secretary', 组织员: 'org_officer' }

export const schoolOfficerCommand: Command = {
  name: 'school officer',
  usage: '工号 --role 书记|组织员 [--from 2026-09-01 或 --end 2026-12-31] [--dry-run]',
  summary: '学校党委书记、组织部组织员任职；给出 --end 为离任，可重复运行',
  async run({ words: [no], options, print, connect }) {
    const schoolNo = readSchoolNo(no ?? '')
    if (!schoolNo.ok) throw new OperatorError(`${schoolNo.text}，例如 school officer T0044`)
    const word = options.role ?? ''
    const role = lookUp(ROLES, word)
    if (role === null) throw new OperatorError(`请用 --role 给出职务，可填：${wordsOf(ROLES)}`)
    if (options.from && options.end) {
      throw new OperatorError('任职（--from）和离任（--end）请分两次办理。')
    }
    const day = z.optional(Day).safeParse(options.end ?? options.from)
    if (!day.success) throw new OperatorError('日期请写成 2026-09-01')
    const { documents, now } = connect()
    const at = await now()
    const about = { schoolNo: schoolNo.value, role, now: at, write: !options.dryRun }
    const on = day.data ?? dayOf(at)
    const changed = options.end
      ? await endSchoolOffice(documents, { ...about, to: on })
      : await giveSchoolOffice(documents, { ...about, from: on })
    const what = options.end ? `任职到 ${on} 为止` : `自 ${on} 起任职`
    print(`${changed ? '' : '未变　'}${schoolNo.value} ${word}：${what}。`)
    if (options.dryRun) print('这是试运行，没有写入。')
  },
}
