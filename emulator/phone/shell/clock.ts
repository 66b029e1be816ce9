import { button, element } from '../client/dom'
import { ask, momentText } from './ask'
import { phone } from './frame'
import { fill, row } from './section'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SHANGHAI = 8 * HOUR

let offset = 0

interface Clock {
  offset: number
}

/** What the gateway's clock says now. */
export const deskNow = (): number => Date.now() + offset

export function takeOffset(next: number): void {
  offset = next
  phone()?.setClockOffset(next)
}

const set = async (change: unknown) => takeOffset((await ask<Clock>('/__clock', change)).offset)

/** `YYYY-MM-DDTHH:mm` of an instant in Asia/Shanghai, for a datetime-local field. */
const fieldText = (at: number) => new Date(at + SHANGHAI).toISOString().slice(0, 16)

/** 时间: the clock of cloud and phone, set or moved on, and timers run by hand. */
export async function showClock(onTimers: (outcome: string) => void): Promise<void> {
  takeOffset((await ask<Clock>('/__clock')).offset)
  const now = element('div', 'now')
  const field = element('input', 'wide')
  field.type = 'datetime-local'
  field.setAttribute('aria-label', '设定时间')
  field.value = fieldText(deskNow())
  const tell = () => {
    now.textContent = momentText(deskNow())
  }
  const move = async (change: unknown) => {
    await set(change)
    field.value = fieldText(deskNow())
    tell()
  }
  const runTimers = async () => {
    onTimers('定时任务运行中…')
    try {
      onTimers(`定时任务 ${JSON.stringify(await ask('/__timers', {}))}`)
    } catch (error) {
      onTimers(`定时任务失败 ${String(error)}`)
    }
  }
  fill(
    'clock',
    '时间（手机和云端）',
    row(now),
    row(
      field,
      button('', '设定', () => move({ now: `${field.value}:00+08:00` })),
    ),
    row(
      button('', '+1小时', () => move({ advance: HOUR })),
      button('', '+1天', () => move({ advance: DAY })),
      button('', '现在', () => move({ reset: true })),
      button('', '运行定时任务', runTimers),
    ),
  )
  tell()
  setInterval(tell, 1000)
}

/** Others may set the clock too: the gateway is asked now and then. */
export async function refreshClock(): Promise<void> {
  takeOffset((await ask<Clock>('/__clock')).offset)
}
