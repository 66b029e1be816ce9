import { MESSAGE_KINDS } from '../contract'
import { STUCK_AFTER, WHY, waitedEnough } from '../domain/delivery'
import { isQuiet, latestFor, sendableFrom } from '../domain/quiet-hours'
import type { Platform } from '../platform/ports'
import {
  BATCH,
  giveUpBegun,
  giveUpKind,
  giveUpOutdated,
  type Message,
  postpone,
  sendableNow,
} from '../store/messages'
import { settingsOf } from '../store/settings'
import { type Run, sendBatch } from './send-batch'

/**
 * Sends what may go out now, the longest waiting first, a hundred at a time, until nothing is left or the time is over.
 * Whatever is not begun by then waits for the next run.
 * @param until milliseconds since the run began after which no batch is begun
 * @returns how many were sent
 */
export async function deliver(platform: Platform, until: number): Promise<number> {
  const { documents, now } = platform
  await giveUpOutdated(documents, WHY.outdated, now)
  // at night nothing goes, however late it has become (F14)
  if (isQuiet(now, now)) return 0
  const run = await runOf(platform)
  let sent = 0
  while (platform.elapsed() < until) {
    const kinds = MESSAGE_KINDS.filter((kind) => !run.stopped.has(kind))
    const page = await sendableNow(documents, now, kinds)
    if (page.length === 0) break
    const stopped = run.stopped.size
    const waiting = page.filter((one) => isQuiet(now, latestOf(one)))
    const postponed = await waitForMonday(documents, waiting, now)
    const progress = await sendBatch(
      run,
      page.filter((one) => !waiting.includes(one)),
    )
    sent += progress.sent
    // nothing moved: another run is at the same messages
    if (progress.moved + postponed === 0 && run.stopped.size === stopped) break
  }
  await giveUpStopped(run)
  return sent
}

/** As {@link deliver}, for messages at hand; those not owed, not due yet or muted now are left alone. */
export async function deliverThese(
  platform: Platform,
  messages: readonly Message[],
): Promise<number> {
  const { now } = platform
  const due = messages.filter(
    (one) =>
      one.state === 'owed' &&
      one.dueAt <= now &&
      !isQuiet(now, latestOf(one)) &&
      (one.until === null || now < one.until),
  )
  if (due.length === 0) return 0
  const run = await runOf(platform)
  let sent = 0
  for (let from = 0; from < due.length; from += BATCH) {
    const batch = due.slice(from, from + BATCH).filter((one) => !run.stopped.has(one.kind))
    sent += (await sendBatch(run, batch)).sent
  }
  noteStopped(run)
  return sent
}

/** What tells of an event is of use until it; of the rest, until it is outdated. */
const latestOf = ({ activityId, until }: Message): number | null =>
  activityId !== null && until !== null ? latestFor(until) : until

/** What became late and may still wait does so (F14). @returns how many */
async function waitForMonday(
  documents: Platform['documents'],
  waiting: readonly Message[],
  now: number,
): Promise<number> {
  const [first] = waiting
  if (!first) return 0
  const ids = waiting.map((one) => one._id)
  // at a weekend all that waits waits for the same Monday
  return postpone(documents, ids, sendableFrom(now, latestOf(first)))
}

const runOf = async (platform: Platform): Promise<Run> => ({
  platform,
  settings: await settingsOf(platform.documents),
  stopped: new Map(),
  refusedSince: new Map(),
})

/** Templates that WeChat refuses as such: the operator reads it in the log; what waited long enough is given up. */
async function giveUpStopped(run: Run): Promise<void> {
  const { documents, now } = run.platform
  noteStopped(run)
  for (const [kind, code] of run.stopped) {
    const dueBefore = waitedEnough(run.refusedSince.get(kind) ?? now, now)
    if (dueBefore === null) continue
    await giveUpKind(documents, { kind, dueBefore }, { why: String(code), now })
  }
}

function noteStopped({ platform, stopped }: Run): void {
  for (const [kind, code] of stopped) platform.log.info('template-stopped', { kind, code })
}

/**
 * Messages whose sending was begun and never settled, because an instance died: they may have gone out, so they are
 * never sent again but listed for a telephone call.
 */
export const giveUpStuck = ({ documents, now }: Platform): Promise<number> =>
  giveUpBegun(documents, now - STUCK_AFTER, WHY.uncertain)
