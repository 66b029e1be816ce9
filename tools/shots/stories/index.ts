import { type Demo, startDemo } from '../../../emulator/demo/start'
import type { Print } from '../forms'
import { monthsForms, rarerForms } from '../prints'
import { RarerDays } from '../rarer-days'
import { ThemeDay } from '../theme-day'
import type { Moment } from './moment'
import { rarerDays } from './rarer-days'
import { themeDay } from './theme-day'

/** A month that is lived through from its beginning, in a demo of its own; `prints` stand ready at its end. */
export type Story = {
  name: string
  begin(): Promise<Demo>
  tell(demo: Demo): { moments: Moment[]; prints(): Print[] }
}

/** Tuesday morning, three days before the usual slot. */
const BEGINS = '2026-12-08T09:00:00+08:00'
const begin = (timers: boolean) => () => startDemo({ memory: true, port: 0, now: BEGINS, timers })

export const STORIES: readonly Story[] = [
  {
    name: 'theme day',
    begin: begin(true),
    tell(demo) {
      const actor = new ThemeDay(demo)
      return { moments: themeDay(actor), prints: () => monthsForms(actor) }
    },
  },
  {
    name: 'rarer days',
    // it tells of a timer that stands still
    begin: begin(false),
    tell(demo) {
      const actor = new RarerDays(demo)
      return { moments: rarerDays(actor), prints: () => rarerForms(actor) }
    },
  },
]
