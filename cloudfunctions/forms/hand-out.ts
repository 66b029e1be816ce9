import { HOUR } from '../core/domain/calendar'
import type { Platform } from '../core/platform/ports'
import { yes } from '../core/refuse'
import { putLoose } from '../core/store/loose-files'

/** Seconds a link lives: long enough for a phone to fetch it, too short to be passed on. */
const LINK_SECONDS = 600

/** A form is there to be taken away, not to lie about: the timer removes what its link has long outlived. */
const KEPT = HOUR

/**
 * Puts a file into private storage; the phone gets a temporary link, and after an hour the file goes. Its name is
 * written down first, so that a run that breaks off leaves nothing behind.
 * @param made its bytes, or where it lies on this machine
 */
export async function handOut(
  { documents, files, random, now }: Platform,
  orgId: string,
  { name, ...made }: { name: string } & ({ bytes: Uint8Array } | { file: string }),
) {
  const key = random(16)
  const path = `forms/${orgId}/${key}/${name}`
  await putLoose(documents, key, {
    activityId: null,
    root: null,
    paths: [path],
    due: now + KEPT,
    going: false,
  })
  const fileId =
    'bytes' in made ? await files.put(path, made.bytes) : await files.putFile(path, made.file)
  const [url] = await files.links([fileId], LINK_SECONDS)
  if (!url) throw new Error('the form was stored but has no link')
  return yes({ fileId, fileName: name, url })
}
