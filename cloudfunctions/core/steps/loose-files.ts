import type { Instant, MediaId } from '../contract'
import { HOUR } from '../domain/calendar'
import { looseIdOf } from '../domain/identity'
import { pathOf } from '../domain/upload'
import type { Platform } from '../platform/ports'
import {
  type LooseFiles,
  looseById,
  looseDue,
  markGoing,
  putOff,
  removeLoose,
} from '../store/loose-files'
import { albumOf } from '../store/media'

/** Removed in one question (platform §4.6): each names at most two files. */
const AT_MOST = 25

/** Removes the files that no record holds and whose time is over, forms that were handed out among them (F6). @returns how many names went */
export async function clearLoose(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const claimed: LooseFiles[] = []
  for (const { _id } of await looseDue(documents, now, AT_MOST)) {
    const loose = await claim(platform, _id, now)
    if (loose) claimed.push(loose)
  }
  await drop(platform, claimed)
  return claimed.length
}

/** Removes what is left loose of one picture; what a broken run leaves, the timer removes later. */
export async function clearLooseOf(platform: Platform, mediaId: MediaId): Promise<void> {
  const loose = await claim(platform, looseIdOf(mediaId), Number.POSITIVE_INFINITY)
  if (loose) await drop(platform, [loose])
}

/** Nobody builds on them from here; what a record holds meanwhile is not among them. Null when they are not due. */
const claim = ({ documents }: Platform, id: string, dueBy: Instant): Promise<LooseFiles | null> =>
  documents.transact(async (tx) => {
    const loose = await looseById(tx, id)
    if (!loose || loose.due > dueBy) return null
    const album = loose.activityId ? await albumOf(tx, loose.activityId) : null
    const held = new Set(album?.items.map((one) => pathOf(one.fileId)))
    await markGoing(tx, id)
    return { ...loose, paths: loose.paths.filter((path) => !held.has(path)) }
  })

/** What the storage does not let go of stays named and is tried again later, behind the others. */
async function drop(
  { documents, files, now, log }: Platform,
  claimed: readonly LooseFiles[],
): Promise<void> {
  if (claimed.length === 0) return
  const unseen = claimed.some((one) => one.root === null) ? await files.root() : ''
  const idsOf = ({ root, paths }: LooseFiles) => paths.map((path) => `${root ?? unseen}${path}`)
  const left = new Set(await files.remove(claimed.flatMap(idsOf)))
  for (const one of claimed) {
    if (idsOf(one).every((id) => !left.has(id))) await removeLoose(documents, one._id)
    else await putOff(documents, one._id, now + HOUR)
  }
  if (left.size > 0) log.fault('files-not-removed', new Error(`${left.size} files stay`))
}
