import { now } from './clock'
import { fixed } from './dom'

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
})

/** The time at the top of the screen, on the phone's clock. */
export function keepStatusBar(): void {
  const paint = () => {
    fixed('statustime').textContent = CLOCK.format(now())
  }
  paint()
  setInterval(paint, 1000)
}
