import type { Platform } from '../core/platform/ports'
import { yes } from '../core/refuse'

/** Seconds a link lives: long enough for a phone to fetch it, too short to be passed on. */
const LINK_SECONDS = 600

/**
 * Puts a file into private storage; the phone gets a temporary link.
 * @param made its bytes, or where it lies on this machine
 */
export async function handOut(
  { files, random }: Platform,
  orgId: string,
  { name, ...made }: { name: string } & ({ bytes: Uint8Array } | { file: string }),
) {
  const path = `forms/${orgId}/${random(16)}/${name}`
  const fileId =
    'bytes' in made ? await files.put(path, made.bytes) : await files.putFile(path, made.file)
  const [url] = await files.links([fileId], LINK_SECONDS)
  if (!url) throw new Error('the form was stored but has no link')
  return yes({ fileId, fileName: name, url })
}
