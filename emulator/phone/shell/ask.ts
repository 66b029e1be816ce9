/** A question to the phone's own server. */
export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init =
    body === undefined
      ? undefined
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }
  const response = await fetch(path, init)
  if (!response.ok) throw new Error(`${path} ${response.status}`)
  return (await response.json()) as T
}

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
})

/** `12月5日周五 15:00`, Asia/Shanghai. */
export function momentText(at: number): string {
  const parts = Object.fromEntries(MOMENT.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.month}月${parts.day}日 ${parts.weekday} ${parts.hour}:${parts.minute}`
}
