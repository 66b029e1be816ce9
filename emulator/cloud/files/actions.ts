import { GatewayError, invalidParam } from '../errors'
import type { Actions } from '../wire/call'
import { checkPath } from './paths'
import type { FileRecord, Storage } from './storage'

/** The service takes at most this many files in one call. */
const MOST_FILES = 50

const limited = (list: unknown[]): unknown[] => {
  if (list.length > MOST_FILES) throw invalidParam(`at most ${MOST_FILES} files at once`)
  return list
}

const missing = (fileID: string) => ({ code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' })

/** The `storage.*` actions of the wire (cloud-protocol §1.3). */
export function storageActions(storage: Storage): Actions {
  return {
    'storage.getUploadMetadata': ({ params, requestId }) => {
      const { url, authorization, fileId } = storage.uploadTicket(params.text('path'))
      return { data: { url, token: 'local', authorization, fileId, cosFileId: requestId } }
    },
    'storage.batchGetDownloadUrl': ({ params }) => ({
      data: {
        download_list: limited(params.list('file_list')).map((entry) =>
          answerLink(storage, entry as { fileid: string; max_age?: number }),
        ),
      },
    }),
    'storage.batchDeleteFile': ({ params }) => ({
      data: {
        delete_list: limited(params.list('fileid_list')).map((id) => ({
          fileID: String(id),
          code: storage.remove(String(id)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
        })),
      },
    }),
    'storage.batchCopyFile': async ({ params }) => {
      const list = limited(params.list('file_list')) as CopyOrder[]
      return {
        data: { copy_list: await Promise.all(list.map((order) => copyOne(storage, order))) },
      }
    },
  }
}

/** @returns one row of `batchGetDownloadUrl` */
export function answerLink(
  storage: Storage,
  { fileid, max_age }: { fileid: string; max_age?: number },
  allowed: (file: FileRecord) => boolean = () => true,
) {
  const file = storage.find(fileid)
  if (!file) return missing(fileid)
  if (!allowed(file)) return { ...missing(fileid), code: 'STORAGE_EXCEED_AUTHORITY' }
  const { url, maxAge } = storage.link(file, max_age)
  return { code: 'SUCCESS', fileID: fileid, tempFileURL: url, maxAge }
}

interface CopyOrder {
  src_path: string
  dst_path: string
  overwrite?: boolean
  remove_original?: boolean
}

async function copyOne(storage: Storage, order: CopyOrder) {
  const { src_path, dst_path, overwrite, remove_original } = order
  try {
    await storage.copy(checkPath(src_path), checkPath(dst_path), overwrite !== false)
    if (remove_original) storage.remove(storage.ids.of(src_path))
    return { fileId: storage.ids.of(dst_path) }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    return { fileId: storage.ids.of(dst_path), code: error.code, message: error.message }
  }
}
