import { createHash } from 'node:crypto'
import { dayOf } from '../cloudfunctions/core/domain/calendar'
import { yearsOver } from '../cloudfunctions/core/domain/retention'
import type { Documents } from '../cloudfunctions/core/platform/ports'
import { entriesAfter, type StoredEntry } from '../cloudfunctions/core/store/ledger-chain'
import { Album, media } from '../cloudfunctions/core/store/media'
import { settingsOf } from '../cloudfunctions/core/store/settings'
import type { Connection } from './platform/connect'

const PAGE = 200

/** A picture or clip that is not what was sealed: another one, or none where there should be one. */
export type Unlike = { branchName: string; month: string; theme: string; what: 'changed' | 'gone' }

/**
 * Fetches every picture and clip of closed records and compares its bytes with the digests that were sealed (C4.3c,
 * C4.3d). What the school keeps no longer (D5) may be gone.
 * @param branchIds null for all
 */
export async function verifyPictures(
  { documents, bytesOf, now }: Connection,
  branchIds: readonly string[] | null,
): Promise<{ looked: number; unlike: Unlike[] }> {
  const { retention } = await settingsOf(documents)
  const over = yearsOver(dayOf(await now()), retention).media
  const sealed = await newestEntries(documents, branchIds)
  const unlike: Unlike[] = []
  let looked = 0
  for (let from = 0; from < sealed.length; from += PAGE) {
    const entries = sealed.slice(from, from + PAGE)
    const ids = entries.map((one) => one.activityId)
    const albums = (await documents.getMany(media.name, ids)).map((doc) => Album.parse(doc))
    for (const { activityId, branchName, line, sealed: content } of entries) {
      const say = (what: Unlike['what']) =>
        unlike.push({ branchName, month: line.month, theme: line.theme, what })
      const wanted = new Set(content.media)
      const items = albums.find((one) => one._id === activityId)?.items ?? []
      for (const item of items) {
        looked += 1
        wanted.delete(item.sha256)
        const bytes = await bytesOf(item.fileId)
        if (!bytes) say('gone')
        else if (!content.media.includes(digestOf(bytes))) say('changed')
      }
      const mayBeGone = Number(line.month.slice(0, 4)) <= over
      if (!mayBeGone) for (const _ of wanted) say('gone')
    }
  }
  return { looked, unlike }
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What was sealed last about each theme day; without days that are kept no longer. */
async function newestEntries(
  documents: Documents,
  branchIds: readonly string[] | null,
): Promise<StoredEntry[]> {
  const newest = new Map<string, StoredEntry>()
  for (let after = ''; ; ) {
    const page = await entriesAfter(documents, after, branchIds, PAGE)
    for (const entry of page) if (entry.activityId) newest.set(entry.activityId, entry)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return [...newest.values()]
    after = last._id
  }
}
