import type { Month } from '../core/contract'
import { countSegments } from '../core/domain/annual'
import { addMonths, dayOf, instantOf, monthsOfYear, yearOf } from '../core/domain/calendar'
import {
  annualFileName,
  contactFileName,
  ledgerFileName,
  mobileFileName,
  planFileName,
  recordFileName,
  registerFileName,
} from '../core/domain/form-names'
import { rowsOf } from '../core/domain/ledger-lines'
import { monthCounted } from '../core/domain/obligation'
import { nameOn } from '../core/domain/organisation'
import { recordFields } from '../core/domain/record-paper'
import { annualSheet } from '../core/domain/workbook-annual'
import { contactSheet, mobileSheet } from '../core/domain/workbook-contacts'
import { contentsSheet, type Packed } from '../core/domain/workbook-contents'
import { ledgerSheet } from '../core/domain/workbook-ledger'
import { planSheet } from '../core/domain/workbook-plan'
import { closedRegisterSheet } from '../core/domain/workbook-register'
import type { WorkbookSheet } from '../core/domain/workbook-sheet'
import type { Platform } from '../core/platform/ports'
import { awayRows, contactRows } from '../core/steps/away-rows'
import { branchYear } from '../core/steps/branch-year'
import { plannedThemes } from '../core/steps/planned-themes'
import { paperOf, sealedPart } from '../core/steps/record-paper'
import { closedRows } from '../core/steps/sign-rows'
import { activitiesFrom } from '../core/store/activities'
import { entriesByIds } from '../core/store/ledger'
import { linesOfYear } from '../core/store/ledger-pages'
import { membersByIds } from '../core/store/members'
import { daysOfBranches } from '../core/store/month-days'
import { type Branch, type Org, orgOf } from '../core/store/orgs'
import { planOf } from '../core/store/plans'
import { publishedIn } from '../core/store/published'
import { resolutionsOfAll } from '../core/store/resolutions'
import type { Archive } from './archive'
import { templateOf } from './fill-template'
import { workbookBytes } from './workbook'

type Span = { from: Month; to: Month }
type Days = Awaited<ReturnType<typeof daysOfBranches>>
/** What the forms of a branch share. */
type Pack = { platform: Platform; branch: Branch; unit: Org | null; archive: Archive }

/** Days read at once: with the minutes of each a few hundred kB. */
const PAGE = 10

/**
 * Puts the forms of a branch into an archive: by months the records and registers that are sealed, by years plan, ledger,
 * annual table and contact log, then the register of members elsewhere and the contents. The days ten at a time; questions
 * grow with the years and with every ten days only.
 */
export async function packBranch(
  platform: Platform,
  branch: Branch,
  span: Span,
  archive: Archive,
): Promise<void> {
  const unit = await orgOf(platform.documents, branch.parentId)
  const pack = { platform, branch, unit, archive }
  const years = yearsOf(span)
  const days: Days = []
  for (const year of years) {
    const within = { from: startOf(`${year}-01`), to: startOf(`${year + 1}-01`) }
    days.push(...(await daysOfBranches(platform.documents, [branch._id], within)))
  }
  const { files, open } = await packDays(pack, span, days)
  for (const year of years) files.push(...(await packYear(pack, year)))
  files.push(await packAway(pack))
  const on = dayOf(platform.now)
  const contents = contentsSheet({ branchName: branch.name, ...span, on }, files, open)
  archive.add('目录.xlsx', await workbookBytes(contents))
}

const startOf = (month: Month) => instantOf(`${month}-01`, '00:00')
const yearsOf = ({ from, to }: Span): number[] => {
  const first = Number(from.slice(0, 4))
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, i) => first + i)
}

