import { textOf } from './sdk-database'

/** What the SDKs throw where there is no such file; everything else is a fault (platform §4.6). */
export const isMissingFile = (error: unknown): boolean =>
  /NONEXIST|NoSuchKey|not exist|503003|INVALID_PARAM/i.test(textOf(error))
