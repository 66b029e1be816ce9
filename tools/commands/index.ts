import { backupCommand, restoreCommand } from './backup'
import type { Command } from './command'
import { exportLedgerCommand } from './export-ledger'
import { formsCheckCommand, formsTemplateCommand } from './forms-template'
import { loadSetCommand } from './load-set'
import { planImportCommand } from './plan-import'
import { provisionCommand } from './provision'
import { retentionCommand } from './retention'
import { rosterImportCommand } from './roster-import'
import { schoolOfficerCommand } from './school-officer'
import { schoolSetCommand } from './school-set'
import { settingsSetCommand } from './settings-set'
import { simulateYearCommand } from './simulate-year'
import { templatesCheckCommand } from './templates-check'
import { verifyCommand } from './verify'

/** In the order in which a new environment needs them. */
export const commands: readonly Command[] = [
  provisionCommand,
  settingsSetCommand,
  templatesCheckCommand,
  formsTemplateCommand,
  formsCheckCommand,
  rosterImportCommand,
  schoolSetCommand,
  schoolOfficerCommand,
  planImportCommand,
  verifyCommand,
  exportLedgerCommand,
  backupCommand,
  restoreCommand,
  retentionCommand,
  loadSetCommand,
  simulateYearCommand,
]