/** Records and registers of the sealed days, and which days are not sealed. */
async function packDays({ platform, branch, unit, archive }: Pack, span: Span, days: Days) {
  const { documents } = platform
  const fill = await templateOf(platform, 'record')
  const files: Packed[] = []
  const open: { day: string; theme: string }[] = []
  const until = Math.min(startOf(addMonths(span.to, 1)), platform.now)
  for (let skip = 0; ; skip += PAGE) {
    const within = { from: startOf(span.from), to: until }
    const page = await activitiesFrom(documents, branch._id, within, { skip, limit: PAGE })
    const entries = await entriesByIds(
      documents,
      page.flatMap((one) => one.entryId ?? []),
    )
    const people = await membersByIds(
      documents,
      page.flatMap((one) => one.roster.map((row) => row.memberId)),
    )
    const matters = await resolutionsOfAll(
      documents,
      page.map((one) => one._id),
    )
    const plannedFor = await plannedThemes(documents, branch._id, page.map(monthCounted))
    for (const activity of page.filter((one) => !one.cancelled)) {
      const entry = entries.find((one) => one._id === activity.entryId)
      const about = `${dayOf(activity.startsAt)} ${activity.theme}`
      if (!entry) {
        open.push({ day: dayOf(activity.startsAt), theme: activity.theme })
        continue
      }
      const year = yearOf(activity.startsAt)
      const around = {
        unitName: unit ? nameOn(unit, dayOf(activity.startsAt)) : '',
        days: days.filter((one) => yearOf(one.startsAt) === year),
        plannedTheme: plannedFor(monthCounted(activity)),
      }
      const own = matters.filter((one) => one.activityId === activity._id)
      const paper = paperOf(activity, around, sealedPart(entry, own))
      const folder = `${activity.month.replace('-', '/')}/`
      const record = folder + recordFileName(activity.branchName, activity.month)
      files.push({
        file: archive.add(record, await fill(recordFields(paper))),
        form: '记录表',
        about,
      })
      const sheet = closedRegisterSheet({
        ...entry.line,
        branchName: activity.branchName,
        register: closedRows(entry, activity.roster, people),
      })
      const register = folder + registerFileName(activity.branchName, activity.month, true)
      files.push({
        file: archive.add(register, await workbookBytes(sheet)),
        form: '签到表',
        about,
      })
    }
    if (page.length < PAGE) return { files, open }
  }
}

async function packYear(
  { platform, branch, unit, archive }: Pack,
  year: number,
): Promise<Packed[]> {
  const { documents, now } = platform
  const of = { from: `${year}-01`, to: `${year}-12` }
  const { name, _id: branchId } = branch
  const [plan, entries, published] = await Promise.all([
    planOf(documents, branchId, year),
    linesOfYear(documents, branchId, year),
    publishedIn(documents, [branchId]),
  ])
  const counted = entries.map(({ line }) => monthCounted(line))
  const lines = rowsOf(entries, await plannedThemes(documents, branchId, counted), published)
  const its = await branchYear(platform, branch, of)
  const months = monthsOfYear(year).map((month) => its.stateOf(month))
  const segments = countSegments(lines.flatMap((one) => one.segments.map(({ type }) => type)))
  const row = { unitName: unit?.name ?? '', branchName: name, kind: branch.kind, months, segments }
  const on = dayOf(now)
  const forms: [form: string, file: string, sheet: WorkbookSheet][] = [
    ['计划表', planFileName(name, year), planSheet(name, year, plan?.rows ?? [])],
    [
      '台账',
      ledgerFileName(name, year),
      ledgerSheet({ branchName: name, year, lines, exportedOn: on }),
    ],
    ['年度统计表', annualFileName(name, year), annualSheet({ orgName: name, year, on }, [row])],
    [
      '联系记录表',
      contactFileName(name, year),
      contactSheet(name, year, await contactRows(platform, branchId, of)),
    ],
  ]
  const files: Packed[] = []
  for (const [form, file, sheet] of forms) {
    const added = archive.add(`${year}/${file}`, await workbookBytes(sheet))
    files.push({ file: added, form, about: `${year}年` })
  }
  return files
}

async function packAway({ platform, branch, archive }: Pack): Promise<Packed> {
  const on = dayOf(platform.now)
  const sheet = mobileSheet(branch.name, on, await awayRows(platform, branch._id))
  const file = archive.add(mobileFileName(branch.name, on), await workbookBytes(sheet))
  return { file, form: '流动党员登记表', about: `${on} 情况` }
}
