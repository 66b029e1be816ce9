import { randomBytes, randomUUID } from 'node:crypto'
import { sdk } from './cloud'
import { documentsOver } from './documents'
import { files } from './files'
import { logFor } from './log'
import type { Documents, Platform } from './ports'
import type { SdkDatabase } from './sdk-database'
import { wechat } from './wechat'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Random lower-case base-32 text, five bits a letter. */
export const random = (length: number): string =>
  [...randomBytes(length)].map((byte) => ALPHABET[byte % 32]).join('')

/** A missing document is an answer, not an error. */
function database(): SdkDatabase {
  const settings: object = { throwOnNotFound: false }
  return sdk().database(settings) as unknown as SdkDatabase
}

let documents: Documents | undefined

/**
 * The running secret, then those of `<name>_BEFORE`, separated by commas.
 * @throws when there is none: nothing is sealed or signed with an empty key
 */
function secretsIn(name: string): readonly [string, ...string[]] {
  const { [name]: running, [`${name}_BEFORE`]: before = '' } = process.env
  if (!running) throw new Error(`${name} is not set in the environment of this function`)
  return [running, ...before.split(',').filter(Boolean)]
}

/** Everything one invocation gets; the clock is read here and nowhere else. */
export function platformFor(requestId: string = randomUUID()): Platform {
  documents ??= documentsOver(database(), 'wx')
  const now = Date.now()
  return {
    now,
    elapsed: () => Date.now() - now,
    requestId,
    documents,
    files,
    wechat,
    get signInSecrets() {
      return secretsIn('SIGN_IN_SECRET')
    },
    get ledgerSecrets() {
      return secretsIn('LEDGER_SECRET')
    },
    random,
    log: logFor(requestId),
  }
}
