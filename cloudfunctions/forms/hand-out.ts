import type { Platform } from '../core/platform/ports'
import { yes } from '../core/refuse'

/** Seconds a link lives: long enough for a phone to fetch it, too short to be passed on. */
const LINK_SECONDS = 600

/** Puts a file into private storage; the phone gets a temporary link. */
export async function handOut(
  { files, random }: Platform,
  branchId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
) {
  const fileId = await files.put(`forms/${branchId}/${random(16)}/${name}`, bytes)
  const [url] = await files.links([fileId], LINK_SECONDS)
  if (!url) throw new Error('the workbook was stored but has no link')
  return yes({ fileId, fileName: name, url })
}
