import { createReadStream } from 'node:fs'
import { rootOf } from '../../cloudfunctions/core/domain/upload'
import type { Documents, Files, Platform } from '../../cloudfunctions/core/platform/ports'
import { LEDGER_SECRET, SIGN_IN_SECRET, type World } from './call'

/** The gateway's storage, as the functions see it. */
export function cloudFiles({ gateway }: World): Files {
  const app = async () => {
    Object.assign(process.env, gateway.env())
    const { default: cloudbase } = await import('@cloudbase/node-sdk')
    return cloudbase.init({ env: process.env.TCB_ENV ?? '' })
  }
  const files: Files = {
    async put(path, bytes) {
      const fileContent = Buffer.from(bytes)
      return (await (await app()).uploadFile({ cloudPath: path, fileContent })).fileID
    },
    async putFile(path, file) {
      const fileContent = createReadStream(file)
      return (await (await app()).uploadFile({ cloudPath: path, fileContent })).fileID
    },
    async get(fileID) {
      const [link] = await files.links([fileID], 60)
      return link ? new Uint8Array(await (await fetch(link)).arrayBuffer()) : null
    },
    async remove(fileList) {
      if (fileList.length > 0) await (await app()).deleteFile({ fileList: [...fileList] })
      return []
    },
    async there(fileIds) {
      return (await files.links(fileIds, 60)).map((link) => link !== null)
    },
    async links(fileIds, maxAge) {
      if (fileIds.length === 0) return []
      const fileList = fileIds.map((fileID) => ({ fileID, maxAge }))
      const answer = await (await app()).getTempFileURL({ fileList })
      return answer.fileList.map((file: { tempFileURL?: string }) => file.tempFileURL || null)
    },
    root: async () => rootOf(await files.put('root', new Uint8Array(1))),
  }
  return files
}

class Killed extends Error {}
let randoms = 0

/**
 * The platform as one run has it that the cloud ends before its `calls`-th question to database, storage or WeChat:
 * nothing is asked and nothing answered from then on.
 */
function dyingPlatform(world: World, calls: number): Platform {
  const left = { calls }
  const dying = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (whole, name: keyof T & string) => {
        const ask = whole[name]
        if (typeof ask !== 'function') return ask
        return async (...given: unknown[]) => {
          if (left.calls-- <= 0) throw new Killed(`killed before ${name}`)
          return ask.apply(whole, given)
        }
      },
    })
  const wechat = { checkPicture: async () => 'trace' } as unknown as Platform['wechat']
  return {
    now: world.gateway.clock.now(),
    elapsed: () => 0,
    requestId: 'dying',
    documents: dying<Documents>(world.documents),
    files: dying(cloudFiles(world)),
    wechat: dying(wechat),
    signInSecrets: [SIGN_IN_SECRET],
    ledgerSecrets: [LEDGER_SECRET],
    random: () => String(randoms++).padStart(20, 'x'),
    log: { info: () => undefined, fault: () => undefined },
  }
}

/** The platform over the world's own database and storage, for a run inside the test. */
export const platformOf = (world: World): Platform => dyingPlatform(world, Number.POSITIVE_INFINITY)

/**
 * Lets an action run until the cloud ends it before its `calls`-th question.
 * @returns whether the run reached its end
 */
export async function dies(
  world: World,
  calls: number,
  run: (platform: Platform) => Promise<unknown>,
): Promise<boolean> {
  try {
    await run(dyingPlatform(world, calls))
    return true
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    return false
  }
}
